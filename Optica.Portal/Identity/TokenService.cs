using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Portal.Identity;

/// <summary>
/// Access and refresh tokens for API clients. Whatever is wrong, the answer is the same and takes a password's hashing.
/// </summary>
internal sealed class TokenService(
    UserManager<OpticaUser> users,
    SessionLog sessions,
    RefreshTokens refreshTokens,
    IDataProtectionProvider protection,
    IOptionsMonitor<BearerTokenOptions> bearer
)
{
    /// <summary>How long an access token lasts.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    // one purpose that the bearer handler of the framework reads
    private const string TicketPurpose = "Identity.Bearer:AccessToken";
    private const int LongestPassword = 128;
    private const int LongestEmail = 256;

    private static readonly OpticaUser Nobody = new();

    private static string? nobodysHash;

    private readonly IDataProtector refreshProtector = protection.CreateProtector("Optica.RefreshToken");

    /// <summary>Checks password and second factor, and opens a session.</summary>
    /// <returns>Tokens, or null whatever is wrong.</returns>
    public async Task<TokenResponse?> SignInAsync(TokenRequest request, SessionOrigin origin, CancellationToken cancellation)
    {
        var user = await FindAsync(request.Email);
        if (!await IsRightAsync(user, request))
        {
            if (user is not null)
            {
                await sessions.NoteAsync(user, AuditActions.SignInFailed);
            }

            return null;
        }

        await users.ResetAccessFailedCountAsync(user!);
        return await IssueAsync(user!, await sessions.StartAsync(user!, origin), cancellation);
    }

    /// <summary>Exchanges a refresh token for new tokens of the same session.</summary>
    /// <returns>Tokens, or null whatever is wrong.</returns>
    public async Task<TokenResponse?> RefreshAsync(string? token, CancellationToken cancellation)
    {
        if (
            Read(token) is not { } parts
            || await refreshTokens.UseAsync(parts.Secret, cancellation) is not { } session
            || await users.FindByIdAsync(session.UserId.ToString()) is not { IsActive: true } user
            // no lockout here: it guards the door, and what strangers guess ends no session
            || user.SecurityStamp != parts.Stamp
        )
        {
            return null;
        }

        return await IssueAsync(user, session, cancellation);
    }

    private async Task<OpticaUser?> FindAsync(string? email) =>
        string.IsNullOrWhiteSpace(email) || email.Length > LongestEmail || !TextRules.IsClean(email, false)
            ? null
            : await users.FindByEmailAsync(email.Trim());

    private async Task<bool> IsRightAsync(OpticaUser? user, TokenRequest request)
    {
        var password = request.Password is { Length: <= LongestPassword } given ? given : "";
        var mayTry = user is { IsActive: true, PasswordHash: not null } && !await users.IsLockedOutAsync(user);
        if (!mayTry)
        {
            // as long as for somebody real
            nobodysHash ??= users.PasswordHasher.HashPassword(Nobody, "nobody has this password");
            users.PasswordHasher.VerifyHashedPassword(Nobody, nobodysHash, password);
            return false;
        }

        var right = await users.CheckPasswordAsync(user!, password) && await HasSecondFactorAsync(user!, request.TwoFactorCode);
        if (!right)
        {
            await users.AccessFailedAsync(user!);
        }

        return right;
    }

    private async Task<bool> HasSecondFactorAsync(OpticaUser user, string? code) =>
        !user.TwoFactorEnabled
        || (code is not null && await users.VerifyTwoFactorTokenAsync(user, users.Options.Tokens.AuthenticatorTokenProvider, code));

    private async Task<TokenResponse> IssueAsync(OpticaUser user, UserSession session, CancellationToken cancellation)
    {
        var secret = await refreshTokens.IssueAsync(session, cancellation);
        var refresh = refreshProtector.Protect($"{WebEncoders.Base64UrlEncode(secret)}.{user.SecurityStamp}");
        return new("Bearer", Protect(user, session.Id), (int)Lifetime.TotalSeconds, refresh);
    }

    private string Protect(OpticaUser user, Guid sessionId)
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, user.Id.ToString()),
            new(PortalClaims.Stamp, user.SecurityStamp!),
            new(PortalClaims.Session, sessionId.ToString()),
        ];
        // super and platform admins begin with all branches
        if (user is { HomeBranchId: { } home, Role: not (StaffRole.SuperAdmin or StaffRole.PlatformAdmin) })
        {
            claims.Add(new(PortalClaims.Branch, home.ToString()));
        }

        var options = bearer.Get(IdentityConstants.BearerScheme);
        var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, IdentityConstants.BearerScheme));
        var properties = new AuthenticationProperties { ExpiresUtc = options.TimeProvider!.GetUtcNow() + Lifetime };
        return options.BearerTokenProtector.Protect(new AuthenticationTicket(principal, properties, TicketPurpose));
    }

    private (byte[] Secret, string Stamp)? Read(string? token)
    {
        try
        {
            var parts = refreshProtector.Unprotect(token ?? "").Split('.', 2);
            return (WebEncoders.Base64UrlDecode(parts[0]), parts[1]);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
