using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Orders;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Tests.Data.Isolation;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Orders;

/// <summary>
/// What happens to an order dies whole at any of its commands: order, lines, money, number, figures, counts, months, operation,
/// change feed and audit (SECURITY 39).
/// </summary>
public sealed class OrderAtomicityTests
{
    private static readonly Dictionary<string, Func<TestScope, Target, Task<Error?>>> UseCases = new(StringComparer.Ordinal)
    {
        ["create"] = async (scope, to) =>
            (await scope.Get<OrderService>().CreateAsync(Sales.Order(to.CustomerId, to.BranchId, 5_000), Once, None)).Error,
        // the first one of a branch and a month: rows of counts and months are added
        ["create elsewhere"] = async (scope, to) =>
            (await scope.Get<OrderService>().CreateAsync(Sales.Order(to.CustomerId, to.OtherBranchId, 5_000), Once, None)).Error,
        ["change"] = async (scope, to) =>
            (await scope.Get<OrderService>().ChangeAsync(to.OrderId, Sales.Order(to.CustomerId, null, 5_000_000), new(), None)).Error,
        ["pay"] = async (scope, to) =>
            (await scope.Get<OrderPaymentService>().PayAsync(to.OrderId, new() { Method = PaymentMethod.Cash }, Once, None)).Error,
        ["refund a part"] = async (scope, to) =>
            (await scope.Get<OrderPaymentService>().RefundAsync(to.OrderId, Sales.Back(7_000), Once, None)).Error,
        ["refund"] = async (scope, to) =>
            (await scope.Get<OrderPaymentService>().RefundAsync(to.OrderId, Sales.Back(null), Once, None)).Error,
        ["cancel"] = async (scope, to) =>
            (await scope.Get<OrderLifeService>().CancelAsync(to.OrderId, Sales.Back(null), new(), None)).Error,
        ["advance"] = async (scope, to) =>
            (await scope.Get<OrderLifeService>().AdvanceAsync(to.OrderId, new(OrderStatus.Processing), new(), None)).Error,
    };

    private static CancellationToken None => CancellationToken.None;

    private static OperationOptions Once => new(Ids.New(World.Start));

    public static IEnumerable<TheoryDataRow<DatabaseProvider, string>> Matrix =>
        from provider in EveryProviderAttribute.Providers
        from name in UseCases.Keys
        select new TheoryDataRow<DatabaseProvider, string>(provider, name);

    [Theory, MemberData(nameof(Matrix))]
    public async Task UseCase_DyingAtEveryCommandAndAtTheCommit_DoesNothing(DatabaseProvider provider, string name)
    {
        var failing = new FailingCommands();
        await using var planted = await Planted.CreateAsync(provider, failing.AddTo);
        // a month later, so that no count or month is that of the order which is there
        planted.Database.Clock.Now = World.Start.AddDays(40);
        var before = await StateAsync(planted);

        failing.BreaksCommit = true;
        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(planted, name));
        failing.BreaksCommit = false;
        Assert.Equal(before, await StateAsync(planted));

        var passing = 0;
        while (await failing.DiesAsync(passing, () => RunAsync(planted, name)))
        {
            Assert.Equal(before, await StateAsync(planted));
            passing++;
        }

        Assert.InRange(passing, name == "advance" ? 5 : 8, 60);
        var after = await StateAsync(planted);
        Assert.NotEqual(before.Rows, after.Rows, StringComparer.Ordinal);
        Assert.Equal(before.Audits + 1, after.Audits);
        await planted.Database.AssertFiguresAsync();
    }

    private static async Task<Error?> RunAsync(Planted planted, string name)
    {
        await using var scope = planted.Database.As(planted.World.Chief);
        return await UseCases[name](scope, planted.Targets[0]);
    }

    private static async Task<(string Rows, int Audits)> StateAsync(Planted planted) =>
        (await planted.FingerprintAsync(), await planted.Database.ReadAsync(db => db.AuditEntries.CountAsync(None)));
}
