using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Saving;
using Optica.Domain.Quotes;
using Optica.Domain.WorkOrders;
using Optica.Portal.Features.Appointments;
using Optica.Portal.Features.Customers;
using Optica.Portal.Features.Dashboard;
using Optica.Portal.Features.Orders;
using Optica.Portal.Features.Prescriptions;
using Optica.Portal.Features.Quotes;
using Optica.Portal.Features.WorkOrders;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.LiveUpdates;

/// <summary>Whoever leaves a page hears nothing more of it, however soon they leave (SECURITY 24).</summary>
public sealed class SubscriptionTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const int Visits = 50;

    private World World => host.World;

    [Fact]
    public async Task EveryLivePage_OpenedAndLeft_LeavesNoSubscription()
    {
        var pages = await PagesAsync();
        var feed = host.Services.GetRequiredService<ChangeFeed>();
        await using var circuit = new CircuitContext(host, World.Chief);
        await circuit.Access.RefreshAsync(Xunit.TestContext.Current.CancellationToken);
        Assert.Equal(0, feed.Subscriptions);

        foreach (var (page, address, id) in pages)
        {
            Open(circuit, page, address, id);
            await Patiently.UntilAsync(() => Task.FromResult(feed.Subscriptions > 0), TimeSpan.FromSeconds(20), $"{address} is not live");
            await circuit.DisposeComponentsAsync();
            for (var visit = 1; visit < Visits; visit++)
            {
                Open(circuit, page, address, id);
                // at once, and in the middle of whatever it loads
                await Task.Delay(visit % 4, Xunit.TestContext.Current.CancellationToken);
                await circuit.DisposeComponentsAsync();
            }

            Assert.True(feed.Subscriptions == 0, $"{address}: {feed.Subscriptions} left");
        }
    }

    private static void Open(CircuitContext circuit, Type page, string address, Guid? id)
    {
        circuit.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        circuit.Render(builder =>
        {
            builder.OpenComponent(0, page);
            if (id is not null)
            {
                builder.AddComponentParameter(1, "Id", id.Value);
            }

            builder.CloseComponent();
        });
    }

    private async Task<IReadOnlyList<(Type Page, string Address, Guid? Id)>> PagesAsync()
    {
        var database = host.Database;
        var customer = await database.AddAsync(World.Centro, People.Full(1));
        var order = await database.SellAsync(customer, World.Centro, 100_000);
        var quote = await database.OfferAsync(Offers.Quote(customer, World.Centro), QuoteStatus.Draft);
        var job = await database.JobAtAsync(WorkOrderStatus.Ordered, customer, World.Centro);
        var prescription = await database.PrescribeAsync(customer, "od -2.25 os -2.00", DateOnly.FromDateTime(World.Start));
        var profile = $"/admin/customers/{customer}";
        return
        [
            (typeof(DashboardPage), "/", null),
            (typeof(CustomersPage), "/admin/customers", null),
            (typeof(CustomerPage), profile, customer),
            .. new[] { "prescriptions", "quotes", "orders", "appointments", "work-orders" }.Select(tab =>
                (typeof(CustomerPage), $"{profile}?tab={tab}", (Guid?)customer)
            ),
            (typeof(CustomerEditPage), $"{profile}/edit", customer),
            (typeof(TransfersPage), "/admin/transfers", null),
            (typeof(OrdersPage), "/admin/orders", null),
            (typeof(OrderPage), $"/admin/orders/{order}", order),
            (typeof(OrderEditPage), $"/admin/orders/{order}/edit", order),
            (typeof(QuotesPage), "/admin/quotes", null),
            (typeof(QuotePage), $"/admin/quotes/{quote}", quote),
            (typeof(QuoteEditPage), $"/admin/quotes/{quote}/edit", quote),
            (typeof(WorkOrdersPage), "/admin/work-orders", null),
            (typeof(WorkOrderPage), $"/admin/work-orders/{job}", job),
            (typeof(WorkOrderEditPage), $"/admin/work-orders/{job}/edit", job),
            (typeof(PrescriptionsPage), "/admin/prescriptions", null),
            (typeof(PrescriptionPage), $"/admin/prescriptions/{prescription}", prescription),
            (typeof(PrescriptionAmendPage), $"/admin/prescriptions/{prescription}/amend", prescription),
            (typeof(AppointmentsPage), "/admin/appointments", null),
        ];
    }
}
