using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Access;
using Optica.Data.Saving;
using Optica.Portal.Features.Appointments;
using Optica.Portal.Features.Customers;
using Optica.Portal.Features.Dashboard;
using Optica.Portal.Features.Orders;
using Optica.Portal.Features.WorkOrders;
using Optica.Portal.LiveUpdates;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.LiveUpdates;

/// <summary>Five hundred circuits that were opened and closed leave nothing behind: neither who listens nor what was made (SECURITY 24).</summary>
public sealed class CircuitGrowthTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const int Circuits = 500;

    private static readonly (Type Page, string Address)[] Pages =
    [
        (typeof(CustomersPage), "/admin/customers"),
        (typeof(OrdersPage), "/admin/orders"),
        (typeof(WorkOrdersPage), "/admin/work-orders"),
        (typeof(AppointmentsPage), "/admin/appointments"),
        (typeof(DashboardPage), "/"),
    ];

    [Fact]
    public async Task Circuits_OpenedAndClosed_AreGone()
    {
        var feed = host.Services.GetRequiredService<ChangeFeed>();
        var made = new List<WeakReference>();
        for (var number = 0; number < Circuits; number++)
        {
            made.AddRange(await VisitAsync(Pages[number % Pages.Length]));
        }

        Assert.Equal(0, feed.Subscriptions);
        // what was asked for when the page closed ends a moment later
        await Patiently.UntilAsync(
            () => Task.FromResult(Alive(made) <= Pages.Length * 3),
            TimeSpan.FromSeconds(20),
            $"{Alive(made)} of {made.Count} live on"
        );
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference[]> VisitAsync((Type Page, string Address) at)
    {
        await using var circuit = new CircuitContext(host, host.World.Chief);
        await circuit.Access.RefreshAsync(Xunit.TestContext.Current.CancellationToken);
        circuit.Services.GetRequiredService<NavigationManager>().NavigateTo(at.Address);
        var page = circuit.Render(builder =>
        {
            builder.OpenComponent(0, at.Page);
            builder.CloseComponent();
        });
        return [new(circuit.Get<CurrentAccess>()), new(circuit.Get<LiveScreen>()), new(page)];
    }

    private static int Alive(List<WeakReference> made)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return made.Count(one => one.IsAlive);
    }
}
