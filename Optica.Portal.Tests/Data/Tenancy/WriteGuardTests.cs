using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Saving;
using Optica.Portal.Tests.Data.Isolation;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Tenancy;

/// <summary>What query filters cannot guard: stubs, added and moved rows (SECURITY 2, 3, 7). Sales at Centro tries.</summary>
public sealed class WriteGuardTests
{
    private static readonly Dictionary<string, Func<OpticaDbContext, World, Target, Task>> Attacks = new(StringComparer.Ordinal)
    {
        ["update a stub"] = (db, world, to) => Sync(() => db.Update(Stub(to, OrganisationOf(world, to), to.BranchId))),
        ["update a stub under own owners"] = (db, world, to) => Sync(() => db.Update(Stub(to, world.North, world.Centro))),
        ["attach a stub and change it"] = (db, world, to) => Sync(() => Touch(db, Stub(to, OrganisationOf(world, to), to.BranchId))),
        ["attach a stub under own owners and change it"] = (db, world, to) => Sync(() => Touch(db, Stub(to, world.North, world.Centro))),
        ["remove a stub"] = (db, world, to) => Sync(() => db.Remove(Stub(to, OrganisationOf(world, to), to.BranchId))),
        ["remove a stub under own owners"] = (db, world, to) => Sync(() => db.Remove(Stub(to, world.North, world.Centro))),
        ["add a foreign row"] = (db, world, to) =>
            Sync(() =>
                db.Add(Customer.Create(Ids.New(World.Start), (OrganisationOf(world, to), to.BranchId), People.Numbered(70), default))
            ),
        ["move an own row there"] = async (db, _, to) => (await db.Customers.FirstAsync()).MoveTo(to.BranchId),
        ["give an own request to the other organisation"] = async (db, world, _) =>
            db.Entry(await db.TransferRequests.FirstAsync()).Property(nameof(TransferRequest.OrganisationId)).CurrentValue = world.South,
        ["turn an own request to that branch"] = async (db, _, to) =>
            db.Entry(await db.TransferRequests.FirstAsync(row => row.FromBranchId != to.BranchId))
                .Property(nameof(TransferRequest.FromBranchId))
                .CurrentValue = to.BranchId,
        ["add a child there"] = (db, world, to) =>
            Sync(() => db.Add(CustomerMedical.Create(Stub(to, OrganisationOf(world, to), to.BranchId)))),
        ["add an audit row there"] = (db, world, to) => Sync(() => db.Add(Audit(world.South, to))),
        ["add a change there"] = (db, world, to) => Sync(() => db.Add(ChangeOf(world.South, to))),
    };

    public static IEnumerable<TheoryDataRow<DatabaseProvider, string, string>> Matrix =>
        from provider in EveryProviderAttribute.Providers
        from attack in Attacks.Keys
        from place in new[] { "Mall", "Costa" }
        select new TheoryDataRow<DatabaseProvider, string, string>(provider, attack, place);

    [Theory, MemberData(nameof(Matrix))]
    public async Task Save_OutOfReach_ChangesNothingAndIsTold(DatabaseProvider provider, string attack, string place)
    {
        await using var planted = await Planted.CreateAsync(provider);
        var target = planted.Targets.First(target => target.Place == place);
        var before = await planted.FingerprintAsync();

        await using (var scope = planted.Database.As(planted.World.Sales))
        {
            await using var db = await scope.OpenAsync();
            await Attacks[attack](db, planted.World, target);
            await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(before, await planted.FingerprintAsync());
        var denied = await planted.Database.ReadAsync(db => db.AuditEntries.Where(row => row.Action == AuditActions.Denied).ToListAsync());
        var row = Assert.Single(denied);
        Assert.Equal(planted.World.Sales.Id, row.UserId);
        Assert.Equal(planted.World.North, row.OrganisationId);
    }

    [Theory, EveryProvider]
    public async Task Save_ChildUnderOwnOwnersOfForeignParent_IsRefusedByTheDatabase(DatabaseProvider provider)
    {
        await using var planted = await Planted.CreateAsync(provider);
        var (world, costa) = (planted.World, planted.Targets.First(target => target.Place == "Costa"));
        var before = await planted.FingerprintAsync();

        await using (var scope = planted.Database.As(world.Sales))
        {
            await using var db = await scope.OpenAsync();
            var stub = Stub(costa, world.North, world.Centro);
            db.Add(stub.Tags[0]);
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(before, await planted.FingerprintAsync());
        Assert.Equal(1, await planted.Database.ReadAsync(db => db.AuditEntries.CountAsync(row => row.Action == AuditActions.Denied)));
    }

    /// <summary>Past every guard of the portal, the keys of the database still hold organisations apart.</summary>
    [Theory, EveryProvider]
    public async Task RawInsert_AcrossOrganisations_FailsByForeignKey(DatabaseProvider provider)
    {
        await using var planted = await Planted.CreateAsync(provider);
        var (world, costa) = (planted.World, planted.Targets.First(target => target.Place == "Costa"));
        var stub = Stub(costa, world.North, world.Centro);
        object[] crossed =
        [
            Customer.Create(Ids.New(World.Start), (world.North, world.Costa), People.Numbered(71), default),
            stub.Tags[0],
            TransferRequest.Create(
                (world.North, costa.CustomerId, world.Centro),
                (world.Mall, world.Mall),
                "x",
                (world.Sales.Id, World.Start)
            ),
            TransferRequest.Create(
                (world.North, planted.Targets[0].CustomerId, world.Centro),
                (world.Costa, world.Costa),
                "x",
                (world.Sales.Id, World.Start)
            ),
            Optica.Domain.Access.BranchMembership.Create(world.Sales.Id, world.North, world.Costa, World.Start),
        ];

        foreach (var row in crossed)
        {
            await using var db = planted.Database.Open();
            db.Entry(row).State = EntityState.Added;
            var failure = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
            Assert.Contains("FOREIGN KEY", failure.InnerException!.Message, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Lease_TwoPeopleInTurnOnOnePooledContext_SeeTheirOwn()
    {
        await using var planted = await Planted.CreateAsync(DatabaseProvider.Sqlite);
        var world = planted.World;
        var served = new List<(Guid Instance, Person? Person)>();
        foreach (var person in Enumerable.Repeat(new[] { world.Sales, world.SouthSales, null }, 3).SelectMany(people => people))
        {
            await using var scope = planted.Database.As(person);
            await using var db = await scope.OpenAsync();
            served.Add((db.ContextId.InstanceId, person));
            var seen = await db.Customers.Select(row => row.FirstName).ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal(person is null ? [] : [person == world.Sales ? "CanaryCentro" : "CanaryCosta"], seen);
            Assert.Null(db.LentBranch);
            db.LentBranch = world.Mall;
            db.ReadOpenedOrganisations();
        }

        Assert.Contains(served.GroupBy(lease => lease.Instance), leases => leases.DistinctBy(lease => lease.Person).Count() == 3);
    }

    [Fact]
    public async Task SaveChanges_Synchronous_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        Assert.Throws<NotSupportedException>(() => db.SaveChanges());
    }

    private static Task Sync(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private static Guid OrganisationOf(World world, Target target) => target.Place == "Costa" ? world.South : world.North;

    private static Customer Stub(Target target, Guid organisationId, Guid branchId) =>
        Customer.Create(target.CustomerId, (organisationId, branchId), new CustomerInput { FirstName = "Stub", Tags = ["stub"] }, default);

    private static void Touch(OpticaDbContext db, Customer stub)
    {
        db.Attach(stub);
        db.Entry(stub).Property(row => row.FirstName).CurrentValue = "Touched";
    }

    private static AuditEntry Audit(Guid organisationId, Target target) =>
        new()
        {
            Id = Ids.New(World.Start),
            At = World.Start,
            OrganisationId = organisationId,
            Action = AuditActions.Update,
            RecordKind = "customer",
            RecordId = target.CustomerId,
            KeyId = 1,
        };

    private static Change ChangeOf(Guid organisationId, Target target) =>
        new()
        {
            Kind = "customer",
            RecordId = target.CustomerId,
            OrganisationId = organisationId,
            At = World.Start,
        };
}
