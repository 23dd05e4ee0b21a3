using System.Globalization;
using Bunit;
using Optica.Domain.Prescriptions;
using Optica.Portal.Features.Prescriptions;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Prescriptions;

public sealed partial class PrescriptionEditPageTests
{
    [Fact]
    public async Task Draft_IsGoneOnWithAndMadeCurrent()
    {
        await using var context = Sign(database.World.Optometrist);
        var page = New(context);
        page.Find("#field-Kind").Change("3");
        page.Find("#field-IssuerRegistration").Change("77");
        Read(page, Usual);
        page.FindAll(".form-actions button")[0].Click();
        var id = Arrived(page, context);
        Assert.Equal(PrescriptionStatus.Draft, (await database.PrescriptionAsync(id)).Row.Status);

        await using var later = Sign(database.World.Optometrist);
        var edit = later.Open<PrescriptionEditPage>($"/admin/prescriptions/{id}/edit", p => p.Add(one => one.Id, id));
        edit.WaitForElement("#rx-Right-Sphere");
        Assert.Equal("-2.25", edit.Find("#rx-Right-Sphere").GetAttribute("value"));
        edit.Find("#rx-Right-Sphere").Change("-2.50");
        Save(edit);
        Arrived(edit, later);
        var saved = await database.PrescriptionAsync(id);
        Assert.Equal((PrescriptionStatus.Active, -2.5m), (saved.Row.Status, saved.Content!.Values.Right.Sphere));
    }

    /// <summary>A last day that follows from kind and examination goes on following them; one of the prescriber's own stays (OR-24).</summary>
    [Theory]
    [InlineData(null, "", "2027-11-24")]
    [InlineData("2027-03-01", "01-03-2027", "2027-03-01")]
    public async Task Draft_OfAnotherKindAfterwards_LastsAsLongAsThatKind(string? own, string shown, string last)
    {
        var input = Eyesight.Input("od -2.25 os -2.00", Today, PrescriptionKind.SingleVision);
        (input.BranchId, input.ExpiresOn) = (database.World.Centro, own is null ? null : DateOnly.Parse(own, CultureInfo.InvariantCulture));
        var id = await database.PrescribeAsync(customer, input, new PrescriptionOptions(AsDraft: true));
        await using var context = Sign(database.World.Optometrist);
        var page = context.Open<PrescriptionEditPage>($"/admin/prescriptions/{id}/edit", p => p.Add(one => one.Id, id));
        page.WaitForElement("#rx-Right-Sphere");
        Assert.Equal(shown, page.Find("#field-ExpiresOn").GetAttribute("value") ?? "");

        page.Find("#field-Kind").Change("7");
        Save(page);
        page.WaitForElement(".again");
        Save(page);

        Arrived(page, context);
        var saved = (await database.PrescriptionAsync(id)).Row;
        Assert.Equal((PrescriptionKind.ContactLens, DateOnly.Parse(last, CultureInfo.InvariantCulture)), (saved.Kind, saved.ExpiresOn));
    }

    /// <summary>What cannot become current leaves the draft as it was, and what is typed can still be kept.</summary>
    [Fact]
    public async Task Draft_RefusedAsTheCurrentOne_ChangesNothingAndCanStillBeKept()
    {
        var world = database.World;
        var current = await database.PrescribeAsync(customer, Usual, Today.AddYears(-1));
        var input = Eyesight.Input(Usual, Today);
        input.BranchId = world.Mall;
        var id = await database.PrescribeAsync(customer, input, new PrescriptionOptions(AsDraft: true));
        // reads the customer's records at Centro, changes those of Mall
        await using var context = new PortalContext(database, world.Reader, world.Mall);
        var page = context.Open<PrescriptionEditPage>($"/admin/prescriptions/{id}/edit", p => p.Add(one => one.Id, id));
        page.WaitForElement("#rx-Right-Sphere");
        page.Find("#rx-Right-Sphere").Change("-2.50");

        Save(page);
        page.WaitForElement("[data-form-problem]");
        var before = await database.PrescriptionAsync(id);
        Assert.Equal((PrescriptionStatus.Draft, -2.25m, 1), (before.Row.Status, before.Content!.Values.Right.Sphere, before.Row.Version));

        page.FindAll(".form-actions button")[0].Click();
        Arrived(page, context);
        var kept = await database.PrescriptionAsync(id);
        Assert.Equal((PrescriptionStatus.Draft, -2.5m), (kept.Row.Status, kept.Content!.Values.Right.Sphere));
        Assert.Equal(PrescriptionStatus.Active, (await database.PrescriptionAsync(current)).Row.Status);
    }
}
