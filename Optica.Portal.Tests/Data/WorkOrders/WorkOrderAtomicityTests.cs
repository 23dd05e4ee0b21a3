using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Data.Isolation;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.WorkOrders;

/// <summary>
/// What happens to a job dies whole at any of its commands: job, steps, snapshot, check, number, notification, operation, change feed
/// and audit (SECURITY 39).
/// </summary>
public sealed class WorkOrderAtomicityTests
{
    private static readonly Dictionary<string, Func<TestScope, Target, Task<Error?>>> UseCases = new(StringComparer.Ordinal)
    {
        ["create"] = async (scope, to) =>
        {
            var input = Workshop.Job(to.CustomerId, to.BranchId);
            (input.PrescriptionId, input.OrderId, input.LabId) = (to.PrescriptionId, to.OrderId, to.Made.Lab);
            return (await scope.Get<WorkOrderService>().CreateAsync(input, Once, None)).Error;
        },
        ["change"] = async (scope, to) =>
        {
            var update = new PartialUpdate<WorkOrderInput>(
                new WorkOrderInput { Notes = "otra" },
                new HashSet<string>([nameof(WorkOrderInput.Notes)], StringComparer.Ordinal)
            );
            return (await scope.Get<WorkOrderService>().ChangeAsync(to.Made.Open, update, None)).Error;
        },
        ["advance"] = async (scope, to) =>
            (await scope.Get<WorkOrderLifeService>().AdvanceAsync(to.Made.Open, new(WorkOrderStatus.SentToLab), new(), None)).Error,
        ["return"] = async (scope, to) =>
            (await scope.Get<WorkOrderLifeService>().ReturnAsync(to.Made.Arrived, "rayado", new(), None)).Error,
        ["remake"] = async (scope, to) =>
            (await scope.Get<WorkOrderRemakeService>().RemakeAsync(to.Made.Delivered, new("rayado"), Once, None)).Error,
        // beyond a limit: the check and the return are one
        ["check"] = async (scope, to) =>
            (
                await scope
                    .Get<WorkOrderCheckService>()
                    .CheckAsync(to.Made.Arrived, new() { Right = Workshop.Lens(-2, add: 2) }, Once, None)
            ).Error,
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
        // a number was given before, so that the next one counts a row up
        await planted.Database.TakeJobAsync(planted.Targets[0].CustomerId, planted.Targets[0].BranchId);
        var before = await StateAsync(planted);

        failing.BreaksCommit = true;
        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(planted, name));
        failing.BreaksCommit = false;
        Assert.Equal(before, await StateAsync(planted));

        var passing = 0;
        while (await failing.DiesAsync(passing, () => RunAsync(planted, name)))
        {
            // what is read for the answer after the commit may die, too
            if (before != await StateAsync(planted))
            {
                Assert.Equal("check", name);
                break;
            }

            passing++;
        }

        Assert.InRange(passing, 5, 60);
        var after = await StateAsync(planted);
        Assert.NotEqual(before.Rows, after.Rows, StringComparer.Ordinal);
        // its order follows the job that is sent
        Assert.Equal(before.Audits + (name == "advance" ? 2 : 1), after.Audits);
    }

    private static async Task<Error?> RunAsync(Planted planted, string name)
    {
        await using var scope = planted.Database.As(planted.World.Chief);
        return await UseCases[name](scope, planted.Targets[0]);
    }

    private static async Task<(string Rows, int Audits)> StateAsync(Planted planted) =>
        (await planted.FingerprintAsync(), await planted.Database.ReadAsync(db => db.AuditEntries.CountAsync(None)));
}
