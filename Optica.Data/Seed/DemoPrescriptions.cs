using System.Text;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Prescriptions;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;
using Optica.Domain.Prescriptions;

namespace Optica.Data.Seed;

/// <summary>
/// Fills the demo with years of prescriptions: each customer's own numbers follow from their name and document, so that neither order
/// nor size of the demo changes anybody's eyes.
/// </summary>
public sealed class DemoPrescriptions(SystemAccess system, PrescriptionContents contents, TimeProvider time)
{
    private const int Chunk = 300;

    private static readonly int[] SoonDays = [3, 6, 12, 21, 28, 41, 55, 60];

    /// <summary>Seeds every organisation that has no prescription yet.</summary>
    /// <param name="cancellation">Cancels between chunks.</param>
    public async Task SeedAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        var without = await db
            .Organisations.AsNoTracking()
            .Where(row => !db.Prescriptions.Any(prescription => prescription.OrganisationId == row.Id))
            .OrderBy(row => row.Name)
            .ToListAsync(cancellation);
        foreach (var own in without)
        {
            var customers = await db
                .Customers.AsNoTracking()
                .Where(row => row.OrganisationId == own.Id && row.LastEyeExamDate != null)
                .OrderBy(row => row.CreatedAt)
                .ThenBy(row => row.SortName)
                .ThenBy(row => row.Rut)
                .ToListAsync(cancellation);
            foreach (var chunk in customers.Chunk(Chunk))
            {
                foreach (var customer in chunk)
                {
                    await AddAsync(db, own, customer, cancellation);
                }

                await db.SaveChangesAsync(cancellation);
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task AddAsync(OpticaDbContext db, Organisation own, Customer customer, CancellationToken cancellation)
    {
        var random = new DemoRandom(NumberOf(customer));
        var zone = TimeZoneInfo.FindSystemTimeZoneById(own.TimeZone);
        var current = new Dictionary<PrescriptionKind, Prescription>();
        var history = new DemoEyes(random).History(customer.DateOfBirth, customer.LastEyeExamDate!.Value);
        for (var at = 0; at < history.Count; at++)
        {
            var input = history[at];
            if (at == history.Count - 1 && random.Percent(5))
            {
                // its prescriber wants to see the person again sooner
                input.ExpiresOn = Soon(input, LocalDay.Of(time.GetUtcNow(), zone), random);
            }

            var entered = EnteredAt(customer, input.PrescribedOn!.Value, zone, at);
            var made = Make(own, customer, input, entered);
            if (current.GetValueOrDefault(input.Kind!.Value) is { } before)
            {
                Expect(before.Supersede(entered));
            }

            current[input.Kind.Value] = random.Percent(3)
                ? await AmendedAsync(db, (own, made), input, entered, cancellation)
                : await KeptAsync(db, made, PrescriptionContent.Of(input), cancellation);
        }
    }

    /// <summary>The axis was copied wrong at first, and corrected the same day.</summary>
    private async Task<Prescription> AmendedAsync(
        OpticaDbContext db,
        (Organisation Own, Prescription Wrong) what,
        PrescriptionInput input,
        DateTime entered,
        CancellationToken cancellation
    )
    {
        var slipped = PrescriptionContent.Of(input);
        var right = slipped.Values.Right;
        slipped = slipped with
        {
            Values = slipped.Values with { Right = right with { Axis = right.Axis is { } axis ? Axis.Turn(axis) : null } },
        };
        await KeptAsync(db, what.Wrong, slipped, cancellation);
        var amended = what.Wrong.Amend(input, what.Own.Prescribing, entered.AddMinutes(12)).Value;
        Expect(amended.Activate(entered.AddMinutes(12)));
        return await KeptAsync(db, amended, PrescriptionContent.Of(input) with { AmendReason = "Eje mal copiado" }, cancellation);
    }

    private async Task<Prescription> KeptAsync(
        OpticaDbContext db,
        Prescription prescription,
        PrescriptionContent content,
        CancellationToken cancellation
    )
    {
        db.Prescriptions.Add(prescription);
        await contents.AddAsync(db, prescription, content, cancellation);
        return prescription;
    }

    private static Prescription Make(Organisation own, Customer customer, PrescriptionInput input, DateTime entered)
    {
        var place = (own.Id, customer.BranchId, customer.Id, customer.BranchId);
        var made = Prescription.Create(place, input, own.Prescribing, entered);
        Expect(made.Activate(entered));
        return made;
    }

    private static DateOnly? Soon(PrescriptionInput input, DateOnly today, DemoRandom random)
    {
        var day = today.AddDays(random.Pick<int>(SoonDays));
        return day > input.PrescribedOn && day <= input.PrescribedOn!.Value.AddMonths(PrescriptionRules.MostMonths) ? day : null;
    }

    /// <summary>At the end of the examination; what was brought from elsewhere, when the customer was registered. Never in the future.</summary>
    private DateTime EnteredAt(Customer customer, DateOnly day, TimeZoneInfo zone, int number)
    {
        var examined = LocalDay.Start(day, zone).AddHours(12).AddMinutes(number);
        var registered = customer.CreatedAt.AddMinutes(5 + number);
        // an amendment follows a few minutes later
        var latest = time.GetUtcNow().UtcDateTime.AddMinutes(-30);
        return new[] { examined > registered ? examined : registered, latest }.Min();
    }

    /// <summary>FNV-1a: the same on every machine, which string hashes are not.</summary>
    private static ulong NumberOf(Customer customer) =>
        Encoding
            .UTF8.GetBytes($"{customer.FullName}|{customer.Rut}|{customer.DocumentNumber}|{customer.Email}")
            .Aggregate(14_695_981_039_346_656_037UL, (hash, letter) => unchecked((hash ^ letter) * 1_099_511_628_211UL));

    private static void Expect(Result<Done> step) => _ = step.Value;
}
