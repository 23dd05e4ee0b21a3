using Microsoft.EntityFrameworkCore;
using Optica.Data.Orders;
using Optica.Domain.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Orders;

/// <summary>Two processes on one SQLite file take orders and payments: the write gate is per process, the transaction is not.</summary>
public sealed class OrderTwoProcessTests
{
    private const int Each = 50;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CreateAndPay_FromTwoProcesses_ConsecutiveNumbersAndNothingPaidTwice()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (centro, mall) = (database.World.Centro, database.World.Mall);
        var here = await database.AddAsync(centro, People.Numbered(1));
        var there = await database.AddAsync(mall, People.Numbered(2));
        var due = await database.SellAsync(here, centro);
        var meeting = new Meeting(database.Options.DatabaseFile!, database.World.Chief.Ticket(centro), here, there, due);
        using var other = await OtherProcess.RaceAsync(SecondProcess, meeting);
        var mine = await RaceAsync(database, meeting);

        var theirs = await other.AnswerAsync<int[]>();

        Assert.Equal((2 * Each, 10), (mine[0] + theirs[0], mine[1] + theirs[1]));
        Assert.Equal(
            Enumerable.Range(1, (2 * Each) + 1).Select(number => NumberSeries.Format(NumberSeries.Orders, 2026, number)),
            await database.ReadAsync(db => db.Orders.OrderBy(row => row.Number).Select(row => row.Number).ToListAsync(Cancellation))
        );
        Assert.Equal((100_000, 0), await PaidAsync(database, due));
        await database.AssertFiguresAsync();
    }

    /// <summary>The second process: started by the test above, never on its own.</summary>
    [Fact(Explicit = true)]
    public async Task SecondProcess()
    {
        if (OtherProcess.Invited is not { } meeting)
        {
            return;
        }

        await using var database = TestDatabase.Attach(meeting.File);
        await using (var warm = meeting.Enter(database))
        {
            (await warm.Get<OrderQueries>().ReadAsync(meeting.Records[2], Cancellation)).Expect();
        }

        await meeting.WaitAsync();
        await meeting.AnswerAsync(await RaceAsync(database, meeting));
    }

    /// <summary>Orders of two customers, and in between payments of 10.000 on the one that owes 100.000: how many of each went through.</summary>
    private static async Task<int[]> RaceAsync(TestDatabase database, Meeting meeting)
    {
        var results = await Race.AtOnceAsync(
            Each + 20,
            async number =>
            {
                await using var scope = meeting.Enter(database);
                if (number >= Each)
                {
                    var payment = new PaymentInput { Method = PaymentMethod.Debit, Amount = 10_000 };
                    var paid = await scope.Get<OrderPaymentService>().PayAsync(meeting.Records[2], payment, new(), CancellationToken.None);
                    Assert.True(paid.Succeeded || paid.Error is NothingToPay, paid.Error?.Code);
                    return (Made: 0, Paid: paid.Succeeded ? 1 : 0);
                }

                var order = Sales.Order(meeting.Records[number % 2], null, 1_000 + number);
                (await scope.Get<OrderService>().CreateAsync(order, new(), CancellationToken.None)).Expect();
                return (Made: 1, Paid: 0);
            }
        );
        return [results.Sum(one => one.Made), results.Sum(one => one.Paid)];
    }

    private static async Task<(long Paid, long Balance)> PaidAsync(TestDatabase database, Guid order)
    {
        var money = (await database.ReadOrderAsync(order)).Money;
        return (money.Paid, money.Balance);
    }
}
