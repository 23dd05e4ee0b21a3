using Microsoft.EntityFrameworkCore;
using Optica.Benchmarks.Databases;
using Optica.Data.Saving;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Benchmarks.Audit;

/// <summary>
/// Lines of the audit trail as a chain writes them in two years: mostly what was opened, less what was changed, and some kinds that
/// hardly ever come. Sealed as the portal seals, written in bulk.
/// </summary>
internal sealed class AuditLines(BenchDatabase database, AuditSealer sealer)
{
    /// <summary>A kind of record that one line of twenty thousand is about.</summary>
    public const string RareKind = "lab";

    private const int Chunk = 5_000;
    private const int People = 40;
    private const int Days = 730;

    private static readonly (string Value, int Share)[] Actions =
    [
        (AuditActions.Opened, 480),
        (AuditActions.MedicalRead, 120),
        (AuditActions.Update, 200),
        (AuditActions.Create, 120),
        (AuditActions.SignIn, 60),
        (AuditActions.Export, 10),
        (AuditActions.Refused, 9),
        (AuditActions.Deactivate, 1),
    ];

    private static readonly (string Value, int Share)[] Kinds =
    [
        ("customer", 12_000),
        ("order", 3_000),
        ("work_order", 2_000),
        ("quote", 1_499),
        ("prescription", 1_000),
        ("appointment", 500),
        (RareKind, 1),
    ];

    private readonly Random random = new(1);
    private readonly Guid[] users = [.. Enumerable.Range(0, People).Select(_ => Ids.New(TimeProvider.System))];

    /// <summary>Somebody who wrote one line in forty.</summary>
    public Guid Somebody => users[0];

    /// <summary>Writes them.</summary>
    /// <param name="count">How many.</param>
    public async Task WriteAsync(int count)
    {
        Guid[] customers;
        Guid[] branches;
        var organisation = database.World.OrganisationId;
        await using (var db = database.System.Open())
        {
            customers = await db.Customers.Where(row => row.OrganisationId == organisation).Select(row => row.Id).ToArrayAsync();
            branches = await db.Branches.Where(row => row.OrganisationId == organisation).Select(row => row.Id).ToArrayAsync();
        }

        var (first, step) = (sealer.Now.AddDays(-Days), TimeSpan.FromDays(Days) / count);
        for (var from = 0; from < count; from += Chunk)
        {
            await using var db = database.System.Open();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var at = from; at < Math.Min(count, from + Chunk); at++)
            {
                db.Add(Line(organisation, One(branches), One(customers), first + (step * at)));
            }

            await BulkInsert.SaveAsync(db, CancellationToken.None);
        }
    }

    private AuditEntry Line(Guid organisation, Guid branch, Guid record, DateTime at)
    {
        var user = random.Next(People);
        return sealer.Seal(
            new AuditEntry
            {
                Id = Ids.New(at),
                At = at,
                UserId = users[user],
                UserName = $"Persona {user}",
                OrganisationId = organisation,
                BranchId = branch,
                Action = Of(Actions),
                RecordKind = Of(Kinds),
                RecordId = record,
                Changes = """[{"f":"Phone","o":"\u002B56 9 5000 0001","n":"\u002B56 9 8765 4321"}]""",
                KeyId = sealer.KeyId,
            }
        );
    }

    private T One<T>(T[] all) => all[random.Next(all.Length)];

    private string Of((string Value, int Share)[] all)
    {
        var place = random.Next(all.Sum(one => one.Share));
        return all.First(one => (place -= one.Share) < 0).Value;
    }
}
