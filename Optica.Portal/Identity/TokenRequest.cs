namespace Optica.Portal.Identity;

/// <summary>What a client signs in with.</summary>
/// <param name="Email">E-mail address of the account.</param>
/// <param name="Password">Password.</param>
/// <param name="TwoFactorCode">Code of the authenticator app, where one is switched on.</param>
internal sealed record TokenRequest(string? Email, string? Password, string? TwoFactorCode = null);

/// <summary>What a client renews its access with.</summary>
/// <param name="RefreshToken">The last refresh token; good for one use.</param>
internal sealed record RefreshRequest(string? RefreshToken);

/// <summary>Tokens.</summary>
/// <param name="TokenType"><c>Bearer</c>.</param>
/// <param name="AccessToken">For the Authorization header.</param>
/// <param name="ExpiresIn">Seconds.</param>
/// <param name="RefreshToken">For one renewal.</param>
internal sealed record TokenResponse(string TokenType, string AccessToken, int ExpiresIn, string RefreshToken);
