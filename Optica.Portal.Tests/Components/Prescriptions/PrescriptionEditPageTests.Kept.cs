using Bunit;
using Optica.Domain.Prescriptions;
using Optica.Portal.Features.Prescriptions;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Prescriptions;

/// <content>What was being typed is gone on with, also what a cell refused.</content>
public sealed partial class PrescriptionEditPageTests
{
    [Fact]
    public async Task New_GoneOnWith_HasTheRefusedCellToo()
    {
        await using (var context = Sign(database.World.Optometrist))
        {
            var page = New(context);
            page.Find("#field-Kind").Change("3");
            page.Find("#field-IssuerRegistration").Change("77");
            Read(page, Usual);
            page.Find("#rx-Left-Sphere").Change("dos");
            await page.KeepAsync();
        }

        await using (var other = Sign(database.World.Chief))
        {
            Assert.Empty(New(other).FindAll(".draft-offer"));
        }

        await using var later = Sign(database.World.Optometrist);
        var again = New(later);
        again.GoOn();
        again.WaitForAssertion(() => Assert.Equal("dos", again.Find("#rx-Left-Sphere").GetAttribute("value")));
        Assert.Equal("-2.25", again.Find("#rx-Right-Sphere").GetAttribute("value"));
        Assert.NotEmpty(again.FindAll("#rx-Left-Sphere-error span"));
        Save(again);
        Assert.Empty(await database.ReadAsync(db => Task.FromResult(db.Prescriptions.ToList())));

        again.Find("#rx-Left-Sphere").Change("-2.00");
        Save(again);
        var saved = await database.PrescriptionAsync(Arrived(again, later));
        Assert.Equal((PrescriptionStatus.Active, PrescriptionKind.Progressive), (saved.Row.Status, saved.Row.Kind));
        Assert.Equal(Entries.Values(Usual), saved.Content!.Values);
        Assert.Equal(0, await database.DraftsAsync());
    }

    /// <summary>A correction half typed is gone on with, its reason too; the other forms do not offer it.</summary>
    [Fact]
    public async Task Amend_GoneOnWith_HasTheReasonToo()
    {
        var wrong = await database.PrescribeAsync(customer, Usual, Today.AddDays(-3));
        await using (var context = Sign(database.World.Optometrist))
        {
            var page = Amend(context, wrong);
            page.Find("#rx-Right-Axis").Change("175");
            page.Find("#field-Reason").Change("axis misread");
            await page.KeepAsync();
        }

        await using var later = Sign(database.World.Optometrist);
        Assert.Empty(New(later).FindAll(".draft-offer"));
        var again = Amend(later, wrong);
        again.GoOn();
        again.WaitForAssertion(() => Assert.Equal("175", again.Find("#rx-Right-Axis").GetAttribute("value")));
        Assert.Equal("axis misread", again.Find("#field-Reason").GetAttribute("value"));
        Save(again);

        var right = await database.PrescriptionAsync(Arrived(again, later));
        Assert.Equal((wrong, 175, "axis misread"), (right.Row.AmendsId, right.Content!.Values.Right.Axis, right.Content.AmendReason));
        Assert.Equal(0, await database.DraftsAsync());
    }

    private static IRenderedComponent<PrescriptionAmendPage> Amend(PortalContext context, Guid id)
    {
        var page = context.Open<PrescriptionAmendPage>($"/admin/prescriptions/{id}/amend", p => p.Add(one => one.Id, id));
        page.WaitForElement("#field-Reason");
        return page;
    }
}
