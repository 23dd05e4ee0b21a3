using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Optica.Domain.Common;

namespace Optica.Portal.Identity;

/// <summary>
/// Remembers in a browser who has signed in with it. For them it is no stranger: what strangers guess elsewhere does not shut it out. It
/// opens nothing; the password is asked all the same.
/// </summary>
internal sealed class KnownBrowsers(IDataProtectionProvider protection, IHostEnvironment environment, TimeProvider time)
{
    private const int IdLength = 16;

    // at a shared computer; whoever signed in longest ago is a stranger again
    private const int MostUsers = 20;

    private static readonly TimeSpan Life = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("Optica.KnownBrowser").ToTimeLimitedDataProtector();

    private string Name => environment.IsProduction() ? "__Host-optica-known" : "optica-known";

    /// <summary>The browser's own id, if the user signed in with it before; null for a stranger.</summary>
    public Guid? Find(HttpContext context, Guid userId) =>
        Read(context.Request) is { } known && known.Users.Contains(userId) ? known.Browser : null;

    /// <summary>Notes that the user has signed in with this browser.</summary>
    public void Remember(HttpContext context, Guid userId)
    {
        var (browser, users) = Read(context.Request) ?? (Ids.New(time), []);
        Guid[] ids = [browser, userId, .. users.Where(user => user != userId).Take(MostUsers - 1)];
        var value = protector.Protect([.. ids.SelectMany(id => id.ToByteArray(bigEndian: true))], time.GetUtcNow().Add(Life));
        context.Response.Cookies.Append(
            Name,
            WebEncoders.Base64UrlEncode(value),
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = environment.IsProduction() || context.Request.IsHttps,
                MaxAge = Life,
                Path = "/",
            }
        );
    }

    private (Guid Browser, Guid[] Users)? Read(HttpRequest request)
    {
        if (request.Cookies[Name] is not { Length: > 0 } value)
        {
            return null;
        }

        try
        {
            var bytes = protector.Unprotect(WebEncoders.Base64UrlDecode(value));
            Guid[] ids = [.. bytes.Chunk(IdLength).Select(id => new Guid(id, bigEndian: true))];
            return (ids[0], ids[1..]);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            // made up, or of a key that is gone: a stranger
            return null;
        }
    }
}
