using Bunit;
using Microsoft.EntityFrameworkCore;
using Optica.Portal.Features.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Customers.Profile;

/// <summary>What makes things cheaper for a customer, on their profile.</summary>
public sealed class BenefitsCardTests : IAsyncLifetime
{
    private TestDatabase database = default!;
    private Guid customer;
    private Guid agreement;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        agreement = await database.MakeAsync(Catalog.Discount("Caja", 15));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Card_WithoutOrderRights_IsNotThere()
    {
        await database.OpenToPlatformAsync();
        foreach (var person in new[] { database.World.Optometrist, database.World.Platform })
        {
            await using var context = new PortalContext(database, person);
            var page = Open(context);

            page.WaitForElement("#identity");
            Assert.Empty(page.FindAll(".benefits"));
        }
    }

    [Fact]
    public async Task Sales_LinksAndTakesOffWithUndo_ButGrantsNothing()
    {
        await using var context = new PortalContext(database, database.World.Sales);
        var page = Open(context);
        page.WaitForElement("#benefit-add");
        Assert.Empty(page.FindAll("#own-discount"));

        page.Find("#benefit-add").Change(agreement.ToString());
        page.Find(".benefit-add button").Click();
        page.WaitForAssertion(() => Assert.Contains("15 % discount", page.Find(".benefit-list").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#benefit-add"));
        Assert.Equal("Ana Soto belongs to the agreement with Caja now.", context.Said[^1].Text);

        // the next change is made on the version that this one left
        page.Find(".benefit-list button").Click();
        page.WaitForElement("#benefit-add");
        Assert.Equal(0, await MembersAsync());

        await page.InvokeAsync(context.Said[^1].Action!.RunAsync);
        page.WaitForElement(".benefit-list");
        Assert.Equal(1, await MembersAsync());
        Assert.Null(context.Said[^1].Action);
    }

    [Fact]
    public async Task Link_SomebodyWasFaster_IsToldAndShown()
    {
        await using var context = new PortalContext(database, database.World.Sales);
        var page = Open(context);
        page.WaitForElement("#benefit-add");
        context.LookAway();
        await database.LinkAsync(customer, agreement);

        page.Find("#benefit-add").Change(agreement.ToString());
        page.Find(".benefit-add button").Click();

        page.WaitForAssertion(() => Assert.Contains("belongs", page.Find(".benefits [role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Contains("Caja", page.Find(".benefit-list").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Admin_GrantsChangesAndTakesAway()
    {
        await using var context = new PortalContext(database, database.World.Admin);
        var page = Open(context);
        page.WaitForElement("#own-discount").Click();

        page.Find("#discount-form").Submit();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-field='DiscountPercent'] .field-error")));
        page.Find("#field-DiscountPercent").Change("10");
        page.Find("#discount-form").Submit();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-field='DiscountReason'] .field-error")));
        page.Find("#field-DiscountReason").Change("clienta antigua");
        page.Find("#discount-form").Submit();

        page.WaitForAssertion(() =>
            Assert.Contains("10 % · clienta antigua", page.Find(".benefits").TextContent, StringComparison.Ordinal)
        );
        Assert.Empty(page.FindAll("#discount-form"));
        var given = context.Said[^1];
        Assert.Equal("10 % discount given to Ana Soto.", given.Text);

        page.Find("#own-discount").Click();
        page.Find("#discount-form .danger").Click();
        page.WaitForAssertion(() => Assert.Contains("None", page.Find(".benefits .facts").TextContent, StringComparison.Ordinal));

        await page.InvokeAsync(context.Said[^1].Action!.RunAsync);
        page.WaitForAssertion(() =>
            Assert.Contains("10 % · clienta antigua", page.Find(".benefits").TextContent, StringComparison.Ordinal)
        );
        Assert.Equal(10, await database.ReadAsync(db => db.Customers.Select(row => row.DiscountPercent).SingleAsync()));
    }

    [Fact]
    public async Task Grant_SomebodySavedMeanwhile_KeepsWhatWasTypedAndShowsTheirs()
    {
        await using var context = new PortalContext(database, database.World.Admin);
        var page = Open(context);
        page.WaitForElement("#own-discount").Click();
        await database.GrantAsync(customer, 30, "de otra persona");

        page.Find("#field-DiscountPercent").Change("10");
        page.Find("#field-DiscountReason").Change("mío");
        page.Find("#discount-form").Submit();

        page.WaitForElement("#discount-form [role=alert]");
        Assert.Contains("30 % · de otra persona", page.Find(".benefits .facts").TextContent, StringComparison.Ordinal);
        Assert.Equal("mío", page.Find("#field-DiscountReason").GetAttribute("value"));
        page.Find("#discount-form").Submit();
        page.WaitForAssertion(() => Assert.Contains("10 % · mío", page.Find(".benefits .facts").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task History_OfBenefits_ReadsWell()
    {
        await database.LinkAsync(customer, agreement);
        await database.GrantAsync(customer, 10, "clienta antigua");
        await using var context = new PortalContext(database, database.World.Admin);
        var page = context.Open<CustomerPage>(
            $"/admin/customers/{customer}?tab=history",
            parameters => parameters.Add(one => one.Id, customer)
        );

        page.WaitForElement(".history-step");

        var steps = page.FindAll(".history-step dl > div").Select(step => Words(step.TextContent)).ToList();
        Assert.Equal(["Own discount 10 %", "Reason of the discount clienta antigua", "Agreement Caja"], steps.Take(3));
    }

    private IRenderedComponent<CustomerPage> Open(PortalContext context) =>
        context.Open<CustomerPage>($"/admin/customers/{customer}", parameters => parameters.Add(page => page.Id, customer));

    private Task<int> MembersAsync() => database.ReadAsync(db => db.AgreementMembers.CountAsync());

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
