using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Optica.Data.Access;
using Optica.Domain.Common;

namespace Optica.Portal.Identity;

/// <summary>
/// Remembers in a browser who has signed in with it. For them it is no stranger: what strangers guess elsewhere does not shut it out. It
/// opens nothing; the password is asked all the same. Each of them is remembered for 180 days after they signed in last.
/// </summary>
internal sealed class KnownBrowsers(IDataProtectionProvider protection, IHostEnvironment environment, AccountNews news, TimeProvider time)
{
    private const int IdLength = 16;
    private const int EntryLength = IdLength + sizeof(long);

    // at a shared computer; whoever signed in longest ago is a stranger again
    private const int MostUsers = 20;

    /// <summary>How long somebody is remembered.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(180);

    // the ends stand within: those of the framework's own go by the computer's clock, and there is one for each user
    private readonly IDataProtector protector = protection.CreateProtector("Optica.KnownBrowser", "2");

    private string Name => environment.IsProduction() ? "__Host-optica-known" : "optica-known";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The browser's own id, if the user signed in with it before; null for a stranger.</summary>
    public Guid? Find(HttpContext context, Guid userId) =>
        Read(context.Request) is { } known && known.Users.Exists(entry => entry.User == userId) ? known.Browser : null;

    /// <summary>Notes that the user has signed in with this browser, and tells them when it is the first time.</summary>
    public void Remember(HttpContext context, Guid userId)
    {
        var (browser, users) = Read(context.Request) ?? (Ids.New(time), []);
        var others = users.Where(entry => entry.User != userId).Take(MostUsers - 1).ToList();
        if (!users.Exists(entry => entry.User == userId))
        {
            news.Tell(new(userId, AccountNews.NewBrowser, Now));
        }

        byte[] plain = [.. browser.ToByteArray(bigEndian: true), .. others.Prepend((userId, Now + Life)).SelectMany(Write)];
        context.Response.Cookies.Append(
            Name,
            WebEncoders.Base64UrlEncode(protector.Protect(plain)),
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

    private static byte[] Write((Guid User, DateTime Until) entry)
    {
        var bytes = new byte[EntryLength];
        entry.User.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(IdLength), entry.Until.Ticks);
        return bytes;
    }

    private static (Guid User, DateTime Until) ReadEntry(byte[] bytes) =>
        (
            new Guid(bytes.AsSpan(0, IdLength), bigEndian: true),
            new DateTime(BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(IdLength)), DateTimeKind.Utc)
        );

    /// <summary>The browser, and whom it knows still.</summary>
    private (Guid Browser, List<(Guid User, DateTime Until)> Users)? Read(HttpRequest request)
    {
        if (request.Cookies[Name] is not { Length: > 0 } value)
        {
            return null;
        }

        try
        {
            var bytes = protector.Unprotect(WebEncoders.Base64UrlDecode(value));
            var users = bytes[IdLength..].Chunk(EntryLength).Select(ReadEntry).Where(entry => entry.Until > Now);
            return (new Guid(bytes.AsSpan(0, IdLength), bigEndian: true), [.. users]);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            // made up, or of a key that is gone: a stranger
            return null;
        }
    }
}
