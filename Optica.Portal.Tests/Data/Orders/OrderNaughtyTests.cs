using Optica.Data.Orders;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Orders;

/// <summary>The corpus on every text of an order: stored as said, or refused at its field; nothing breaks and nothing is half done.</summary>
public sealed class OrderNaughtyTests
{
    private static readonly Dictionary<string, Func<Desk, string, Task<(Error? Error, string? Stored)>>> Fields = new(
        StringComparer.Ordinal
    )
    {
        ["Lines[0].Description"] = async (desk, text) =>
        {
            var input = Sales.Order(desk.Customer, null, 1_000);
            input.Lines[0].Description = text;
            return await desk.CreateAsync(input, detail => detail.Lines[0].Description);
        },
        ["Notes"] = async (desk, text) =>
        {
            var input = Sales.Order(desk.Customer, null, 1_000);
            input.Notes = text;
            return await desk.CreateAsync(input, detail => detail.Notes);
        },
        ["Notes changed"] = async (desk, text) =>
        {
            var input = Sales.Order(desk.Customer, null, 1_000);
            input.Notes = text;
            var changed = await desk.Scope.Get<OrderService>().ChangeAsync(desk.Order, input, new(), None);
            return await desk.TellAsync(changed.Error, desk.Order, detail => detail.Notes);
        },
        ["Reference"] = async (desk, text) =>
        {
            var input = new PaymentInput
            {
                Method = PaymentMethod.Transfer,
                Amount = 1,
                Reference = text,
            };
            var paid = await desk.Scope.Get<OrderPaymentService>().PayAsync(desk.Order, input, new OperationOptions(), None);
            return await desk.TellAsync(paid.Error, desk.Order, detail => detail.Payments.Single(row => row.Id == paid.Value).Reference);
        },
        ["Reason"] = async (desk, text) =>
        {
            var input = Sales.Back(1);
            input.Reason = text;
            var back = await desk.Scope.Get<OrderPaymentService>().RefundAsync(desk.Order, input, new OperationOptions(), None);
            return await desk.TellAsync(back.Error, desk.Order, detail => detail.Refunds.Single(row => row.Id == back.Value).Reason);
        },
        ["Reason of the end"] = async (desk, text) =>
        {
            var order = await desk.SellAsync();
            var input = Sales.Back(null);
            input.Reason = text;
            var ended = await desk.Scope.Get<OrderLifeService>().CancelAsync(order, input, new(), None);
            return await desk.TellAsync(ended.Error, order, detail => detail.ClosingReason);
        },
        ["OverrideReason"] = async (desk, text) =>
        {
            var order = await desk.SellAsync();
            var step = new OrderStep(OrderStatus.Delivered, text);
            var handed = await desk.Scope.Get<OrderLifeService>().AdvanceAsync(order, step, new(), None);
            if (handed.Error is not null)
            {
                return (handed.Error, null);
            }

            var steps = (await desk.Scope.Get<OrderHistoryQueries>().ListAsync(order, None)).Expect();
            return (null, steps.Single(entry => entry.Action == "order_advanced").Reason);
        },
    };

    private static CancellationToken None => CancellationToken.None;

    public static TheoryData<string> Names => [.. Fields.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task Field_EveryString_IsStoredOrRefused(string name)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var desk = await Desk.OpenAsync(database);
        var field = name.Split(' ')[0];
        var several = field == "Notes";
        var (stored, refused) = (0, 0);
        foreach (var text in NaughtyStrings.All)
        {
            var wanted = several ? TextRules.CleanText(text) : TextRules.CleanLine(text);
            var (error, found) = await Fields[name](desk, text);
            if (error is null)
            {
                Assert.Equal(wanted, found);
                Assert.True(found is null || TextRules.IsClean(found, several), Shown(text));
                stored++;
                continue;
            }

            // nothing said is another matter than something bad: a payable order stays unpaid, a reason is asked for
            Assert.True(error is Invalid or BalanceDue, $"{error.Code} {Shown(text)}");
            Assert.True(wanted is null || error is Invalid, $"{error.Code} {Shown(text)}");
            Assert.All((error as Invalid)?.Fields ?? [], one => Assert.Equal(field, one.Field));
            refused++;
        }

        Assert.InRange(stored, 60, NaughtyStrings.All.Count());
        Assert.InRange(refused, 40, NaughtyStrings.All.Count());
        await database.AssertFiguresAsync();
    }

    [Fact]
    public async Task ListAsync_EveryString_Answers()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var desk = await Desk.OpenAsync(database);
        var queries = desk.Scope.Get<OrderQueries>();

        foreach (var text in NaughtyStrings.All)
        {
            (await queries.ListAsync(new OrderFilter { Text = text }, new PageRequest(), None)).Expect();
        }

        foreach (var pattern in new[] { "%", "_", "[", "ORD%", "ORD-2026-00000_" })
        {
            Assert.Equal(0, (await queries.ListAsync(new OrderFilter { Text = pattern }, new PageRequest(), None)).Expect().Total);
        }

        Assert.Equal(1, (await queries.ListAsync(new OrderFilter { Text = "ord-2026-000001" }, new PageRequest(), None)).Expect().Total);
    }

    private static string Shown(string text) => System.Text.Json.JsonSerializer.Serialize(text.Length > 60 ? text[..60] : text);

    /// <summary>A chief of the shop with a customer and an order of a million pesos.</summary>
    private sealed class Desk(TestDatabase database, Guid customer, Guid order) : IAsyncDisposable
    {
        public TestScope Scope { get; } = database.As(database.World.Chief, database.World.Centro);

        public Guid Customer => customer;

        public Guid Order => order;

        public static async Task<Desk> OpenAsync(TestDatabase database)
        {
            var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
            return new(database, customer, await database.SellAsync(customer, database.World.Centro, 1_000_000));
        }

        public Task<Guid> SellAsync() => database.SellAsync(customer, database.World.Centro, 1_000);

        public async Task<(Error? Error, string? Stored)> CreateAsync(OrderInput input, Func<OrderDetail, string?> of)
        {
            var made = await Scope.Get<OrderService>().CreateAsync(input, new OperationOptions(), None);
            return made.TryGet(out var id, out var error) ? await TellAsync(null, id, of) : (error, null);
        }

        public async Task<(Error? Error, string? Stored)> TellAsync(Error? error, Guid id, Func<OrderDetail, string?> of) =>
            error is null ? (null, of(await database.ReadOrderAsync(id))) : (error, null);

        public ValueTask DisposeAsync() => Scope.DisposeAsync();
    }
}
