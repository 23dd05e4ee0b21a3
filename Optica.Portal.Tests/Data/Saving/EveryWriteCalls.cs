using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Access;
using Optica.Data.Drafts;
using Optica.Data.Jobs;
using Optica.Data.Notifications;
using Optica.Data.Organisations;
using Optica.Data.Presence;
using Optica.Domain.Access;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Drafts;
using Optica.Domain.Jobs;
using Optica.Domain.Notifications;
using Optica.Domain.Orders;
using Optica.Domain.Presence;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Data.Isolation;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Saving;

/// <summary>
/// How a writing method is called so that there is something to do: as the isolation cases do, on a database that is prepared where need
/// be, or with a record of its own where those try what nobody has.
/// </summary>
internal static class EveryWriteCalls
{
    private static readonly Guid Own = Ids.New(DateTime.UnixEpoch);

    private static readonly FirstAccountInput Organisation = new()
    {
        Organisation = "Óptica Nueva",
        Branch = "Centro",
        Name = "Ana Fuentes",
        Email = "ana@nueva.cl",
    };

    /// <summary>What has to be so before there is something to do.</summary>
    private static readonly Dictionary<string, Func<OpticaDbContext, Planted, Task>> Prepared = new(StringComparer.Ordinal)
    {
        ["AppointmentLifeService.MarkNoShowAsync"] = (db, _) =>
            db.Appointments.ExecuteUpdateAsync(set => set.SetProperty(row => row.StartsAt, World.Start.AddHours(-2))),
        ["BranchService.CloseAsync"] = async (db, _) =>
        {
            await db.Appointments.ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, AppointmentStatus.Cancelled));
            await db.WorkOrders.ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, WorkOrderStatus.Cancelled));
            await db.Orders.ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, OrderStatus.Cancelled));
        },
        ["BranchService.ReopenAsync"] = (db, planted) =>
            db.Branches.Where(row => row.Id == planted.World.Mall).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsActive, false)),
        ["CustomerBulkService.ReactivateAsync"] = (_, planted) => DeactivateAsync(planted),
        ["CustomerLifeService.ReactivateAsync"] = (_, planted) => DeactivateAsync(planted),
        ["OwnSessionService.EndOthersAsync"] = (db, planted) => SignInElsewhereAsync(db, planted),
        ["TransferService.RequestAsync"] = (db, _) => db.TransferRequests.ExecuteDeleteAsync(),
        ["TransferService.RequestByDocumentAsync"] = (db, _) => db.TransferRequests.ExecuteDeleteAsync(),
        ["UserFactorService.ResetAsync"] = (db, _) =>
            db.Users.ExecuteUpdateAsync(set => set.SetProperty(row => row.TwoFactorEnabled, true)),
        ["UserInviteService.RenewAsync"] = (db, _) =>
            db
                .UserSessions.Where(row => !db.Users.Any(user => user.Id == row.UserId && user.Email!.EndsWith("@world.test")))
                .ExecuteDeleteAsync(),
        ["UserInviteService.ResetAsync"] = (db, _) => db.Users.ExecuteUpdateAsync(set => set.SetProperty(row => row.PasswordHash, "hash")),
        ["UserLifeService.UnlockAsync"] = (db, _) => db.Users.ExecuteUpdateAsync(set => set.SetProperty(row => row.AccessFailedCount, 3)),
        ["WorkOrderPrescriptionService.ChangeAsync"] = (db, planted) =>
            db
                .WorkOrders.Where(row => row.Id == planted.Targets[0].Made.Open)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.PrescriptionId, planted.Targets[0].OlderPrescriptionId)),
    };

    /// <summary>A record of the caller's own first, then what is done with it.</summary>
    private static readonly Dictionary<
        string,
        (Func<OpticaDbContext, Planted, Task> Prepare, Func<World, Person> By, Func<TestScope, Planted, Task<Error?>> Call)
    > Owned = new(StringComparer.Ordinal)
    {
        ["DraftService.DiscardAsync"] = (
            DraftAsync,
            Sales,
            async (scope, _) => (await scope.Get<DraftService>().DiscardAsync(Own, None)).Error
        ),
        ["DraftService.TakeOverAsync"] = (
            DraftAsync,
            Sales,
            async (scope, _) =>
                (await scope.Get<DraftService>().TakeOverAsync(Own, new(Ids.New(DateTime.UnixEpoch), "customer", null, "{}"), None)).Error
        ),
        ["JobService.CancelAsync"] = (
            (db, planted) =>
            {
                db.Jobs.Add(Job.Ask((planted.World.North, planted.World.Sales.Id, null), JobKinds.Report, "{}", World.Start));
                return db.SaveChangesAsync();
            },
            Sales,
            async (scope, planted) =>
                (
                    await scope
                        .Get<JobService>()
                        .CancelAsync(
                            await planted.Database.ReadAsync(db =>
                                db.Jobs.Where(row => row.UserId == planted.World.Sales.Id).Select(row => row.Id).SingleAsync()
                            ),
                            None
                        )
                ).Error
        ),
        ["NotificationService.ReadAsync"] = (
            (db, planted) =>
            {
                var world = planted.World;
                var place = (world.North, world.Centro);
                db.Notifications.Add(Notification.ForUser(NotificationKind.TransferRequested, place, Own, (world.Sales.Id, World.Start)));
                return db.SaveChangesAsync();
            },
            Sales,
            async (scope, planted) =>
                (
                    await scope
                        .Get<NotificationService>()
                        .ReadAsync(
                            await planted.Database.ReadAsync(db =>
                                db.Notifications.Where(row => row.RecordId == Own).Select(row => row.Id).SingleAsync()
                            ),
                            None
                        )
                ).Error
        ),
        ["OwnSessionService.EndAsync"] = (
            SignInElsewhereAsync,
            Sales,
            async (scope, _) => (await scope.Get<OwnSessionService>().EndAsync(Own, None)).Error
        ),
        ["PresenceService.LeaveAsync"] = (
            async (_, planted) =>
            {
                await using var scope = planted.Database.As(planted.World.Sales);
                var input = new PresenceInput(Own, RecordKind.Customer, planted.Targets.First(to => to.Place == "Centro").CustomerId, true);
                (await scope.Get<PresenceService>().BeatAsync(input, None)).Expect();
            },
            Sales,
            async (scope, _) => (await scope.Get<PresenceService>().LeaveAsync(Own, None)).Error
        ),
        ["OrganisationService.AddAsync"] = (
            Nothing,
            Platform,
            async (scope, _) => (await scope.Get<OrganisationService>().AddAsync(Organisation, None)).Error
        ),
        ["OrganisationService.RenewAsync"] = (
            async (_, planted) =>
            {
                await using var scope = planted.Database.As(planted.World.Platform);
                (await scope.Get<OrganisationService>().AddAsync(Organisation, None)).Expect();
            },
            Platform,
            async (scope, planted) => (await scope.Get<OrganisationService>().RenewAsync(await NewestAsync(planted), None)).Error
        ),
        ["OrganisationService.SuspendAsync"] = (
            Nothing,
            Platform,
            async (scope, planted) => (await scope.Get<OrganisationService>().SuspendAsync(planted.World.North, "no paga", None)).Error
        ),
        ["OrganisationService.ResumeAsync"] = (
            async (_, planted) =>
            {
                await using var scope = planted.Database.As(planted.World.Platform);
                (await scope.Get<OrganisationService>().SuspendAsync(planted.World.North, "no paga", None)).Expect();
            },
            Platform,
            async (scope, planted) => (await scope.Get<OrganisationService>().ResumeAsync(planted.World.North, None)).Error
        ),
        ["PlatformAccessService.OpenAsync"] = (Nothing, Platform, OpenAsync),
        ["PlatformAccessService.EndAsync"] = (
            async (_, planted) =>
            {
                await using var scope = planted.Database.As(planted.World.Platform);
                Assert.Null(await OpenAsync(scope, planted));
            },
            Platform,
            async (scope, planted) => (await scope.Get<PlatformAccessService>().EndAsync(planted.World.North, None)).Error
        ),
    };

    /// <summary>Prepares the database for a method.</summary>
    /// <returns>Whoever may, wherever it exists: to be called until one of them does it.</returns>
    public static async Task<IEnumerable<(Person By, Func<TestScope, Task<Error?>> Call)>> OfAsync(Planted planted, string method)
    {
        await using var db = planted.Database.Open();
        if (Owned.TryGetValue(method, out var owned))
        {
            await owned.Prepare(db, planted);
            return [(owned.By(planted.World), scope => owned.Call(scope, planted))];
        }

        await (Prepared.GetValueOrDefault(method)?.Invoke(db, planted) ?? Task.CompletedTask);
        return from one in IsolationCases.All
            where one.Method == method && one.Writes
            from person in planted.World.People
            from target in planted.Targets
            where target.Place != "nowhere" && one.Expects(person, target) is null
            select (person, (Func<TestScope, Task<Error?>>)(async scope => (await one.Call(scope, target)).Error));
    }

    private static CancellationToken None => CancellationToken.None;

    private static Person Sales(World world) => world.Sales;

    private static Person Platform(World world) => world.Platform;

    private static Task Nothing(OpticaDbContext db, Planted planted) => Task.CompletedTask;

    private static Task DraftAsync(OpticaDbContext db, Planted planted)
    {
        var draft = Draft.Of(Own, (planted.World.North, planted.World.Sales.Id), ("customer", null));
        draft.Take([1], World.Start);
        db.Drafts.Add(draft);
        return db.SaveChangesAsync();
    }

    private static Task SignInElsewhereAsync(OpticaDbContext db, Planted planted)
    {
        db.UserSessions.Add(UserSession.Start(Own, planted.World.Sales.Id, "elsewhere", World.Start));
        return db.SaveChangesAsync();
    }

    private static async Task DeactivateAsync(Planted planted)
    {
        await using var scope = planted.Database.As(planted.World.Chief);
        (await scope.Life.DeactivateAsync(planted.Targets[0].CustomerId, null, None)).Expect();
    }

    private static async Task<Error?> OpenAsync(TestScope scope, Planted planted) =>
        (await scope.Get<PlatformAccessService>().OpenAsync(planted.World.North, "they asked for help", None)).Error;

    private static Task<Guid> NewestAsync(Planted planted) =>
        planted.Database.ReadAsync(db =>
            db.Organisations.Where(row => row.Name == Organisation.Organisation).Select(row => row.Id).SingleAsync()
        );
}
