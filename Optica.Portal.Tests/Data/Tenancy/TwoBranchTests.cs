using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Domain.Appointments;
using Optica.Domain.Audit;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Tenancy;

/// <summary>Records with two branches that need no customer: seen and changed from either, moved by nobody (DOMAIN §1).</summary>
public sealed class TwoBranchTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task Read_FromEitherBranch_ShowsTheVisit(DatabaseProvider provider)
    {
        await using var booked = await Booked.CreateAsync(provider);
        var world = booked.Database.World;

        Assert.Equal(["guest at Centro", "Centro's at Mall", "Mall's at Centro"], await booked.SeenByAsync(world.Sales));
        Assert.Equal(
            ["guest at Mall", "Centro's at Mall", "Mall's at Centro", "Mall's at Playa"],
            await booked.SeenByAsync(world.MallAdmin)
        );
        Assert.Equal(["guest at Costa"], await booked.SeenByAsync(world.SouthSales));
        Assert.Equal(5, (await booked.SeenByAsync(world.Super)).Count);
        Assert.Empty(await booked.SeenByAsync(null));
    }

    [Theory, EveryProvider]
    public async Task Save_FromTheCustomersBranch_ChangesTheVisit(DatabaseProvider provider)
    {
        await using var booked = await Booked.CreateAsync(provider);
        await using var scope = booked.Database.As(booked.Database.World.Sales);
        await using var db = await scope.OpenAsync();
        var visit = await db
            .Appointments.Include(row => row.Cells)
            .SingleAsync(row => row.Id == booked.Ids["Centro's at Mall"], Cancellation);

        Assert.True(visit.Cancel("llamó", World.Start).Succeeded);
        await db.SaveChangesAsync(Cancellation);

        Assert.Equal(0, await booked.Database.ReadAsync(all => all.AppointmentCells.CountAsync(row => row.AppointmentId == visit.Id)));
    }

    [Theory, EveryProvider]
    public async Task Save_StubOfAVisitOutOfReach_IsRefusedAndTold(DatabaseProvider provider)
    {
        await using var booked = await Booked.CreateAsync(provider);
        var world = booked.Database.World;
        foreach (var name in new[] { "guest at Mall", "Mall's at Playa", "guest at Costa" })
        {
            var row = await booked.Database.ReadAsync(db => db.Appointments.AsNoTracking().SingleAsync(row => row.Id == booked.Ids[name]));
            await RefusedAsync(booked, db => Task.FromResult(Touch(db, row)));
            await RefusedAsync(booked, db => Task.FromResult(Touch(db, Stub(world, booked.Boxes[world.Centro], row.Id))));
        }
    }

    /// <summary>Somebody was faster, and that is all: nothing out of reach is told of.</summary>
    [Theory, EveryProvider]
    public async Task Save_StaleFromTheCustomersBranch_IsNoDenial(DatabaseProvider provider)
    {
        await using var booked = await Booked.CreateAsync(provider);
        await using var scope = booked.Database.As(booked.Database.World.Sales);
        await using var first = await scope.OpenAsync();
        await using var second = await scope.OpenAsync();
        foreach (var db in new[] { first, second })
        {
            var visit = await db
                .Appointments.Include(row => row.Cells)
                .SingleAsync(row => row.Id == booked.Ids["Centro's at Mall"], Cancellation);
            Assert.True(visit.Confirm(World.Start).Succeeded);
        }

        await first.SaveChangesAsync(Cancellation);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(Cancellation));
        Assert.Equal(0, await booked.Database.ReadAsync(db => db.AuditEntries.CountAsync(row => row.Action == AuditActions.Denied)));
    }

    [Theory, EveryProvider]
    public async Task Save_AnotherBranchOfAnOwnVisit_IsRefused(DatabaseProvider provider)
    {
        await using var booked = await Booked.CreateAsync(provider);
        var world = booked.Database.World;
        await RefusedAsync(
            booked,
            async db =>
            {
                var visit = await db.Appointments.SingleAsync(row => row.Id == booked.Ids["Centro's at Mall"], Cancellation);
                db.Entry(visit).Property(row => row.BranchId).CurrentValue = world.Centro;
            }
        );
    }

    [Theory, EveryProvider]
    public async Task RawInsert_AcrossOrganisations_FailsByForeignKey(DatabaseProvider provider)
    {
        await using var booked = await Booked.CreateAsync(provider);
        var world = booked.Database.World;
        var (here, there) = (booked.Boxes[world.Centro], booked.Boxes[world.Costa]);
        var south = await booked.Database.AddAsync(world.Costa, People.Numbered(9));
        Appointment[] crossed =
        [
            world.Visit(here, (south, world.Centro), Booking.Nine.AddHours(2)),
            world.Visit(here, (booked.CustomerId, world.Costa), Booking.Nine.AddHours(2)),
            Moved(world.Visit(here, at: Booking.Nine.AddHours(2)), there.Id),
        ];
        foreach (var visit in crossed)
        {
            await using var db = booked.Database.Open();
            db.Add(visit);
            var failure = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancellation));
            Assert.Contains("FOREIGN KEY", failure.InnerException!.Message, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static Appointment Moved(Appointment visit, Guid resource)
    {
        Assert.True(visit.Reschedule(visit.Time with { ResourceId = resource }, World.Start).Succeeded);
        return visit;
    }

    private static bool Touch(OpticaDbContext db, Appointment row)
    {
        db.Attach(row);
        db.Entry(row).Property(visit => visit.Notes).CurrentValue = "taken";
        return true;
    }

    /// <summary>A visit under own owners with the id of another one, and without cells.</summary>
    private static Appointment Stub(World world, BookableResource on, Guid id)
    {
        var stub = world.Visit(on);
        Assert.True(stub.Cancel("x", World.Start).Succeeded);
        typeof(Appointment).GetProperty(nameof(Appointment.Id))!.SetValue(stub, id);
        return stub;
    }

    private static async Task RefusedAsync(Booked booked, Func<OpticaDbContext, Task> attack)
    {
        Task<string> NotesAsync() =>
            booked.Database.ReadAsync(async db =>
                string.Join(
                    '|',
                    await db
                        .Appointments.OrderBy(row => row.Id)
                        .Select(row => $"{row.OrganisationId} {row.BranchId} {row.Notes}")
                        .ToListAsync()
                )
            );
        Task<int> DeniedAsync() =>
            booked.Database.ReadAsync(db => db.AuditEntries.CountAsync(row => row.Action == AuditActions.Denied, Cancellation));
        var (before, denied) = (await NotesAsync(), await DeniedAsync());
        await using (var scope = booked.Database.As(booked.Database.World.Sales))
        {
            await using var db = await scope.OpenAsync();
            await attack(db);
            await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync(Cancellation));
        }

        Assert.Equal(before, await NotesAsync());
        Assert.Equal(denied + 1, await DeniedAsync());
    }

    /// <summary>Visits at several branches, of guests and of customers of the same and of another branch.</summary>
    private sealed class Booked(TestDatabase database, Guid customerId) : IAsyncDisposable
    {
        public TestDatabase Database => database;

        public Guid CustomerId => customerId;

        public Dictionary<string, Guid> Ids { get; } = new(StringComparer.Ordinal);

        public Dictionary<Guid, BookableResource> Boxes { get; } = [];

        public static async Task<Booked> CreateAsync(DatabaseProvider provider)
        {
            var database = await TestDatabase.CreateAsync(provider);
            var world = database.World;
            var centros = (await database.AddAsync(world.Centro, People.Numbered(1)), world.Centro);
            var malls = (await database.AddAsync(world.Mall, People.Numbered(2)), world.Mall);
            var booked = new Booked(database, centros.Item1);
            await using var db = database.Open();
            foreach (var branch in new[] { world.Centro, world.Mall, world.Playa, world.Costa })
            {
                db.Add(booked.Boxes[branch] = world.Box(branch));
            }

            (string Name, Guid Branch, (Guid, Guid)? Customer)[] visits =
            [
                ("guest at Centro", world.Centro, null),
                ("guest at Mall", world.Mall, null),
                ("guest at Costa", world.Costa, null),
                ("Centro's at Mall", world.Mall, centros),
                ("Mall's at Centro", world.Centro, malls),
                ("Mall's at Playa", world.Playa, malls),
            ];
            foreach (var (name, branch, customer) in visits)
            {
                var visit = world.Visit(booked.Boxes[branch], customer, Booking.Nine.AddHours(booked.Ids.Count));
                booked.Ids[name] = visit.Id;
                db.Add(visit);
            }

            await db.SaveChangesAsync(Cancellation);
            return booked;
        }

        public async Task<List<string>> SeenByAsync(Person? person)
        {
            await using var scope = Database.As(person);
            await using var db = await scope.OpenAsync();
            var seen = await db.Appointments.OrderBy(row => row.StartsAt).Select(row => row.Id).ToListAsync(Cancellation);
            return [.. seen.Select(id => Ids.Single(pair => pair.Value == id).Key)];
        }

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}
