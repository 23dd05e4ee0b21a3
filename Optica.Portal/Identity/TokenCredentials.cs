using Microsoft.AspNetCore.Identity;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Customers;

namespace Optica.Portal.Identity;

/// <summary>Judges what an API client signs in with. Whatever is wrong takes a password's hashing.</summary>
internal sealed class TokenCredentials(UserManager<OpticaUser> users, SecondFactors factors, SecondFactorDemand demand, SessionLog sessions)
{
    private const int LongestEmail = 256;

    private static readonly OpticaUser Nobody = new();

    /// <summary>The account of an address; null for none.</summary>
    public async Task<OpticaUser?> FindAsync(string? email) =>
        string.IsNullOrWhiteSpace(email) || email.Length > LongestEmail || !TextRules.IsClean(email, false)
            ? null
            : await users.FindByEmailAsync(email.Trim());

    /// <summary>What password and second factor are worth.</summary>
    public async Task<TokenVerdict> JudgeAsync(OpticaUser? user, TokenRequest request, CancellationToken cancellation)
    {
        var password = request.Password is { Length: <= PasswordRules.Longest } given ? given : "";
        var mayTry = user is { IsActive: true, PasswordHash: not null } && !await users.IsLockedOutAsync(user);
        if (!mayTry)
        {
            // one computation at the cost of today, from the first time on: as long as for somebody real
            users.PasswordHasher.HashPassword(Nobody, password);
            return TokenVerdict.Wrong;
        }

        if (!await users.CheckPasswordAsync(user!, password))
        {
            await users.AccessFailedAsync(user!);
            return TokenVerdict.Wrong;
        }

        // the same answer as the login page gives: whoever is told of it is not let in
        if (await sessions.IsSuspendedAsync(user!))
        {
            return TokenVerdict.Wrong;
        }

        if (PasswordRules.IsTooShort(password, user!.TwoFactorEnabled))
        {
            // too short since its second factor is gone: the login page asks for another one. Only who has the password comes so far.
            // Where the role demands the factor, a longer password would not open the door either
            return demand.IsOf(user.Role) ? TokenVerdict.Wrong : TokenVerdict.TooShort;
        }

        if (user.TwoFactorEnabled)
        {
            // wrong codes are counted where the codes are kept: the password's count is not theirs. A right one has set that back, too
            return await factors.TryAsync(user.Id, request.TwoFactorCode, cancellation) ? TokenVerdict.Right : TokenVerdict.WrongCode;
        }

        return !demand.IsOf(user.Role) && (await users.ResetAccessFailedCountAsync(user)).Succeeded
            ? TokenVerdict.Right
            : TokenVerdict.Wrong;
    }

    /// <summary>The account of a session that goes on; null when it may not.</summary>
    public async Task<OpticaUser?> ContinueAsync(Guid userId, string stamp) =>
        await users.FindByIdAsync(userId.ToString()) is { IsActive: true } user
        // no lockout here: it guards the door, and what strangers guess ends no session
        && user.SecurityStamp == stamp
        && (user.TwoFactorEnabled || !demand.IsOf(user.Role))
        && !await sessions.IsSuspendedAsync(user)
            ? user
            : null;
}
