using Bunit;
using Optica.Portal.Features.Customers;
using Optica.Portal.Features.Customers.Components.Profile;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Customers.Profile;

/// <summary>From one customer straight to another: nothing of the first stays.</summary>
public sealed class OtherCustomerTests : IAsyncLifetime
{
    private TestDatabase database = default!;
    private Guid buyer;
    private Guid other;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        buyer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        other = await database.AddAsync(database.World.Centro, People.Numbered(2));
        await database.SellAsync(buyer, database.World.Centro, 100_000);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Orders_OfAnotherCustomer_AreTheirs()
    {
        await using var context = new PortalContext(database, database.World.Sales);
        var tab = context.Render<OrdersTab>(parameters => parameters.Add(one => one.CustomerId, buyer));
        tab.WaitForElement("tbody tr");

        tab.Render(parameters => parameters.Add(one => one.CustomerId, other));

        tab.WaitForAssertion(() => Assert.Empty(tab.FindAll("tbody tr")));
    }

    [Fact]
    public async Task Figures_OfAnotherCustomer_AreTheirs()
    {
        await using var context = new PortalContext(database, database.World.Sales);
        var page = context.Open<CustomerPage>(
            $"/admin/customers/{buyer}?tab=analytics",
            parameters => parameters.Add(one => one.Id, buyer)
        );
        page.WaitForAssertion(() => Assert.StartsWith("$100.000", page.Find(".figure dd").TextContent, StringComparison.Ordinal));

        context.GoTo($"/admin/customers/{other}?tab=analytics");
        page.Render(parameters => parameters.Add(one => one.Id, other));

        page.WaitForAssertion(() => Assert.Equal("$0", page.Find(".figure dd").TextContent));
    }
}
