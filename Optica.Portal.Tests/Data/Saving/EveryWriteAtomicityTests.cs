using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Data.Isolation;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Saving;

/// <summary>
/// Every writing method of every service that dies at any of its statements, or at its commit, has done nothing, its line of the audit
/// trail included (SECURITY 39). The methods are those of the isolation cases: a new one is tried by itself.
/// </summary>
public sealed class EveryWriteAtomicityTests
{
    /// <summary>What leaves no line of the trail: what is seen, typed or waiting for oneself, and has no effect on anybody's records.</summary>
    private static readonly HashSet<string> Unaudited = new(StringComparer.Ordinal)
    {
        "DraftService.KeepAsync",
        "JobService.AskAsync",
        "NotificationService.MuteAsync",
        "NotificationService.ReadAllAsync",
    };

    /// <summary>What the isolation cases call where there is nothing to do. Presence and bindings of the trail are kept whatever comes after them; of a reading the line stays.</summary>
    private static readonly HashSet<string> Idle = new(StringComparer.Ordinal)
    {
        "AppointmentLifeService.MarkNoShowAsync",
        "AuditVerificationService.RunAsync",
        "BranchService.ReopenAsync",
        "CustomerBulkService.ReactivateAsync",
        "CustomerLifeService.ReactivateAsync",
        "DraftService.DiscardAsync",
        "JobService.CancelAsync",
        "NotificationService.ReadAsync",
        // who may ask is what its cases try; that all is done or nothing, AccountAtomicityTests
        "OrganisationService.AddAsync",
        "OrganisationService.RenewAsync",
        "OrganisationService.ResumeAsync",
        "OrganisationService.SuspendAsync",
        "OwnSessionService.EndAsync",
        "OwnSessionService.EndOthersAsync",
        "PersonalDataQueries.ReadAsync",
        // as those of organisations: PlatformAccessTests
        "PlatformAccessService.EndAsync",
        "PlatformAccessService.OpenAsync",
        "PresenceService.BeatAsync",
        "PresenceService.LeaveAsync",
        // they only look, within a transaction
        "QuoteLifeService.MayMailAsync",
        "RightsFileService.MayFetchAsync",
        "WorkOrderPrescriptionService.ChangeAsync",
    };

    /// <summary>What has to be so before there is something to do.</summary>
    private static readonly Dictionary<string, Func<OpticaDbContext, Task>> Prepared = new(StringComparer.Ordinal)
    {
        ["BranchService.CloseAsync"] = async db =>
        {
            await db.Appointments.ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, AppointmentStatus.Cancelled));
            await db.WorkOrders.ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, WorkOrderStatus.Cancelled));
            await db.Orders.ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, OrderStatus.Cancelled));
        },
        ["TransferService.RequestAsync"] = db => db.TransferRequests.ExecuteDeleteAsync(),
        ["TransferService.RequestByDocumentAsync"] = db => db.TransferRequests.ExecuteDeleteAsync(),
        ["UserFactorService.ResetAsync"] = db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(row => row.TwoFactorEnabled, true)),
        ["UserLifeService.UnlockAsync"] = db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(row => row.AccessFailedCount, 3)),
        ["UserInviteService.RenewAsync"] = db =>
            db.UserSessions.Where(row => !db.Users.Any(user => user.Id == row.UserId && user.Email!.EndsWith("@world.test")))
                .ExecuteDeleteAsync(),
        ["UserInviteService.ResetAsync"] = db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(row => row.PasswordHash, "hash")),
    };

    private static bool IsLong => Environment.GetEnvironmentVariable("OPTICA_LONG") is { Length: > 0 };

    public static TheoryData<string> Names =>
        [
            .. IsolationCases
                .All.Where(one => one.Writes)
                .Select(one => one.Method)
                .Except(Idle, StringComparer.Ordinal)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    [Theory, MemberData(nameof(Names))]
    public async Task Method_DyingAnywhere_LeavesEverythingAsItWas(string method)
    {
        var failing = new FailingCommands();
        await using var planted = await Planted.CreateAsync(DatabaseProvider.Sqlite, failing.AddTo);
        if (Prepared.TryGetValue(method, out var prepare))
        {
            await using var db = planted.Database.Open();
            await prepare(db);
        }

        var file = planted.Database.Options.DatabaseFile!;
        var before = await EveryTable.ReadAsync(file);
        await using var watch = await CommitWatch.StartAsync(planted.Database.Options);
        var refusals = new List<string>();
        foreach (var (one, person, target) in Calls(planted, method))
        {
            var passing = 0;
            while (await AttemptAsync((planted, one, person, target), failing, passing) is var (died, error))
            {
                if (!died && error is null)
                {
                    var after = await EveryTable.ReadAsync(file);
                    if (before.Difference(after).Length == 0)
                    {
                        // nothing to do for this one
                        break;
                    }

                    Assert.True(
                        after.Rows("AuditEntries") > before.Rows("AuditEntries") || Unaudited.Contains(method),
                        $"no line of the trail, but {before.Difference(after)}"
                    );
                    return;
                }

                if (await watch.SawCommitAsync())
                {
                    Assert.Equal($"dies at {passing}: ", $"dies at {passing}: {before.Difference(await EveryTable.ReadAsync(file))}");
                }

                if (!died)
                {
                    refusals.Add(error!.Code);
                    break;
                }

                passing += Step(method, passing);
            }
        }

        Assert.Fail($"never succeeded: {string.Join(", ", refusals.Distinct())}");
    }

    /// <summary>In the short run every third statement, which ones differ from method to method.</summary>
    private static int Step(string method, int passing) => IsLong || passing < 0 ? 1 : 1 + ((passing + method.Length) % 3);

    /// <summary>Whoever may, wherever it exists: the same call until one of them does it.</summary>
    private static IEnumerable<(IsolationCase One, Person Person, Target Target)> Calls(Planted planted, string method) =>
        from one in IsolationCases.All
        where one.Method == method && one.Writes
        from person in planted.World.People
        from target in planted.Targets
        where target.Place != "nowhere" && one.Expects(person, target) is null
        select (one, person, target);

    private static async Task<(bool Died, Error? Error)> AttemptAsync(
        (Planted Planted, IsolationCase One, Person Person, Target Target) call,
        FailingCommands failing,
        int passing
    )
    {
        await using var scope = call.Planted.Database.As(call.Person);
        failing.Arm(passing);
        try
        {
            return (false, (await call.One.Call(scope, call.Target)).Error);
        }
        catch (Exception exception) when (exception is BrokenException || exception.InnerException is BrokenException)
        {
            return (true, null);
        }
        finally
        {
            failing.Arm(-1);
        }
    }
}
