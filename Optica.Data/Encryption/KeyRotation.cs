using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Encryption;

/// <summary>
/// Gives an organisation a new data key and encrypts what there is with it, while everybody works (SECURITY 43). A row is only replaced
/// when it is still as it was read: somebody's edit wins, and is taken up by the next round. Killed, it goes on where it was.
/// </summary>
public sealed class KeyRotation(SystemAccess system, MasterKey master, DataKeyRing ring, AuditSealer sealer)
{
    /// <summary>Rows a step: writers of SQLite wait for one step at most.</summary>
    internal const int Chunk = 100;

    private const int Tries = 5;

    /// <summary>Organisations by id and name.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> OrganisationsAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        return await db.Organisations.ToDictionaryAsync(row => row.Id, row => row.Name, cancellation);
    }

    /// <summary>
    /// Ends a rotation that was interrupted, then makes a new key and encrypts everything with it; only a job that was begun before goes
    /// on with the key it had made. What other processes encrypt with the old key within <see cref="DataKeyRing.Freshness"/> is left to
    /// <see cref="CatchUpAsync"/>.
    /// </summary>
    /// <param name="work">Whose data.</param>
    /// <param name="cancellation">Stops after the current step.</param>
    /// <exception cref="CryptographicException">The master key does not open the organisation's newest key.</exception>
    public async Task<KeyRotated> RunAsync(KeyWork work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (await RotationMark.ReadAsync(system, work, cancellation) is not { } before)
        {
            before = (await CatchUpAsync(work, cancellation)).Rows;
            await AddAsync(work, before, cancellation);
        }

        var done = await CatchUpAsync(work, cancellation);
        await RotationMark.CountAsync(system, work, before + done.Rows, cancellation);
        return done with { Rows = before + done.Rows };
    }

    /// <summary>Encrypts with the newest key what is not, in rounds until nothing is left.</summary>
    /// <param name="work">Whose data.</param>
    /// <param name="cancellation">Stops after the current step.</param>
    public async Task<KeyRotated> CatchUpAsync(KeyWork work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(work);
        var organisationId = work.OrganisationId;
        ring.Forget(organisationId);
        var (number, madeAt) = await NewestAsync(organisationId, cancellation);
        var rows = 0;
        while (true)
        {
            List<string> broken = [];
            var round = 0;
            foreach (var column in SealedColumn.All)
            {
                round += await RoundAsync((column, work, number), broken, cancellation);
            }

            rows += round;
            if (round == 0)
            {
                await NoteAsync(work, (rows, broken.Count), cancellation);
                return new(number, rows, broken) { MadeAt = madeAt };
            }
        }
    }

    /// <summary>How many rows are encrypted.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<int> CountAsync(Guid organisationId, CancellationToken cancellation)
    {
        await using var db = system.Open();
        var rows = 0;
        foreach (var column in SealedColumn.All)
        {
            rows += (await column.IdsAsync(db, organisationId, cancellation)).Count;
        }

        return rows;
    }

    private async Task<(int Number, DateTime MadeAt)> NewestAsync(Guid organisationId, CancellationToken cancellation)
    {
        await using var db = system.Open();
        var newest = await db.Set<DataKey>()
            .AsNoTracking()
            .Where(key => key.OrganisationId == organisationId)
            .OrderByDescending(key => key.Number)
            .FirstAsync(cancellation);
        return (newest.Number, newest.CreatedAt);
    }

    /// <summary>Two at once meet at the key's number: one is refused by the table's key, and takes the next.</summary>
    private async Task AddAsync(KeyWork work, int rows, CancellationToken cancellation)
    {
        for (var left = Tries; !await TryAddAsync(work, rows, cancellation); left--)
        {
            if (left == 1)
            {
                throw new InvalidOperationException("Others make keys for this organisation all the time.");
            }
        }

        ring.Forget(work.OrganisationId);
    }

    private async Task<bool> TryAddAsync(KeyWork work, int rows, CancellationToken cancellation)
    {
        var organisationId = work.OrganisationId;
        await using var db = system.Open();
        var newest = await db.Set<DataKey>()
            .AsNoTracking()
            .Where(key => key.OrganisationId == organisationId)
            .OrderByDescending(key => key.Number)
            .FirstAsync(cancellation);
        // under another master key than the one in use nobody could open what comes now
        CryptographicOperations.ZeroMemory(master.Unwrap(newest.Wrapped, DataKeyRing.Owner(organisationId, newest.Number)));
        var next = ring.Make(organisationId, newest.Number + 1);
        db.Add(next);
        db.AuditEntries.Add(
            sealer.By(work.By, AuditActions.KeysRotated, organisationId, new FieldChange("DataKey", Text(newest.Number), Text(next.Number)))
        );
        await RotationMark.SetAsync(db, work, rows, cancellation);
        return await db.TrySaveAsync(cancellation) switch
        {
            null => true,
            UniqueViolated or VersionConflict => false,
            var error => throw new InvalidOperationException(error.Message),
        };
    }

    private async Task NoteAsync(KeyWork work, (int Rows, int Broken) done, CancellationToken cancellation)
    {
        if (done is not (0, 0))
        {
            await using var db = system.Open();
            FieldChange[] changes =
            [
                new("Rows", null, Text(done.Rows)),
                .. done.Broken > 0 ? [new("Broken", null, Text(done.Broken))] : Array.Empty<FieldChange>(),
            ];
            db.AuditEntries.Add(sealer.By(work.By, AuditActions.KeysRotated, work.OrganisationId, changes));
            await db.SaveChangesAsync(cancellation);
        }
    }

    private async Task<int> RoundAsync(
        (SealedColumn Column, KeyWork For, int Number) work,
        List<string> broken,
        CancellationToken cancellation
    )
    {
        await using var db = system.Open();
        var done = 0;
        foreach (var ids in (await work.Column.IdsAsync(db, work.For.OrganisationId, cancellation)).Chunk(Chunk))
        {
            var next = new List<(SealedRow Read, byte[] Bytes)>();
            foreach (var row in await work.Column.ReadAsync(db, ids, cancellation))
            {
                if (await RenewAsync(work, row, cancellation) is not { } renewed)
                {
                    broken.Add($"{work.Column.Name} {row.Id}");
                }
                else if (!ReferenceEquals(renewed, row.Bytes))
                {
                    next.Add((row, renewed));
                }
            }

            done += await ReplaceAsync(db, work.Column, next, cancellation);
            work.For.Seen += ids.Length;
            await (work.For.Report?.Invoke(work.For.Seen) ?? Task.CompletedTask);
        }

        return done;
    }

    /// <returns>The new ciphertext, the same one when it is new already, or null when it does not open.</returns>
    private async Task<byte[]?> RenewAsync(
        (SealedColumn Column, KeyWork For, int Number) work,
        SealedRow row,
        CancellationToken cancellation
    )
    {
        try
        {
            if (Sealed.KeyNumber(row.Bytes) >= work.Number)
            {
                return row.Bytes;
            }

            var plain = await ring.DecryptAsync(work.For.OrganisationId, row.Bytes, work.Column.Place(row), cancellation);
            return await ring.EncryptAsync(work.For.OrganisationId, plain, work.Column.Place(row), cancellation);
        }
        catch (CryptographicException)
        {
            // damaged by somebody else: told, and no reason to leave the others on the old key
            return null;
        }
    }

    private static async Task<int> ReplaceAsync(
        OpticaDbContext db,
        SealedColumn column,
        List<(SealedRow Read, byte[] Bytes)> next,
        CancellationToken cancellation
    )
    {
        if (next.Count == 0)
        {
            return 0;
        }

        var replaced = await db.TransactAsync<int>(
            async () =>
            {
                var rows = 0;
                foreach (var (read, bytes) in next)
                {
                    rows += await column.ReplaceAsync(db, read, bytes, cancellation) ? 1 : 0;
                }

                return rows;
            },
            cancellation
        );
        // somebody's edits in between are looked at again
        return Math.Max(replaced.Value, 1);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
