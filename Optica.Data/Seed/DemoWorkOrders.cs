using Microsoft.EntityFrameworkCore;
using Optica.Data.Prescriptions;
using Optica.Data.Tenancy;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Organisations;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;

namespace Optica.Data.Seed;

/// <summary>Fills the demo with laboratories, and with jobs for the lenses that were sold: finished over months, open in every state.</summary>
public sealed class DemoWorkOrders(SystemAccess system, WorkOrderContents contents, PrescriptionContents prescriptions, TimeProvider time)
{
    private const ulong Seed = 9202;
    private const int Chunk = 200;
    private const int DaysBack = 240;
    private const int Most = 1500;

    /// <summary>Name, contact and stay of a job in days.</summary>
    private static readonly (string Name, string Contact, (int From, int To) Days)[] Labs =
    [
        ("Laboratorio Andes", "Marcela Pinto, +56 2 2345 6701", (2, 5)),
        ("Cristales del Sur", "pedidos@cristalesdelsur.example", (4, 9)),
        ("Óptica Central", "+56 9 8123 4567", (1, 3)),
    ];

    /// <summary>Seeds every organisation that has no laboratory yet.</summary>
    /// <param name="cancellation">Cancels between chunks.</param>
    public async Task SeedAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        var without = await db
            .Organisations.AsNoTracking()
            .Where(row => !db.Labs.Any(lab => lab.OrganisationId == row.Id))
            .OrderBy(row => row.Name)
            .ToListAsync(cancellation);
        foreach (var own in without)
        {
            await SeedAsync(db, own, new DemoRandom(Seed + (ulong)own.Name.Length), cancellation);
        }
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private async Task SeedAsync(OpticaDbContext db, Organisation own, DemoRandom random, CancellationToken cancellation)
    {
        var labs = Array.ConvertAll(Labs, lab => Lab.Create(Ids.New(Now), own.Id, new LabInput { Name = lab.Name, Contact = lab.Contact }));
        db.Labs.AddRange(labs);
        db.Labs.Add(Lab.Create(Ids.New(Now), own.Id, new LabInput { Name = "Laboratorio Antiguo", IsActive = false }));
        await db.SaveChangesAsync(cancellation);
        var staff = await StaffAsync(db, own.Id, cancellation);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(own.TimeZone);
        var desk = new DemoWorkshop(random, [.. labs.Select((lab, at) => (lab.Id, Labs[at].Days))], staff, zone);
        foreach (var chunk in DemoJobPlan.Spread(await SalesAsync(db, own.Id, cancellation)).Chunk(Chunk))
        {
            var eyes = await EyesAsync(db, [.. chunk.Select(sale => sale.CustomerId).Distinct()], cancellation);
            foreach (var sale in chunk)
            {
                var (day, lens) = (DateOnly.FromDateTime(sale.At), DemoLens.Of(sale.Lens));
                var worn = eyes[sale.CustomerId].LastOrDefault(row => row.PrescribedOn <= day && lens.Fits(row.Kind));
                await AddAsync(db, desk.Take(sale, await WornAsync(db, worn, cancellation), Now), cancellation);
            }

            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }

        await AddAsync(db, desk.Remade(Now), cancellation);
        db.AddRange(desk.Series(own.Id));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private async Task<(Guid Id, WorkOrderPrescribed Prescribed)?> WornAsync(
        OpticaDbContext db,
        Prescription? worn,
        CancellationToken cancellation
    ) => worn is null ? null : (worn.Id, WorkOrderPrescribed.Of(worn, await prescriptions.OpenAsync(db, worn.Id, cancellation)));

    private async Task AddAsync(
        OpticaDbContext db,
        IEnumerable<(WorkOrder Job, WorkOrderPrescribed? Prescribed)> jobs,
        CancellationToken cancellation
    )
    {
        foreach (var (job, prescribed) in jobs)
        {
            db.WorkOrders.Add(job);
            if (prescribed is null)
            {
                continue;
            }

            await contents.AddAsync(db, job, prescribed, cancellation);
            foreach (var (row, check) in DemoWorkshop.Measure(job, prescribed, Now))
            {
                await contents.AddAsync(db, row, check, cancellation);
            }
        }
    }

    /// <summary>Orders with lenses of the last months, oldest first, as their numbers are; what was refunded or comes in boxes is left out.</summary>
    private async Task<List<DemoSale>> SalesAsync(OpticaDbContext db, Guid own, CancellationToken cancellation)
    {
        var since = Now.AddDays(-DaysBack);
        var rows = await db
            .Orders.Where(row => row.OrganisationId == own && row.CreatedAt >= since && row.Status != OrderStatus.Refunded)
            .Where(row => row.Lines.Any(line => line.Kind == LineKind.Lens && !line.Description.StartsWith(DemoLens.Contacts)))
            .OrderByDescending(row => row.CreatedAt)
            .ThenByDescending(row => row.Number)
            .Take(Most)
            .Select(row => new DemoSale(
                row.Id,
                row.CustomerId,
                new DemoPlace(row.OrganisationId, row.BranchId, row.CustomerBranchId),
                row.CreatedAt,
                row.Status,
                row.StatusAt
            )
            {
                Lens = row
                    .Lines.Where(line => line.Kind == LineKind.Lens && !line.Description.StartsWith(DemoLens.Contacts))
                    .OrderBy(line => line.Position)
                    .First()
                    .Description,
                Frame = row
                    .Lines.Where(line => line.Kind == LineKind.Frame)
                    .OrderBy(line => line.Position)
                    .Select(line => line.Description)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        rows.Reverse();
        return rows;
    }

    private static async Task<ILookup<Guid, Guid>> StaffAsync(OpticaDbContext db, Guid own, CancellationToken cancellation)
    {
        var rows = await db
            .Users.Where(user => user.OrganisationId == own && (user.Role == StaffRole.Sales || user.Role == StaffRole.BranchAdmin))
            .Join(
                db.BranchMemberships,
                user => user.Id,
                member => member.UserId,
                (user, member) =>
                    new
                    {
                        user.DisplayName,
                        user.Id,
                        member.BranchId,
                    }
            )
            .OrderBy(row => row.DisplayName)
            .ToListAsync(cancellation);
        return rows.ToLookup(row => row.BranchId, row => row.Id);
    }

    private static async Task<ILookup<Guid, Prescription>> EyesAsync(
        OpticaDbContext db,
        List<Guid> customers,
        CancellationToken cancellation
    )
    {
        var rows = await db
            .Prescriptions.AsNoTracking()
            .Where(row => customers.Contains(row.CustomerId) && row.Kind != PrescriptionKind.ContactLens)
            .Where(row => row.Status == PrescriptionStatus.Active || row.Status == PrescriptionStatus.Superseded)
            .OrderBy(row => row.PrescribedOn)
            .ThenBy(row => row.CreatedAt)
            .ToListAsync(cancellation);
        return rows.ToLookup(row => row.CustomerId);
    }
}
