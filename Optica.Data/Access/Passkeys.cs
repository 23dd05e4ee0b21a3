using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Saving;

namespace Optica.Data.Access;

/// <summary>Keeps people's passkeys; what a browser sends was checked by ASP.NET Core Identity. Callers say whose they are.</summary>
public sealed class Passkeys(SystemAccess system, AuditSealer sealer)
{
    /// <summary>Longest name.</summary>
    public const int NameLength = 60;

    /// <summary>Most passkeys of one account.</summary>
    public const int Most = 20;

    /// <summary>Those of an account, the oldest first.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<IReadOnlyList<PasskeyRow>> ListAsync(Guid userId, CancellationToken cancellation)
    {
        await using var db = system.Open();
        var rows = await Of(db, userId).AsNoTracking().ToListAsync(cancellation);
        return
        [
            .. rows.OrderBy(row => row.Data.CreatedAt)
                .Select(row => new PasskeyRow(
                    Base64Url.EncodeToString(row.CredentialId),
                    row.Data.Name ?? "",
                    row.Data.CreatedAt.UtcDateTime
                )),
        ];
    }

    /// <summary>Adds one.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="passkey">As checked.</param>
    /// <param name="sent">
    /// What its owner calls it, as typed; cut, and filled by the client's when empty. And what the browser was asked: good once.
    /// </param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Whether it was added: not beyond <see cref="Most"/>, none twice, and nothing that was answered before.</returns>
    public Task<bool> AddAsync(Guid userId, UserPasskeyInfo passkey, (string Name, Guid Challenge) sent, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(passkey);
        return WorkAsync(
            userId,
            async (db, user) =>
            {
                if (await Of(db, userId).CountAsync(cancellation) >= Most)
                {
                    return false;
                }

                UseUp(db, userId, sent.Challenge);
                db.Add(
                    new IdentityUserPasskey<Guid>
                    {
                        UserId = userId,
                        CredentialId = passkey.CredentialId,
                        Data = DataOf(passkey, sent.Name),
                    }
                );
                db.AuditEntries.Add(sealer.OfAccount(user, AuditActions.PasskeyAdded));
                return true;
            },
            cancellation
        );
    }

    /// <summary>Calls one otherwise.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="id">Which, as listed.</param>
    /// <param name="name">As typed.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Whether there was such a one, and a name.</returns>
    public Task<bool> RenameAsync(Guid userId, string? id, string? name, CancellationToken cancellation) =>
        WorkAsync(
            userId,
            async (db, user) =>
            {
                if (Clean(name) is not { } clean || await FindAsync(db, userId, id, cancellation) is not { } row)
                {
                    return false;
                }

                row.Data.Name = clean;
                db.AuditEntries.Add(sealer.OfAccount(user, AuditActions.PasskeyRenamed));
                return true;
            },
            cancellation
        );

    /// <summary>Removes one.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="id">Which, as listed.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Whether there was such a one.</returns>
    public Task<bool> RemoveAsync(Guid userId, string? id, CancellationToken cancellation) =>
        WorkAsync(
            userId,
            async (db, user) =>
            {
                if (await FindAsync(db, userId, id, cancellation) is not { } row)
                {
                    return false;
                }

                db.Remove(row);
                db.AuditEntries.Add(sealer.OfAccount(user, AuditActions.PasskeyRemoved));
                return true;
            },
            cancellation
        );

    /// <summary>Notes that one was used: its counter tells a copy.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="passkey">As checked.</param>
    /// <param name="challenge">What the browser was asked: good once, whoever kept a copy of cookie and answer.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Whether it is there still, the account active, its organisation not suspended, and nothing was answered twice.</returns>
    public Task<bool> UseAsync(Guid userId, UserPasskeyInfo passkey, Guid challenge, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(passkey);
        return WorkAsync(
            userId,
            async (db, user) =>
            {
                var row = await Of(db, userId).SingleOrDefaultAsync(own => own.CredentialId == passkey.CredentialId, cancellation);
                if (row is null || await SessionLog.IsSuspendedAsync(db, user, cancellation))
                {
                    return false;
                }

                UseUp(db, userId, challenge);
                row.Data.SignCount = passkey.SignCount;
                (row.Data.IsBackedUp, row.Data.IsUserVerified) = (passkey.IsBackedUp, passkey.IsUserVerified);
                return true;
            },
            cancellation
        );
    }

    /// <summary>Tells its owner's audit trail that one was refused; one that nobody has is told nowhere.</summary>
    /// <param name="id">Which, as the browser says.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task NoteRefusedAsync(string? id, CancellationToken cancellation)
    {
        if (!Base64Url.IsValid(id))
        {
            return;
        }

        var credential = Base64Url.DecodeFromChars(id);
        await using var db = system.Open();
        var owners = db.Set<IdentityUserPasskey<Guid>>().Where(row => row.CredentialId == credential).Select(row => row.UserId);
        if (await db.Users.SingleOrDefaultAsync(user => owners.Contains(user.Id), cancellation) is { } owner)
        {
            db.AuditEntries.Add(sealer.OfAccount(owner, AuditActions.PasskeyRefused));
            await db.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>A name as it is kept; null for none.</summary>
    public static string? Clean(string? name) =>
        TextRules.CleanLine(name) is { } line && TextRules.IsClean(line, false)
            ? (line.Length > NameLength ? line[..NameLength] : line)
            : null;

    /// <summary>In the same save, and on every node: of two who answer the same, one is late.</summary>
    private void UseUp(OpticaDbContext db, Guid userId, Guid challenge) =>
        db.ProcessedOperations.Add(new ProcessedOperation(userId, challenge, userId, null, sealer.Now));

    private static IdentityPasskeyData DataOf(UserPasskeyInfo passkey, string name) =>
        new()
        {
            Name = Clean(name),
            PublicKey = passkey.PublicKey,
            CreatedAt = passkey.CreatedAt,
            SignCount = passkey.SignCount,
            Transports = passkey.Transports,
            IsUserVerified = passkey.IsUserVerified,
            IsBackupEligible = passkey.IsBackupEligible,
            IsBackedUp = passkey.IsBackedUp,
            AttestationObject = passkey.AttestationObject,
            ClientDataJson = passkey.ClientDataJson,
        };

    private static IQueryable<IdentityUserPasskey<Guid>> Of(OpticaDbContext db, Guid userId) =>
        db.Set<IdentityUserPasskey<Guid>>().Where(row => row.UserId == userId);

    private static async Task<IdentityUserPasskey<Guid>?> FindAsync(
        OpticaDbContext db,
        Guid userId,
        string? id,
        CancellationToken cancellation
    )
    {
        if (!Base64Url.IsValid(id))
        {
            return null;
        }

        var credential = Base64Url.DecodeFromChars(id);
        return await Of(db, userId).SingleOrDefaultAsync(row => row.CredentialId == credential, cancellation);
    }

    private async Task<bool> WorkAsync(Guid userId, Func<OpticaDbContext, OpticaUser, Task<bool>> work, CancellationToken cancellation)
    {
        await using var db = system.Open();
        var done = await db.TransactAsync(
            async () =>
                await db.Users.SingleOrDefaultAsync(row => row.Id == userId && row.IsActive, cancellation) is not { } user ? new NotFound()
                : !await work(db, user) ? new NotFound()
                : await db.TrySaveAsync(cancellation) is { } failed ? failed
                : Result.Of(default(Done)),
            cancellation
        );
        return done.Succeeded;
    }
}
