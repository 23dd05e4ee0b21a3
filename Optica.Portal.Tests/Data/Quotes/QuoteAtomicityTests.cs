using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Quotes;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Tests.Data.Isolation;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Quotes;

/// <summary>
/// What happens to a quote dies whole at any of its commands: quote, order, job, snapshot, numbers, figures, notification, operation,
/// change feed and audit (SECURITY 39).
/// </summary>
public sealed class QuoteAtomicityTests
{
    private static readonly Dictionary<string, Func<TestScope, Target, Task<Error?>>> UseCases = new(StringComparer.Ordinal)
    {
        ["create"] = async (scope, to) =>
            (await scope.Get<QuoteService>().CreateAsync(Offers.Quote(to.CustomerId, to.BranchId), Once, None)).Error,
        ["change"] = async (scope, to) =>
            (await scope.Get<QuoteService>().ChangeAsync(to.Quoted.Draft, Offers.Quote(to.CustomerId, null), new(), None)).Error,
        ["copy"] = async (scope, to) => (await scope.Get<QuoteService>().CopyAsync(to.Quoted.Accepted, Once, None)).Error,
        ["send"] = async (scope, to) => (await scope.Get<QuoteLifeService>().SendAsync(to.Quoted.Draft, new(), None)).Error,
        ["reject"] = async (scope, to) => (await scope.Get<QuoteLifeService>().RejectAsync(to.Quoted.Sent, "muy caro", new(), None)).Error,
        ["convert"] = async (scope, to) =>
            (await scope.Get<QuoteConversionService>().ConvertAsync(to.Quoted.Accepted, null, Once, None)).Error,
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

        Assert.InRange(passing, 5, 80);
        Assert.NotEqual(before, await StateAsync(planted));
        await planted.Database.AssertFiguresAsync();
    }

    private static async Task<Error?> RunAsync(Planted planted, string name)
    {
        await using var scope = planted.Database.As(planted.World.Chief);
        return await UseCases[name](scope, planted.Targets[0]);
    }

    private static async Task<(string Rows, int Jobs, int Audits)> StateAsync(Planted planted) =>
        (
            await planted.FingerprintAsync(),
            await planted.Database.ReadAsync(db => db.WorkOrders.CountAsync(None)),
            await planted.Database.ReadAsync(db => db.AuditEntries.CountAsync(None))
        );
}
