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

namespace Optica.Portal.Identity;

/// <summary>
/// Access and refresh tokens for API clients. Whatever is wrong, the answer is the same and takes a password's hashing.
/// </summary>
internal sealed class TokenService(
    TokenCredentials credentials,
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

    private readonly IDataProtector refreshProtector = protection.CreateProtector("Optica.RefreshToken");

    /// <summary>Checks password and second factor, and opens a session.</summary>
    /// <returns>Tokens when they are right, and what they are worth.</returns>
    public async Task<(TokenVerdict Verdict, TokenResponse? Tokens)> SignInAsync(
        TokenRequest request,
        SessionOrigin origin,
        CancellationToken cancellation
    )
    {
        var user = await credentials.FindAsync(request.Email);
        var verdict = await credentials.JudgeAsync(user, request, cancellation);
        if (verdict == TokenVerdict.Right)
        {
            return (verdict, await IssueAsync(user!, await sessions.StartAsync(user!, origin), cancellation));
        }

        if (user is not null)
        {
            await sessions.NoteAsync(user, LineOf(verdict));
        }

        return (verdict, null);
    }

    /// <summary>Exchanges a refresh token for new tokens of the same session.</summary>
    /// <returns>Tokens, or null whatever is wrong.</returns>
    public async Task<TokenResponse?> RefreshAsync(string? token, CancellationToken cancellation)
    {
        if (
            Read(token) is not { } parts
            || await refreshTokens.UseAsync(parts.Secret, cancellation) is not { } session
            || await credentials.ContinueAsync(session.UserId, parts.Stamp) is not { } user
        )
        {
            return null;
        }

        return await IssueAsync(user, session, cancellation);
    }

    private static string LineOf(TokenVerdict refused) =>
        refused switch
        {
            TokenVerdict.TooShort => AuditActions.PasswordDue,
            TokenVerdict.WrongCode => AuditActions.SecondStepFailed,
            _ => AuditActions.SignInFailed,
        };

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
