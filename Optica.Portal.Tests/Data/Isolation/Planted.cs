using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Notifications;
using Optica.Domain.Prescriptions;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Isolation;

/// <summary>A database with a customer full of canaries, their history and a transfer request in every branch.</summary>
internal sealed class Planted(TestDatabase database, IReadOnlyList<Target> targets, Snapshot fresh) : IAsyncDisposable
{
    /// <summary>Planted once, copied for every test.</summary>
    private static readonly Lazy<Task<(byte[] Content, World World, Planted Was)>> Template = new(MakeTemplateAsync);

    public TestDatabase Database => database;

    public World World => database.World;

    public IReadOnlyList<Target> Targets => targets;

    /// <summary>What it held in the beginning.</summary>
    public Snapshot Fresh => fresh;

    public static async Task<Planted> CreateAsync(DatabaseProvider provider, Action<IServiceCollection>? configure = null)
    {
        if (provider == DatabaseProvider.SqlServer)
        {
            var server = await TestDatabase.CreateAsync(provider, configure);
            return await PlantAsync(server);
        }

        var (content, world, was) = await Template.Value;
        return new(await TestDatabase.CopyAsync(content, world, configure), was.Targets, was.Fresh);
    }

    /// <summary>Fingerprint of every row that a test's call could have changed, but the audit trail.</summary>
    public async Task<string> FingerprintAsync() => (await SnapshotAsync()).Fingerprint;

    /// <summary>Every such row.</summary>
    public Task<Snapshot> SnapshotAsync() => SnapshotAsync(database);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static Task<Snapshot> SnapshotAsync(TestDatabase of) =>
        of.ReadAsync(async db => new Snapshot(await OwnedAsync(db), await SharedAsync(db)));

    private static async Task<IEnumerable<IBranchOwned>> OwnedAsync(OpticaDbContext db) =>
        [
            .. await db.Customers.AsNoTracking().Include(row => row.Tags).ToListAsync(),
            .. await db.CustomerFigures.AsNoTracking().ToListAsync(),
            .. await db.Orders.AsNoTracking().ToListAsync(),
            .. await db.OrderLines.AsNoTracking().ToListAsync(),
            .. await db.OrderPayments.AsNoTracking().ToListAsync(),
            .. await db.OrderRefunds.AsNoTracking().ToListAsync(),
            .. await db.CustomerMedical.AsNoTracking().ToListAsync(),
            .. await db.Prescriptions.AsNoTracking().ToListAsync(),
            .. await db.PrescriptionMedical.AsNoTracking().ToListAsync(),
            .. await PlantedVisits.RowsAsync(db),
            .. await PlantedQuotes.RowsAsync(db),
            .. await PlantedJobs.RowsAsync(db),
            .. await db.AgreementMembers.AsNoTracking().ToListAsync(),
            .. await db.CustomerConsents.AsNoTracking().ToListAsync(),
            .. await db.RightsRequests.AsNoTracking().ToListAsync(),
            .. await db.BranchMemberships.AsNoTracking().ToListAsync(),
            .. await db.BranchGrants.AsNoTracking().ToListAsync(),
        ];

    private static async Task<IEnumerable<object>> SharedAsync(OpticaDbContext db) =>
        [
            .. await db.AppointmentCells.AsNoTracking().ToListAsync(),
            .. await db.CustomerCounts.AsNoTracking().ToListAsync(),
            .. await db.BranchMonths.AsNoTracking().ToListAsync(),
            .. await db.NumberSeries.AsNoTracking().ToListAsync(),
            .. await db.Labs.AsNoTracking().ToListAsync(),
            .. await db.Products.AsNoTracking().ToListAsync(),
            .. await db.Agreements.AsNoTracking().ToListAsync(),
            .. await db.TransferRequests.AsNoTracking().ToListAsync(),
            .. await db.Set<Notification>().AsNoTracking().ToListAsync(),
            .. await db.Changes.AsNoTracking().ToListAsync(),
            .. await db.ProcessedOperations.AsNoTracking().ToListAsync(),
            .. await db.Jobs.AsNoTracking().ToListAsync(),
            .. await db.Users.AsNoTracking().ToListAsync(),
            .. await db.UserSessions.AsNoTracking().ToListAsync(),
            .. await db.PlatformAccesses.AsNoTracking().ToListAsync(),
        ];

    private static Guid Unknown() => Ids.New(World.Start);

    private static async Task<(byte[] Content, World World, Planted Was)> MakeTemplateAsync()
    {
        var planted = await PlantAsync(await TestDatabase.CreateAsync());
        return (await planted.Database.EndAsync(), planted.World, planted);
    }

    private static async Task<Planted> PlantAsync(TestDatabase database)
    {
        await database.OpenToPlatformAsync();
        return new(database, await TargetsAsync(database), await SnapshotAsync(database));
    }

    private static async Task<IReadOnlyList<Target>> TargetsAsync(TestDatabase database)
    {
        var world = database.World;
        return
        [
            await PlantAsync(database, ("Centro", world.Centro, world.Mall), 1),
            await PlantAsync(database, ("Mall", world.Mall, world.Centro), 2),
            await PlantAsync(database, ("Playa", world.Playa, world.Centro), 3),
            await PlantAsync(database, ("Costa", world.Costa, world.Cerro), 4),
            new("nowhere", Unknown(), Unknown(), Unknown(), Unknown(), InputFor("Nowhere", 5))
            {
                OrderId = Unknown(),
                ProductId = Unknown(),
                AgreementId = Unknown(),
                OtherAgreementId = Unknown(),
                PrescriptionId = Unknown(),
                OlderPrescriptionId = Unknown(),
                DraftPrescriptionId = Unknown(),
                Booked = (Unknown(), Unknown(), Unknown()),
                Quoted = (Unknown(), Unknown(), Unknown()),
                Made = (Unknown(), Unknown(), Unknown(), Unknown()),
                Staff = (Unknown(), Unknown(), Unknown()),
                Asked = (Unknown(), Unknown()),
            },
        ];
    }

    private static async Task<Target> PlantAsync(TestDatabase database, (string Place, Guid Id, Guid Other) branch, int number)
    {
        var input = InputFor(branch.Place, number);
        var id = await database.AddAsync(branch.Id, InputFor(branch.Place, number));
        await using var db = database.Open();
        var south = branch.Id == database.World.Costa;
        var by = (south ? database.World.SouthChief : database.World.Chief).Id;
        var request = TransferRequest.Create(
            (south ? database.World.South : database.World.North, id, branch.Id),
            (branch.Other, branch.Id),
            "canary reason",
            (by, World.Start)
        );
        db.TransferRequests.Add(request);
        await db.SaveChangesAsync();
        var target = new Target(branch.Place, branch.Id, id, branch.Other, request.Id, input)
        {
            OrderId = await OrderAsync(database, branch, id),
            Staff = await PlantedStaff.PlantAsync(database, branch),
            Asked = await PlantedRights.PlantAsync(database, branch.Place, id, by),
        };
        target = await EyesAsync(database, target with { Booked = await PlantedVisits.PlantAsync(database, branch.Place, branch.Id, id) });
        var whose = (id, target.PrescriptionId);
        target = target with { Quoted = await PlantedQuotes.PlantAsync(database, (branch.Place, branch.Id), whose) };
        target = target with { Made = await PlantedJobs.PlantAsync(database, target) };
        return await BenefitAsync(database, target, south ? database.World.SouthChief : database.World.Chief);
    }

    /// <summary>Two examinations and a draft; the current one expires within the month.</summary>
    private static async Task<Target> EyesAsync(TestDatabase database, Target target)
    {
        var today = DateOnly.FromDateTime(World.Start);
        PrescriptionInput Input(int year)
        {
            var input = Sight.Input(target.BranchId, Target.EyeMark(target.Place), new DateOnly(year, 6, 15));
            input.ExpiresOn = today.AddDays(5);
            return input;
        }

        return target with
        {
            OlderPrescriptionId = await database.PrescribeAsync(target.CustomerId, Input(2024)),
            PrescriptionId = await database.PrescribeAsync(target.CustomerId, Input(2025)),
            DraftPrescriptionId = await database.PrescribeAsync(target.CustomerId, Input(2026), new(AsDraft: true)),
        };
    }

    /// <summary>A product and two agreements that the organisation shares, and what the customer has of them.</summary>
    private static async Task<Target> BenefitAsync(TestDatabase database, Target target, Person by)
    {
        var name = $"CATALOGUE-{(by == database.World.SouthChief ? "SOUTH" : "NORTH")}-{target.Place}";
        var agreement = await database.MakeAsync(Catalog.Discount(name, 10), by);
        await database.LinkAsync(target.CustomerId, agreement, by);
        await database.GrantAsync(target.CustomerId, 20, $"REASON-CANARY-{target.Place}", by);
        return target with
        {
            ProductId = await database.MakeAsync(Catalog.Frame(name, name), by),
            AgreementId = agreement,
            OtherAgreementId = await database.MakeAsync(Catalog.Copay($"{name} copay", 50), by),
        };
    }

    /// <summary>An order for 100.000 with words that only its readers may see.</summary>
    private static async Task<Guid> OrderAsync(TestDatabase database, (string Place, Guid Id, Guid Other) branch, Guid customerId)
    {
        var input = Sales.Order(customerId, branch.Id, 100_000);
        input.Lines[0].Description = $"LINE-CANARY-{branch.Place}";
        input.Notes = $"ORDER-CANARY-{branch.Place}";
        return await database.SellAsync(input);
    }

    private static CustomerInput InputFor(string place, int number)
    {
        var input = People.Full(number);
        input.FirstName = $"Canary{place}";
        input.LastName = "Planta";
        input.Email = $"canary.{place.ToLowerInvariant()}@x.cl";
        input.DocumentNumber = null;
        input.DocumentKind = null;
        input.Notes = $"NOTE-CANARY-{place}";
        input.AddressLine1 = $"STREET-CANARY-{place}";
        input.Tags = [$"tag-canary-{place}"];
        input.MedicalNotes = $"MEDICAL-CANARY-{place}";
        input.Allergies = [$"ALLERGY-CANARY-{place}"];
        input.Medications = [$"DRUG-CANARY-{place}"];
        input.MedicalConditions = [$"CONDITION-CANARY-{place}"];
        return input;
    }
}
