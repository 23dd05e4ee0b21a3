using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Audit;
using Optica.Data.Encryption;
using Optica.Data.Hosting;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;

namespace Optica.Data.Backups;

/// <summary>A copy of a backup that is looked through with the portal's own services before it becomes the database.</summary>
internal sealed class RestoredCopy(string file, MasterKey master, TimeProvider time)
{
    /// <summary>Ciphertexts opened per column and organisation.</summary>
    private const int Sample = 50;

    /// <summary>Compares it with its manifest, brings it to this version, follows the audit trail and opens a sample of what is encrypted.</summary>
    /// <param name="manifest">What it must hold.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What is wrong; null when nothing.</returns>
    public async Task<string?> CheckAsync(BackupManifest manifest, CancellationToken cancellation)
    {
        await using (var connection = await PrivateFiles.OpenAsync(file, cancellation))
        {
            if (await connection.SetAsync("PRAGMA integrity_check", cancellation) is var told && told != "ok")
            {
                return $"The copy of the database is damaged: {told}";
            }

            if (manifest.Holds.Difference(await DatabaseFacts.ReadAsync(connection, cancellation)) is { } difference)
            {
                return $"The copy of the database does not hold what the manifest says: {difference}.";
            }

            // as the portal uses it: it looks at a database through connections that cannot change this
            await connection.SetAsync("PRAGMA journal_mode = WAL", cancellation);
        }

        var options = new OpticaDataOptions(DatabaseProvider.Sqlite, $"Data Source={file};Pooling=False") { SearchesInProcess = false };
        await using (
            var services = new ServiceCollection().AddLogging().AddSingleton(time).AddOpticaData(options, master).BuildServiceProvider()
        )
        {
            await services.GetRequiredService<DatabaseSetup>().MigrateAsync(cancellation);
            if (await ProveAsync(services, cancellation) is { } problem)
            {
                return problem;
            }

            await NoteAsync(services, manifest, cancellation);
        }

        await using var last = await PrivateFiles.OpenAsync(file, cancellation);
        // everything in the one file, which can be moved
        await last.SetAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellation);
        return null;
    }

    private static async Task<string?> ProveAsync(ServiceProvider services, CancellationToken cancellation)
    {
        if (await services.GetRequiredService<KeyCheck>().FindAsync(cancellation) is { } trouble)
        {
            return $"The master key does not open the data keys of {trouble.Organisations.Count} organisations.";
        }

        var verdict = await services.GetRequiredService<AuditVerifier>().RunAsync(null, cancellation);
        return verdict.First is { } breach
            ? FormattableString.Invariant(
                $"The audit trail in it was changed: {breach.What} at line {breach.Sequence} of chain {breach.Chain:D}."
            )
            : await OpenAsync(services, cancellation);
    }

    private static async Task<string?> OpenAsync(ServiceProvider services, CancellationToken cancellation)
    {
        var ring = services.GetRequiredService<DataKeyRing>();
        await using var db = services.GetRequiredService<SystemAccess>().Open();
        foreach (var organisation in await db.Organisations.Select(row => row.Id).ToListAsync(cancellation))
        {
            foreach (var column in SealedColumn.All)
            {
                var ids = await column.IdsAsync(db, organisation, cancellation);
                var apart = Math.Max(1, ids.Count / Sample);
                Guid[] chosen = [.. ids.Where((_, at) => at % apart == 0).Take(Sample)];
                foreach (var row in await column.ReadAsync(db, chosen, cancellation))
                {
                    if (!await OpensAsync(ring, organisation, (row.Bytes, column.Place(row)), cancellation))
                    {
                        return $"{column.Name} {row.Id} does not open.";
                    }
                }
            }

            foreach (var line in await LinesAsync(db, organisation, cancellation))
            {
                if (!await OpensAsync(ring, organisation, (line.MedicalChanges!, $"audit/{line.Id:N}"), cancellation))
                {
                    return FormattableString.Invariant($"What line {line.Sequence} of the audit trail says of medical data does not open.");
                }
            }
        }

        return null;
    }

    /// <summary>Lines keep the key they were written with: the oldest and the newest.</summary>
    private static async Task<IEnumerable<AuditEntry>> LinesAsync(OpticaDbContext db, Guid organisation, CancellationToken cancellation)
    {
        var lines = db.AuditEntries.AsNoTracking().Where(row => row.OrganisationId == organisation && row.MedicalChanges != null);
        var oldest = await lines.OrderBy(row => row.Sequence).Take(Sample / 2).ToListAsync(cancellation);
        var newest = await lines.OrderByDescending(row => row.Sequence).Take(Sample / 2).ToListAsync(cancellation);
        return oldest.Concat(newest);
    }

    private static async Task<bool> OpensAsync(
        DataKeyRing ring,
        Guid organisation,
        (byte[] Bytes, string Place) one,
        CancellationToken cancellation
    )
    {
        try
        {
            await ring.DecryptAsync(organisation, one.Bytes, one.Place, cancellation);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static async Task NoteAsync(ServiceProvider services, BackupManifest manifest, CancellationToken cancellation)
    {
        var sealer = services.GetRequiredService<AuditSealer>();
        await using var db = services.GetRequiredService<SystemAccess>().Open();
        db.AuditEntries.Add(
            sealer.BySystem(
                AuditActions.Restored,
                null,
                new FieldChange("Backup", null, manifest.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null))
            )
        );
        await db.SaveChangesAsync(cancellation);
        await services.GetRequiredService<AuditChain>().SealAllAsync(cancellation);
    }
}
