using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Encryption;

namespace Optica.Data.Access;

/// <summary>
/// Second factors as rows of Identity's token table, sealed with a key from outside the database, and bound to whose they are and
/// what they are for: a row that is copied elsewhere does not open.
/// </summary>
internal sealed class SecondFactorRows(RootKeys roots)
{
    /// <summary>The one in use.</summary>
    public const string Active = "second_factor";

    /// <summary>One whose first code was not typed yet.</summary>
    public const string Pending = "second_factor_pending";

    /// <summary>Stands where Identity names a provider.</summary>
    public const string Provider = "optica";

    /// <summary>Of the first root, which outlives the master key.</summary>
    private byte[] Key => roots.Derive("user-token")!;

    /// <summary>What is kept; null for nothing.</summary>
    public async Task<SecondFactorState?> ReadAsync(OpticaDbContext db, Guid userId, string name, CancellationToken cancellation) =>
        await FindAsync(db, userId, name, cancellation) is { Value: { } value }
            ? JsonSerializer.Deserialize<SecondFactorState>(Sealed.Decrypt(Key, Convert.FromBase64String(value), Place(userId, name)))
            : null;

    /// <summary>What was begun and still waits for its first code; null for nothing.</summary>
    public async Task<SecondFactorState?> ReadBegunAsync(OpticaDbContext db, Guid userId, DateTime now, CancellationToken cancellation) =>
        await ReadAsync(db, userId, Pending, cancellation) is { BegunAt: { } at } begun && at.Add(SecondFactors.SetUp) >= now
            ? begun
            : null;

    /// <summary>Keeps it with the next save; null for nothing.</summary>
    public async Task WriteAsync(
        OpticaDbContext db,
        (Guid UserId, string Name) row,
        SecondFactorState? state,
        CancellationToken cancellation
    )
    {
        var kept = await FindAsync(db, row.UserId, row.Name, cancellation);
        if (state is null)
        {
            if (kept is not null)
            {
                db.Remove(kept);
            }

            return;
        }

        if (kept is null)
        {
            kept = new()
            {
                UserId = row.UserId,
                LoginProvider = Provider,
                Name = row.Name,
            };
            db.Add(kept);
        }

        var plain = JsonSerializer.SerializeToUtf8Bytes(state);
        kept.Value = Convert.ToBase64String(Sealed.Encrypt(Key, 1, plain, Place(row.UserId, row.Name)));
    }

    private static string Place(Guid userId, string name) => $"user-token/{userId:N}/{name}";

    private static Task<IdentityUserToken<Guid>?> FindAsync(OpticaDbContext db, Guid userId, string name, CancellationToken cancellation) =>
        db.UserTokens.SingleOrDefaultAsync(row => row.UserId == userId && row.LoginProvider == Provider && row.Name == name, cancellation);
}
