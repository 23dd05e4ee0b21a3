using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Access;
using Optica.Data.Encryption;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;
using static Optica.Domain.WorkOrders.WorkOrderStatus;

namespace Optica.Benchmarks.Board;

/// <summary>A chain of shops with open jobs in every column, finished ones to learn from, and its super admin.</summary>
internal sealed class BoardData(SystemAccess system, DataKeyRing ring, OpticaDataOptions data, TimeProvider time)
{
    private const int Customers = 4_000;
    private const int Labs = 4;
    private const int FinishedForEachOpen = 4;
    private const int Chunk = 500;
    private const int Seed = 7;

    private static readonly WorkOrderStatus[] Way =
    [
        SentToLab,
        InProgressLab,
        ReadyAtLab,
        ReceivedFromLab,
        Mounted,
        QualityCheck,
        ReadyForPickup,
        Delivered,
    ];

    private static readonly string[] Lenses = ["Monofocal 1,56 antirreflejo", "Progresivo 1,60 fotocromático", "Bifocal 1,50 endurecido"];

    private static readonly PrescriptionKind[] Kinds =
    [
        PrescriptionKind.SingleVision,
        PrescriptionKind.Progressive,
        PrescriptionKind.Bifocal,
    ];

    private readonly Random random = new(Seed);

    /// <summary>Fills the database, which has its schema and nothing else.</summary>
    /// <param name="open">How many open jobs.</param>
    public async Task<BoardWorld> FillAsync(int open)
    {
        await new CustomerGenerator(system, ring).RunAsync(new GenerateOptions(Customers, data, Seed), CancellationToken.None);
        await using var db = system.Open();
        var organisation = (await db.Organisations.AsNoTracking().OrderBy(row => row.Name).FirstAsync()).Id;
        var labs = Enumerable
            .Range(1, Labs)
            .Select(number => Lab.Create(Ids.New(time), organisation, new LabInput { Name = $"Taller {number}" }))
            .ToArray();
        db.Labs.AddRange(labs);
        var user = new OpticaUser
        {
            Id = Ids.New(time),
            UserName = "bench",
            DisplayName = "Bench",
            OrganisationId = organisation,
            Role = StaffRole.SuperAdmin,
        };
        db.Users.Add(user);
        await db.SaveChangesAsync();
        await AddJobsAsync(db, (organisation, user.Id, Array.ConvertAll(labs, lab => lab.Id)), open);
        return new BoardWorld(organisation, user.Id);
    }

    private async Task AddJobsAsync(OpticaDbContext db, (Guid Organisation, Guid User, Guid[] Labs) place, int open)
    {
        var people = await db
            .Customers.AsNoTracking()
            .Where(row => row.OrganisationId == place.Organisation)
            .OrderBy(row => row.Id)
            .Select(row => new { row.Id, row.BranchId })
            .ToListAsync();
        var jobs = open * (1 + FinishedForEachOpen);
        for (var number = 0; number < jobs; number++)
        {
            var person = people[random.Next(people.Count)];
            // every fifth one is open, the columns in turn
            var isOpen = number % (1 + FinishedForEachOpen) == 0;
            var steps = isOpen ? number / (1 + FinishedForEachOpen) % Way.Length : Way.Length;
            var started = time.GetUtcNow().UtcDateTime.AddDays(isOpen ? -random.Next(1, 15) : -random.Next(20, 300));
            var input = Input(place, (person.Id, person.BranchId), DateOnly.FromDateTime(started.AddDays(random.Next(4, 12))));
            var draft = new WorkOrderDraft(input, (place.Organisation, person.BranchId, person.Id, person.BranchId));
            var job = WorkOrder.Create(NumberSeries.Format(NumberSeries.WorkOrders, 2026, number + 1), draft, (place.User, started));
            db.WorkOrders.Add(Walk(job, steps, (place.User, started)));
            if (number % Chunk == Chunk - 1 || number == jobs - 1)
            {
                await db.SaveChangesAsync();
                db.ChangeTracker.Clear();
            }
        }
    }

    private WorkOrderInput Input((Guid Organisation, Guid User, Guid[] Labs) place, (Guid Id, Guid BranchId) customer, DateOnly promised)
    {
        var kind = random.Next(Kinds.Length);
        return new()
        {
            CustomerId = customer.Id,
            BranchId = customer.BranchId,
            LensKind = Kinds[kind],
            LensDescription = Lenses[kind],
            OwnFrame = true,
            LabId = place.Labs[random.Next(place.Labs.Length)],
            PromisedOn = promised,
            AssignedTo = place.User,
            Priority = random.Next(10) == 0 ? WorkOrderPriority.Urgent : WorkOrderPriority.Normal,
        };
    }

    private WorkOrder Walk(WorkOrder job, int steps, (Guid By, DateTime At) start)
    {
        var at = start.At;
        foreach (var to in Way.Take(steps))
        {
            at = at.AddHours(random.Next(2, 30));
            _ = job.Go(new WorkOrderMove(to), obstacle: null, (start.By, at)).Value;
        }

        return job;
    }
}
