using Optica.Data.Customers;
using Optica.Data.Orders;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Segments;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Segments;

/// <summary>A seeded year of two chains: whatever staff can do, in any order, refused or not.</summary>
internal sealed partial class RandomTrade(TestDatabase database, int seed)
{
    private readonly Random random = new(seed);
    private readonly List<(Guid Id, bool South)> customers = [];
    private readonly List<(Guid Id, bool South)> orders = [];
    private int registered;

    /// <summary>Operations that succeeded, by name: a test of nothing would show here.</summary>
    public Dictionary<string, int> Done { get; } = new(StringComparer.Ordinal);

    private World World => database.World;

    /// <summary>Does so many things, spread over fifteen months with both clock changes.</summary>
    public async Task RunAsync(int operations)
    {
        database.Clock.Now = new DateTime(2025, 9, 1, 12, 0, 0, DateTimeKind.Utc);
        await OpenAsync();
        for (var at = 0; at < operations; at++)
        {
            database.Clock.Now = database.Clock.Now.AddMinutes(random.Next(1, 1_300));
            await StepAsync(random.Next(100));
            await VisitAsync(random.Next(100));
            await QuoteAsync(random.Next(100));
        }
    }

    private Task StepAsync(int dice) =>
        dice switch
        {
            < 14 => RegisterAsync(),
            < 44 => SellAsync(),
            < 58 => PayAsync(),
            < 68 => AdvanceAsync(),
            < 74 => CancelAsync(),
            < 84 => RefundAsync(),
            < 90 => TransferAsync(),
            < 95 => LifeAsync(),
            < 98 => ChangeAsync(),
            _ => RulesAsync(),
        };

    private async Task RegisterAsync()
    {
        var south = random.Next(4) == 0;
        var branch = south ? World.Costa : Pick([World.Centro, World.Mall, World.Playa]);
        customers.Add((await database.AddAsync(branch, People.Numbered(++registered)), south));
        Count("register");
    }

    private async Task SellAsync()
    {
        if (customers.Count == 0)
        {
            return;
        }

        // a few buy much
        var (id, south) = customers[Math.Min(random.Next(customers.Count), random.Next(customers.Count))];
        var branch = south ? Pick([World.Costa, World.Cerro]) : Pick([World.Centro, World.Mall, World.Playa]);
        orders.Add((await database.SellAsync(id, branch, random.Next(1, 400) * 990), south));
        Count("sell");
    }

    private Task PayAsync() =>
        WithOrderAsync(
            "pay",
            (scope, id) =>
                scope
                    .Get<OrderPaymentService>()
                    .PayAsync(
                        id,
                        new PaymentInput { Method = Method(), Amount = random.Next(2) == 0 ? null : 10 * random.Next(1, 5_000) },
                        new OperationOptions(),
                        CancellationToken.None
                    )
        );

    private Task AdvanceAsync() =>
        WithOrderAsync(
            "advance",
            (scope, id) =>
                scope
                    .Get<OrderLifeService>()
                    .AdvanceAsync(id, new OrderStep((OrderStatus)random.Next(1, 7), "prueba"), new(), CancellationToken.None)
        );

    private Task CancelAsync() =>
        WithOrderAsync("cancel", (scope, id) => scope.Get<OrderLifeService>().CancelAsync(id, Back(null), new(), CancellationToken.None));

    private Task RefundAsync() =>
        WithOrderAsync(
            "refund",
            (scope, id) =>
                scope
                    .Get<OrderPaymentService>()
                    .RefundAsync(
                        id,
                        Back(random.Next(3) == 0 ? null : random.Next(1, 200_000)),
                        new OperationOptions(),
                        CancellationToken.None
                    )
        );

    private Task ChangeAsync() =>
        WithOrderAsync(
            "change",
            (scope, id) =>
                scope
                    .Get<OrderService>()
                    .ChangeAsync(id, Sales.Order(Guid.Empty, null, random.Next(1, 400) * 990), new(), CancellationToken.None)
        );

    private async Task TransferAsync()
    {
        if (customers.Count == 0)
        {
            return;
        }

        var (id, south) = Pick(customers);
        var to = south ? Pick([World.Costa, World.Cerro]) : Pick([World.Centro, World.Mall, World.Playa]);
        await using var scope = As(south);
        var moved = await scope.Transfers.TransferAsync(id, new TransferInput(to, "se cambió", true), CancellationToken.None);
        Note("transfer", moved);
    }

    private async Task LifeAsync()
    {
        if (customers.Count == 0)
        {
            return;
        }

        var (id, south) = Pick(customers);
        await using var scope = As(south);
        Note(
            "life",
            random.Next(2) == 0
                ? await scope.Life.DeactivateAsync(id, null, CancellationToken.None)
                : await scope.Life.ReactivateAsync(id, null, CancellationToken.None)
        );
    }

    private async Task RulesAsync()
    {
        await using var scope = As(random.Next(4) == 0);
        var returning = random.Next(2, 4);
        var rules = new SegmentRules(returning, returning + random.Next(1, 3), returning + random.Next(3, 8), random.Next(30, 200));
        Note("rules", await scope.Get<SegmentService>().ChangeRulesAsync(rules, null, CancellationToken.None));
    }

    private async Task WithOrderAsync<T>(string what, Func<TestScope, Guid, Task<Result<T>>> act)
    {
        if (orders.Count == 0)
        {
            return;
        }

        var (id, south) = Pick(orders);
        await using var scope = As(south);
        Note(what, await act(scope, id));
    }

    private void Note<T>(string what, Result<T> result)
    {
        if (result.Succeeded)
        {
            Count(what);
        }
    }

    private void Count(string what) => Done[what] = Done.GetValueOrDefault(what) + 1;

    private TestScope As(bool south) => database.As(south ? World.SouthChief : World.Chief);

    private PaymentMethod Method() => (PaymentMethod)random.Next(1, 6);

    private RefundInput Back(long? amount) =>
        new()
        {
            Amount = amount,
            Method = Method(),
            Reason = "prueba",
        };

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
