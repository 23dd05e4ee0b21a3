using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Optica.Domain.Access;

namespace Optica.Data.Access;

/// <summary>Single-use secrets that continue an API client's session. Only hashes are kept.</summary>
public sealed class RefreshTokens(IDbContextFactory<OpticaDbContext> contexts, SessionLog sessions, TimeProvider time)
{
    /// <summary>How long a secret waits to be used: a till that stood still overnight signs in again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private const int SecretLength = 32;

    /// <summary>Makes a secret for a session.</summary>
    public async Task<byte[]> IssueAsync(UserSession session, CancellationToken cancellation)
    {
        var secret = RandomNumberGenerator.GetBytes(SecretLength);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.RefreshTokens.Add(RefreshToken.Create(SHA256.HashData(secret), session, Now + Lifetime));
        await db.SaveChangesAsync(cancellation);
        return secret;
    }

    /// <summary>Uses a secret up. A second use ends the session: somebody has a copy.</summary>
    /// <returns>The session it continues; null when the secret is unknown, used, too old, or of an ended session.</returns>
    public async Task<UserSession?> UseAsync(byte[] secret, CancellationToken cancellation)
    {
        var hash = SHA256.HashData(secret);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var token = await db.RefreshTokens.SingleOrDefaultAsync(row => row.Hash == hash, cancellation);
        if (token is null)
        {
            return null;
        }

        var session = await db.UserSessions.SingleAsync(row => row.Id == token.SessionId, cancellation);
        if (token.UsedAt is not null)
        {
            await sessions.EndStolenAsync(session);
            return null;
        }

        if (token.ExpiresAt <= Now || session.StateAt(Now) != SessionState.Open)
        {
            return null;
        }

        token.Use(Now);
        session.Seen(Now);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return session;
        }
        catch (DbUpdateConcurrencyException)
        {
            await sessions.EndStolenAsync(session);
            return null;
        }
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
