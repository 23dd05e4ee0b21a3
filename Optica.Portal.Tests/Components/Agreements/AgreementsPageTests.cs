using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Agreements;
using Optica.Domain.Agreements;
using Optica.Domain.Common;
using Optica.Portal.Features.Agreements;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Agreements;

public sealed class AgreementsPageTests : IAsyncLifetime
{
    private TestDatabase database = default!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task List_ShowsBenefitValidityStateAndMembers()
    {
        await PlantAsync();
        await using var context = new PortalContext(database, database.World.Sales);

        var page = context.Open<AgreementsPage>("/admin/agreements");

        page.WaitForElement("tbody tr");
        Assert.Equal(
            [
                "Bienestar|The customer pays 40 %|From 25-11-2026|Not yet valid|0",
                "Caja|15 % discount|01-01-2026 to 24-11-2026|Valid|1",
                "Sindicato|20 % discount|From 01-01-2020Ended by hand|Ended|0",
            ],
            page.FindAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => Words(cell.TextContent))))
        );
        Assert.Empty(page.FindAll("tbody button, .page-actions a"));
    }

    [Fact]
    public async Task States_AreLinksThatNarrowTheList()
    {
        await PlantAsync();
        await using var context = new PortalContext(database, database.World.Sales);
        var page = context.Open<AgreementsPage>("/admin/agreements?state=ended");
        page.WaitForElement("tbody tr");

        Assert.Equal("Sindicato", Names(page));
        Assert.Equal(
            "/admin/agreements?state=upcoming",
            page.FindAll(".states a").Single(link => link.TextContent == "Not yet valid").GetAttribute("href")
        );
        context.GoTo("/admin/agreements?state=upcoming");
        page.WaitForAssertion(() => Assert.Equal("Bienestar", Names(page)));
    }

    [Fact]
    public async Task List_WithoutTheRight_IsDenied()
    {
        await PlantAsync();
        await using var context = new PortalContext(database, database.World.Platform);

        var page = context.Open<AgreementsPage>("/admin/agreements");

        page.WaitForAssertion(() => Assert.Contains("Access denied", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("Caja", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_BothBenefits_IsRefusedAndOneOfThemSaved()
    {
        await using var context = new PortalContext(database, database.World.Super);
        var page = context.Open<AgreementsPage>("/admin/agreements?edit=new");
        page.WaitForElement("#agreement-form");

        Type(page, "Institution", "Caja");
        Type(page, "ValidFrom", "1/12/26");
        Type(page, "DiscountPercent", "10 %");
        Type(page, "CopayPercent", "40");
        page.Find("#agreement-form").Submit();
        page.WaitForAssertion(() =>
            Assert.Contains("not both", page.Find("[data-field='DiscountPercent']").TextContent, StringComparison.Ordinal)
        );
        Type(page, "DiscountPercent", "");
        page.Find("#agreement-form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Caja", Names(page)));
        Assert.Empty(page.FindAll(".side-panel"));
        var stored = await database.ReadAsync(db => db.Agreements.SingleAsync());
        Assert.Equal(
            (new DateOnly(2026, 12, 1), null, 0, 40),
            (stored.ValidFrom, stored.ValidUntil, stored.DiscountPercent, stored.CopayPercent)
        );
    }

    [Fact]
    public async Task Edit_Saved_ShowsTheNewOne()
    {
        var id = await PlantAsync();
        await using var context = new PortalContext(database, database.World.Super);
        var page = context.Open<AgreementsPage>($"/admin/agreements?edit={id}");
        page.WaitForElement("#agreement-form");
        Assert.Equal("15 %", page.Find("#field-DiscountPercent").GetAttribute("value"));

        Type(page, "ValidUntil", "31-12-2026");
        page.Find("#agreement-form").Submit();

        page.WaitForAssertion(() => Assert.Contains("01-01-2026 to 31-12-2026", page.Markup, StringComparison.Ordinal));
        Assert.EndsWith("/admin/agreements", context.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Equal("The agreement with Caja was saved.", Assert.Single(context.Said).Text);
    }

    [Fact]
    public async Task End_WithUndo_IsAsBefore()
    {
        var id = await PlantAsync();
        await using var context = new PortalContext(database, database.World.Super);
        var page = context.Open<AgreementsPage>("/admin/agreements");
        page.WaitForElement("tbody button");

        page.Find("button[title='End the agreement with Caja']").Click();
        page.WaitForElement("button[title='Reopen the agreement with Caja']");
        Assert.False(await database.ReadAsync(db => db.Agreements.Where(row => row.Id == id).Select(row => row.IsActive).SingleAsync()));

        await page.InvokeAsync(Assert.Single(context.Said).Action!.RunAsync);
        page.WaitForElement("button[title='End the agreement with Caja']");
    }

    /// <summary>What was being typed is gone on with; what somebody else saved meanwhile stands beside it.</summary>
    [Fact]
    public async Task Edit_GoneOnWith_ComesTogetherWithOthers()
    {
        var id = await PlantAsync();
        await using (var context = new PortalContext(database, database.World.Super))
        {
            var page = context.Open<AgreementsPage>($"/admin/agreements?edit={id}");
            page.WaitForElement("#agreement-form");
            Type(page, "ValidUntil", "31-12-2026");
            await page.KeepAsync();
        }

        await using (var scope = database.As(database.World.Chief))
        {
            var input = Catalog.Discount("Caja Los Andes", 15);
            (input.ValidFrom, input.ValidUntil) = (new DateOnly(2026, 1, 1), new DateOnly(2026, 11, 24));
            var update = new PartialUpdate<AgreementInput>(input);
            (await scope.Get<AgreementService>().ChangeAsync(id, update, Xunit.TestContext.Current.CancellationToken)).Expect();
        }

        await using var later = new PortalContext(database, database.World.Super);
        var again = later.Open<AgreementsPage>($"/admin/agreements?edit={id}");
        again.WaitForElement("#agreement-form");
        again.GoOn();
        again.Find("#agreement-form").Submit();

        again.WaitForAssertion(() => Assert.Empty(again.FindAll(".side-panel")));
        var stored = await database.ReadAsync(db => db.Agreements.SingleAsync(row => row.Id == id));
        Assert.Equal(("Caja Los Andes", new DateOnly(2026, 12, 31)), (stored.Institution, stored.ValidUntil!.Value));
        Assert.Equal(0, await database.DraftsAsync());
    }

    private async Task<Guid> PlantAsync()
    {
        var caja = Catalog.Discount("Caja", 15);
        (caja.ValidFrom, caja.ValidUntil) = (new DateOnly(2026, 1, 1), new DateOnly(2026, 11, 24));
        var later = Catalog.Copay("Bienestar", 40);
        later.ValidFrom = new DateOnly(2026, 11, 25);
        var ended = Catalog.Discount("Sindicato", 20);
        ended.IsActive = false;
        await database.MakeAsync(later);
        await database.MakeAsync(ended);
        var id = await database.MakeAsync(caja);
        await database.LinkAsync(await database.AddAsync(database.World.Centro, People.Numbered(1)), id);
        return id;
    }

    private static string Names(IRenderedComponent<AgreementsPage> page) =>
        string.Join(", ", page.FindAll("tbody .cell-main").Select(name => name.TextContent.Trim()));

    private static void Type(IRenderedComponent<AgreementsPage> page, string field, string text) =>
        page.Find($"#field-{field}").Change(text);

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
