using System.Buffers.Binary;
using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Optica.Data.Access;
using Optica.Portal.Tests.Architecture;

namespace Optica.Portal.Tests.Api;

/// <summary>The door as it is in Production: https only, cookies for this host alone, passwords with enough work (SECURITY 30, 35).</summary>
public sealed class ProductionDoorTests : IAsyncLifetime
{
    private const string Password = "una frase bastante larga";

    private readonly DirectoryInfo anchors = Directory.CreateTempSubdirectory("optica-anchors-");
    private ApiHost host = default!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = new ApiHost
        {
            Configure = builder =>
            {
                ApiHost.InProduction(builder, anchors.FullName);
                builder.UseSetting("https_port", "443");
            },
        };
        await host.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        anchors.Delete(recursive: true);
    }

    [Fact]
    public async Task Plain_Http_LeadsToHttps()
    {
        using var browser = new Surfer(host);

        var (answer, _) = await browser.GoAsync("/login");

        Assert.Equal(HttpStatusCode.TemporaryRedirect, answer.StatusCode);
        Assert.Equal(Uri.UriSchemeHttps, answer.Headers.Location?.Scheme);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task SignIn_SetsCookiesForThisHostAlone_AndHashesAnOldPasswordAnew()
    {
        await KeepAsync(iterations: 10_000);
        using var browser = new Surfer(host, secure: true);

        var (answer, _) = await browser.SignInAsync(DoorHost.EmailOf(host.World.Sales), Password);

        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-optica", StringComparison.Ordinal));
        // a preference of looks is no secret; whatever else is set must be for this host, unread by scripts and never sent in the clear
        Findings.None(cookies.Where(cookie => !IsGuarded(cookie)));
        Assert.InRange(await IterationsAsync(), 210_000, int.MaxValue);
        Assert.Equal(HttpStatusCode.OK, (await browser.GoAsync("/account/sessions")).Answer.StatusCode);
    }

    private static bool IsGuarded(string cookie)
    {
        var parts = cookie.Split(';', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return cookie.StartsWith("__Host-", StringComparison.Ordinal)
            && parts.IsSupersetOf(["secure", "httponly", "path=/"])
            && parts.Overlaps(["samesite=lax", "samesite=strict"])
            && !parts.Any(part => part.StartsWith("domain=", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Keeps the seller's password as an earlier version did, with less work.</summary>
    private async Task KeepAsync(int iterations)
    {
        var hasher = new PasswordHasher<OpticaUser>(Options.Create(new PasswordHasherOptions { IterationCount = iterations }));
        await using var db = host.Database.Open();
        var user = await db.Users.SingleAsync(row => row.Id == host.World.Sales.Id, Cancellation);
        user.PasswordHash = hasher.HashPassword(user, Password);
        await db.SaveChangesAsync(Cancellation);
        Assert.Equal(iterations, await IterationsAsync());
    }

    /// <summary>As Identity writes them: format, kind of hash, iterations, each after the other.</summary>
    private async Task<int> IterationsAsync()
    {
        await using var db = host.Database.Open();
        var hash = await db.Users.Where(row => row.Id == host.World.Sales.Id).Select(row => row.PasswordHash).SingleAsync(Cancellation);
        return (int)BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(hash!).AsSpan(5, 4));
    }
}
