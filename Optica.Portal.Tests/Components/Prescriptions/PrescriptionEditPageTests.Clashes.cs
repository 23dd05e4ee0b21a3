using Bunit;
using Optica.Data.Prescriptions;
using Optica.Domain.Prescriptions;
using Optica.Portal.Features.Prescriptions;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Prescriptions;

public sealed partial class PrescriptionEditPageTests
{
    /// <summary>
    /// What a colleague prescribed meanwhile never comes in by itself: it stands beside what is typed, also where nothing was typed, and
    /// whoever sits here chooses.
    /// </summary>
    [Theory]
    [InlineData(false, -2.25, -2.5)]
    [InlineData(true, -3.0, -2.5)]
    public async Task Draft_SavedBySomebodyElse_AsksForEachOfTheirValues(bool takesTheirs, double right, double left)
    {
        var id = await DraftAsync();
        await using var context = Sign(database.World.Optometrist);
        var page = context.Open<PrescriptionEditPage>($"/admin/prescriptions/{id}/edit", p => p.Add(one => one.Id, id));
        page.WaitForElement("#rx-Right-Sphere");
        context.LookAway();
        page.Find("#rx-Left-Sphere").Change("-2.50");
        await ChangeAsync(id, "od -3.00 os -2.00");

        page.FindAll(".form-actions button")[0].Click();
        page.WaitForElement(".conflict tbody tr");

        Assert.Equal(["OD · Sphere|-2.25|-2.25|-3.00"], Told(page));
        Assert.Equal("-2.50", page.Find("#rx-Left-Sphere").GetAttribute("value"));
        if (takesTheirs)
        {
            page.FindAll(".conflict input[type=radio]")[1].Change("on");
            page.WaitForAssertion(() => Assert.Equal("-3.00", page.Find("#rx-Right-Sphere").GetAttribute("value")));
        }

        page.FindAll(".form-actions button")[0].Click();
        Arrived(page, context);
        var saved = (await database.PrescriptionAsync(id)).Content!.Values;
        Assert.Equal(((decimal?)right, (decimal?)left), (saved.Right.Sphere, saved.Left.Sphere));
    }

    /// <summary>The draft became a prescription meanwhile: nothing typed is lost, and nothing is overwritten.</summary>
    [Fact]
    public async Task Draft_MadeCurrentBySomebodyElse_SaysSoAndKeepsWhatIsTyped()
    {
        var id = await DraftAsync();
        await using var context = Sign(database.World.Optometrist);
        var page = context.Open<PrescriptionEditPage>($"/admin/prescriptions/{id}/edit", p => p.Add(one => one.Id, id));
        page.WaitForElement("#rx-Right-Sphere");
        context.LookAway();
        page.Find("#rx-Left-Sphere").Change("-2.50");
        await using (var scope = database.As(database.World.Optometrist))
        {
            var input = Eyesight.Input("od -2.25 os -2.00", Today, PrescriptionKind.SingleVision);
            (
                await scope.Get<PrescriptionService>().ActivateDraftAsync(id, input, new PrescriptionOptions(), CancellationToken.None)
            ).Expect();
        }

        page.FindAll(".form-actions button")[0].Click();

        page.WaitForElement("[data-form-problem]");
        Assert.Equal("-2.50", page.Find("#rx-Left-Sphere").GetAttribute("value"));
        Assert.Equal(-2m, (await database.PrescriptionAsync(id)).Content!.Values.Left.Sphere);
    }

    private static List<string> Told(IRenderedComponent<PrescriptionEditPage> page) =>
        [.. page.FindAll(".conflict tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim())))];

    private async Task<Guid> DraftAsync()
    {
        var input = Eyesight.Input("od -2.25 os -2.00", Today, PrescriptionKind.SingleVision);
        input.BranchId = database.World.Centro;
        return await database.PrescribeAsync(customer, input, new PrescriptionOptions(AsDraft: true));
    }

    private async Task ChangeAsync(Guid id, string values)
    {
        await using var scope = database.As(database.World.Optometrist);
        var input = Eyesight.Input(values, Today, PrescriptionKind.SingleVision);
        (
            await scope
                .Get<PrescriptionService>()
                .ChangeDraftAsync(id, input, new PrescriptionOptions(AsDraft: true), CancellationToken.None)
        ).Expect();
    }
}
