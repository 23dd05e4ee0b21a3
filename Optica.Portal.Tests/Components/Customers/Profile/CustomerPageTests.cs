using Bunit;
using Microsoft.EntityFrameworkCore;
using Optica.Domain.Audit;
using Optica.Portal.Features.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Customers.Profile;

/// <summary>The profile, as each kind of person sees it.</summary>
public sealed class CustomerPageTests : IAsyncLifetime
{
    private static readonly string[] Canaries = ["canario-glaucoma", "canario-polen", "canario-timolol", "canario-presión"];

    private TestDatabase database = default!;
    private Guid id;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        var input = People.Full(1);
        (input.MedicalConditions, input.Allergies, input.Medications) = ([Canaries[0]], [Canaries[1]], [Canaries[2]]);
        input.MedicalNotes = Canaries[3];
        id = await database.AddAsync(database.World.Centro, input);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("?tab=history")]
    public async Task Page_WithoutClinicalPermission_HasNothingMedical(string query)
    {
        await using var context = new PortalContext(database, database.World.Sales);

        var page = Open(context, query);

        page.WaitForElement(query.Length == 0 ? "#identity" : ".history-step");
        Assert.DoesNotContain("canario", page.Markup, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(page.FindAll("#medical"));
        Assert.Equal(0, await MedicalReadsAsync());
    }

    [Fact]
    public async Task Page_Optometrist_SeesMedicalRecordAndOneReadIsRecorded()
    {
        await using var context = new PortalContext(database, database.World.Optometrist);
        var page = Open(context);
        page.WaitForElement("#medical");
        Assert.All(Canaries, canary => Assert.Contains(canary, page.Markup, StringComparison.Ordinal));

        Assert.Equal(1, await MedicalReadsAsync());

        // the history tells medical changes too, which is a read of its own; coming back is none
        Open(context, "?tab=history", page);
        page.WaitForElement(".history-step");
        Open(context, "", page);
        page.WaitForElement("#medical");
        Assert.Equal(2, await MedicalReadsAsync());
    }

    [Fact]
    public async Task Page_Overview_ShowsEveryFieldInTheShopsFormats()
    {
        await using var context = new PortalContext(database, database.World.Chief);

        var page = Open(context);

        page.WaitForElement("#identity");
        string[] shown =
        [
            "Ana Soto",
            "9.000.001-",
            "46 years old",
            "17-05-1980",
            "Female",
            "Passport",
            "P123456",
            "Los Aromos 123",
            "Depto 4",
            "Ñuñoa",
            "7750000",
            "Chile",
            "15-01-2026",
            "15-01-2027",
            "WhatsApp",
            "Luis Soto",
            "+56 2 2345 6789",
            "Fonasa, bracket B",
            "F-77",
            "prefiere la tarde",
            "escuela",
            "24-11-2026 12:00",
        ];
        Assert.All(shown, text => Assert.Contains(text, page.Markup, StringComparison.Ordinal));
        Assert.NotNull(page.Find("a[href^='mailto:']"));
        Assert.NotNull(page.Find("a[href='tel:+56950000001']"));
        Assert.NotNull(page.Find("a[href='https://wa.me/56950000001']"));
    }

    [Fact]
    public async Task Page_ReadOnlyGrant_OffersNoChange()
    {
        await using var context = new PortalContext(database, database.World.Reader);

        var page = Open(context);

        page.WaitForElement("#identity");
        Assert.Contains("Read only", page.Find(".profile-badges").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("a[href$='/edit']"));
        Assert.Equal("Print", Assert.Single(page.FindAll(".page-actions button")).TextContent.Trim());
    }

    [Fact]
    public async Task Page_Sales_MayNotDeactivate()
    {
        await using var context = new PortalContext(database, database.World.Sales);

        var page = Open(context);

        page.WaitForElement("a[href$='/edit']");
        Assert.DoesNotContain("Deactivate", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfForeignOrganisation_IsNotFound()
    {
        await using var context = new PortalContext(database, database.World.SouthChief);

        var page = Open(context);

        page.WaitForElement(".state");
        Assert.DoesNotContain("Ana", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfBranchOutOfReach_IsDenied()
    {
        await using var context = new PortalContext(database, database.World.MallAdmin);

        var page = Open(context);

        page.WaitForElement(".state-icon.is-warning");
        Assert.DoesNotContain("Ana", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deactivate_Confirmed_CanBeUndone()
    {
        await using var context = new PortalContext(database, database.World.Admin);
        var page = Open(context);
        page.WaitForElement("#identity");

        // the click ends when the dialog is answered
        var click = Button(page, ".page-actions button", "Deactivate").ClickAsync(new());
        page.WaitForElement("dialog[aria-labelledby=deactivate-title] .danger");
        await page.Find("dialog[aria-labelledby=deactivate-title] .danger").ClickAsync(new());
        await click;
        page.WaitForAssertion(() => Assert.Contains("Inactive", page.Find(".profile-badges").TextContent, StringComparison.Ordinal));
        await page.InvokeAsync(context.Said[0].Action!.RunAsync);

        page.WaitForAssertion(() => Assert.DoesNotContain("Inactive", page.Find(".profile-badges").TextContent, StringComparison.Ordinal));
        Assert.True(await database.ReadAsync(db => db.Customers.AnyAsync(row => row.Id == id && row.IsActive)));
    }

    [Fact]
    public async Task Transfer_WithoutRightsInTarget_FilesRequest()
    {
        await using var context = new PortalContext(database, database.World.Sales);
        var page = Open(context);
        page.WaitForElement("#identity");

        var click = Button(page, ".page-actions button", "Transfer").ClickAsync(new());
        page.WaitForElement("#transfer-reason").Change("Vive cerca");
        Assert.Contains("a request is sent", page.Find("dialog[aria-labelledby=transfer-title]").TextContent, StringComparison.Ordinal);
        await page.Find("dialog[aria-labelledby=transfer-title] .primary").ClickAsync(new());
        await click;

        page.WaitForAssertion(() => Assert.StartsWith("Request sent", Assert.Single(context.Said).Text, StringComparison.Ordinal));
        Assert.True(await database.ReadAsync(db => db.TransferRequests.AnyAsync(row => row.CustomerId == id)));
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<CustomerPage> page, string selector, string text) =>
        page.FindAll(selector).Single(button => button.TextContent.Contains(text, StringComparison.Ordinal));

    private IRenderedComponent<CustomerPage> Open(PortalContext context, string query = "") =>
        context.Open<CustomerPage>($"/admin/customers/{id}{query}", parameters => parameters.Add(page => page.Id, id));

    private void Open(PortalContext context, string query, IRenderedComponent<CustomerPage> page)
    {
        context.GoTo($"/admin/customers/{id}{query}");
        page.Render(parameters => parameters.Add(shown => shown.Id, id));
    }

    private Task<int> MedicalReadsAsync() =>
        database.ReadAsync(db => db.AuditEntries.CountAsync(row => row.RecordId == id && row.Action == AuditActions.MedicalRead));
}
