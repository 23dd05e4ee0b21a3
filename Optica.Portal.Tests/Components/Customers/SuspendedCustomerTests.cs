using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Optica.Domain.Customers;
using Optica.Portal.Features.Customers;
using Optica.Portal.Features.Orders;
using Optica.Portal.Features.Prescriptions;
using Optica.Portal.Features.Quotes;
using Optica.Portal.Features.WorkOrders;
using Optica.Portal.Tests.Data.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Customers;

/// <summary>Nobody types into a form that will be refused: what may not be done with a blocked or erased customer is said first (CL-12).</summary>
public sealed class SuspendedCustomerTests : IAsyncLifetime
{
    private TestDatabase database = default!;
    private Guid ana;

    private World World => database.World;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(configure: services =>
            services
                .AddScoped<OrderFormOpener>()
                .AddScoped<QuoteFormOpener>()
                .AddScoped<WorkOrderFormOpener>()
                .AddScoped<PrescriptionFormOpener>()
        );
        ana = await database.AddAsync(World.Centro, People.Full(1));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData(RightsKind.Block, "Data blocked"), InlineData(RightsKind.Erase, "Customer erased at their request")]
    public async Task Forms_OfASuspendedCustomer_SayWhyAndLeadToTheRights(RightsKind kind, string title)
    {
        var (order, quote, job) = (
            await database.SellAsync(ana, World.Centro),
            await database.OfferAsync(Offers.Quote(ana, World.Centro)),
            await database.TakeJobAsync(ana, World.Centro)
        );
        await GrantAsync(kind);

        await SaysAsync<CustomerEditPage>(World.Admin, title, with => with.Add(page => page.Id, ana));
        await SaysAsync<OrderEditPage>(World.Admin, title, address: $"/admin/orders/new?customer={ana}");
        await SaysAsync<OrderEditPage>(World.Admin, title, with => with.Add(page => page.Id, order));
        await SaysAsync<QuoteEditPage>(World.Admin, title, address: $"/admin/quotes/new?customer={ana}");
        await SaysAsync<QuoteEditPage>(World.Admin, title, with => with.Add(page => page.Id, quote));
        await SaysAsync<WorkOrderEditPage>(World.Admin, title, address: $"/admin/work-orders/new?customer={ana}");
        await SaysAsync<WorkOrderEditPage>(World.Admin, title, with => with.Add(page => page.Id, job));
        await SaysAsync<PrescriptionEditPage>(World.Chief, title, with => with.Add(page => page.CustomerId, ana));
    }

    /// <summary>Who may not decide about it is not led there.</summary>
    [Fact]
    public async Task Form_ForWhoMayNotAnswerRequests_LeadsToTheCustomer()
    {
        await GrantAsync(RightsKind.Block);

        await using var form = await CustomerFormContext.OpenAsync(database, World.Sales, ana);

        Assert.Equal([$"/admin/customers/{ana}"], form.Page.FindAll(".state-actions a").Select(link => link.GetAttribute("href")));
        Assert.Contains("Reason: DER-2026-0001", form.Page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("appointments"), InlineData("quotes"), InlineData("orders"), InlineData("work-orders"), InlineData("prescriptions")]
    public async Task Tab_OfABlockedCustomer_OffersNothingNew(string tab)
    {
        Assert.NotEmpty(await OffersAsync(tab));
        await GrantAsync(RightsKind.Block);
        Assert.Empty(await OffersAsync(tab));
    }

    [Fact]
    public async Task Profile_OfABlockedCustomer_SaysSoWhyAndWhereItIsDecided()
    {
        await GrantAsync(RightsKind.Block);
        await using var context = new PortalContext(database, World.Chief);
        await context.SitAsync();

        var page = context.Open<CustomerPage>($"/admin/customers/{ana}", with => with.Add(one => one.Id, ana));

        var notice = page.WaitForElement("[data-suspended]");
        Assert.Contains("data is blocked", notice.TextContent, StringComparison.Ordinal);
        Assert.Contains("DER-2026-0001", notice.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/admin/customers/{ana}?tab=rights", notice.QuerySelector("a")!.GetAttribute("href"));
        page.WaitForElement(".benefits");
        Assert.Empty(page.FindAll("#own-discount, #benefit-add"));
    }

    /// <summary>A contract is fulfilled, so some of what can be done with a record stays; what would be refused does not.</summary>
    [Fact]
    public async Task Records_OfABlockedCustomer_OfferOnlyWhatGoesOn()
    {
        var order = await database.SellAsync(ana, World.Centro);
        var job = await database.TakeJobAsync(ana, World.Centro);
        var eyes = await database.PrescribeAsync(ana, Sight.Input(World.Centro));
        Assert.Contains($"/admin/orders/{order}/edit", await LinksAsync<OrderPage>(order), StringComparer.Ordinal);
        Assert.Contains($"/admin/work-orders/{job}/edit", await LinksAsync<WorkOrderPage>(job), StringComparer.Ordinal);
        Assert.Contains(await LinksAsync<OrderPage>(order), IsOfANewJob);
        await GrantAsync(RightsKind.Block);

        foreach (
            var links in new[]
            {
                await LinksAsync<OrderPage>(order),
                await LinksAsync<WorkOrderPage>(job),
                await LinksAsync<PrescriptionPage>(eyes),
            }
        )
        {
            Assert.Contains($"/admin/customers/{ana}?tab=rights", links, StringComparer.Ordinal);
            Assert.DoesNotContain(
                links,
                link => link!.EndsWith("/edit", StringComparison.Ordinal) || link.EndsWith("/amend", StringComparison.Ordinal)
            );
            Assert.DoesNotContain(links, IsOfANewJob);
        }
    }

    private static bool IsOfANewJob(string? link) => link!.StartsWith("/admin/work-orders/new", StringComparison.Ordinal);

    private async Task<IReadOnlyList<string?>> LinksAsync<TPage>(Guid id)
        where TPage : IComponent
    {
        await using var context = new PortalContext(database, World.Chief);
        await context.SitAsync();
        var page = context.Render<TPage>(with => with.TryAdd("Id", id));
        page.WaitForElement(".page-actions");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return [.. page.FindAll("a").Select(link => link.GetAttribute("href"))];
    }

    private async Task<IReadOnlyList<string?>> OffersAsync(string tab)
    {
        await using var context = new PortalContext(database, World.Chief);
        await context.SitAsync();
        var page = context.Open<CustomerPage>($"/admin/customers/{ana}?tab={tab}", with => with.Add(one => one.Id, ana));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        page.WaitForElement("[role=tabpanel] .state");
        return [.. page.FindAll("[role=tabpanel] .state a").Select(link => link.GetAttribute("href"))];
    }

    private async Task SaysAsync<TPage>(
        Person person,
        string title,
        Action<ComponentParameterCollectionBuilder<TPage>>? with = null,
        string address = "/"
    )
        where TPage : IComponent
    {
        await using var context = new PortalContext(database, person);
        await context.SitAsync();

        var page = context.Open(address, with);

        var state = page.WaitForElement("[data-suspended]");
        Assert.Equal(title, page.Find("h1").TextContent.Trim());
        Assert.Equal(
            [$"/admin/customers/{ana}", $"/admin/customers/{ana}?tab=rights"],
            state.QuerySelectorAll("a").Select(link => link.GetAttribute("href"))
        );
        Assert.Empty(page.FindAll("form, input, textarea"));
    }

    private async Task GrantAsync(RightsKind kind)
    {
        await using var scope = database.As(World.Chief);
        await RightsTests.GrantAsync(scope, ana, kind);
    }
}
