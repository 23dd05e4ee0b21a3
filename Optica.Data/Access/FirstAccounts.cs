using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Encryption;
using Optica.Data.Hosting;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Access;

/// <summary>
/// The first account of an installation, made by whoever holds a token that works once, within an hour (SECURITY 36). It runs a chain and its
/// first shop as super admin. As soon as there is any account, the door is gone.
/// </summary>
public sealed class FirstAccounts(SystemAccess system, AuditSealer sealer, DataKeyRing ring)
{
    /// <summary>How long a token can be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private const int TokenLength = 64;

    private static readonly FirstAccountInputValidator Validator = new();

    /// <summary>Makes a token; one that was made before is worth nothing any more.</summary>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The token, kept nowhere; null when the installation has an account.</returns>
    public async Task<string?> IssueAsync(CancellationToken cancellation)
    {
        var token = RandomNumberGenerator.GetHexString(TokenLength, lowercase: true);
        await using var db = system.Open();
        var issued = await db.TransactAsync(
            async () =>
            {
                if (await db.Users.AnyAsync(cancellation))
                {
                    return new NotFound();
                }

                var until = sealer.Now.Add(Lifetime).Ticks;
                var fact = new InstallationFact(
                    InstallationFact.FirstAccount,
                    string.Create(CultureInfo.InvariantCulture, $"{HashOf(token)} {until}")
                );
                if (await FactAsync(db, cancellation) is { } before)
                {
                    db.Entry(before).CurrentValues.SetValues(fact);
                }
                else
                {
                    db.Add(fact);
                }

                // two nodes may begin at once: the second looks again
                return await db.TrySaveAsync(cancellation) is null ? Result.Of(default(Done)) : new VersionConflict();
            },
            cancellation
        );
        return issued.Succeeded ? token : null;
    }

    /// <summary>Whether a token is good now.</summary>
    /// <param name="token">As it came.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<bool> IsGoodAsync(string? token, CancellationToken cancellation)
    {
        await using var db = system.Open();
        return !await db.Users.AnyAsync(cancellation) && IsOf(await FactAsync(db, cancellation), token);
    }

    /// <summary>Makes the chain, its first shop and its first account, all or nothing, and uses the token up.</summary>
    /// <param name="token">As it came.</param>
    /// <param name="input">As typed.</param>
    /// <param name="hashOf">Hashes the password for the new account; the password's own rules were checked.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The account; <see cref="NotFound"/> for a token that is not good, <see cref="Invalid"/>.</returns>
    public async Task<Result<OpticaUser>> UseAsync(
        string? token,
        FirstAccountInput input,
        Func<OpticaUser, string> hashOf,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(hashOf);
        input.Normalise();
        if (Validator.Check(input) is { } invalid)
        {
            return invalid;
        }

        await using var db = system.Open();
        return await db.TransactAsync<OpticaUser>(
            async () =>
            {
                var fact = await FactAsync(db, cancellation);
                if (!IsOf(fact, token) || await db.Users.AnyAsync(cancellation))
                {
                    return new NotFound();
                }

                // of two who hold it, the second finds nothing to remove
                db.Remove(fact!);
                var user = Add(db, input);
                user.PasswordHash = hashOf(user);
                return await db.TrySaveAsync(cancellation) is { } failed ? failed : user;
            },
            cancellation
        );
    }

    private OpticaUser Add(OpticaDbContext db, FirstAccountInput input)
    {
        var user = FirstAdmin.Add(db, input, (sealer, ring));
        db.AuditEntries.Add(sealer.OfAccount(user, AuditActions.SetUp));
        return user;
    }

    private bool IsOf(InstallationFact? fact, string? token) =>
        fact?.Value.Split(' ') is [var hash, var until]
        && long.Parse(until, CultureInfo.InvariantCulture) > sealer.Now.Ticks
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(HashOf(token ?? "")));

    private static Task<InstallationFact?> FactAsync(OpticaDbContext db, CancellationToken cancellation) =>
        db.Set<InstallationFact>().SingleOrDefaultAsync(row => row.Name == InstallationFact.FirstAccount, cancellation);

    private static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
