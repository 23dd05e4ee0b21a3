using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Access;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>Strangers are held back at the door; the owner of an account gets in, whatever they do (SECURITY 32, 33).</summary>
public sealed class DoorTests(DoorHost door) : IClassFixture<DoorHost>
{
    private const string Wrong = "otra frase bastante larga";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private World World => door.World;

    /// <summary>From so many places that no address is held back: the account locks, and the browser its owner knows opens it.</summary>
    [Fact]
    public async Task Guesses_OfStrangers_DoNotShutTheOwnerOut()
    {
        var email = DoorHost.EmailOf(World.Sales);
        using var owners = new Surfer(door.Portal);
        await IsInAsync(owners, email);
        await LeaveAsync(owners);
        using var strangers = new Surfer(door.Portal);
        for (var guess = 0; guess < 101; guess++)
        {
            Assert.Equal(HttpStatusCode.OK, (await strangers.SignInAsync(email, $"{Wrong} {guess}")).Answer.StatusCode);
        }

        // held up by the lockout, as whoever guessed right by now would be
        Assert.Equal(HttpStatusCode.OK, (await strangers.SignInAsync(email, DoorHost.Password)).Answer.StatusCode);

        await IsInAsync(owners, email);
        await LeaveAsync(owners);
        // neither does somebody else's browser become one of the account's
        using var colleagues = new Surfer(door.Portal);
        await IsInAsync(colleagues, DoorHost.EmailOf(World.Admin));
        await LeaveAsync(colleagues);
        Assert.Equal(HttpStatusCode.OK, (await colleagues.SignInAsync(email, DoorHost.Password)).Answer.StatusCode);
    }

    /// <summary>Whoever found the owner's computer guesses no faster than a stranger, and locks nobody out.</summary>
    [Fact]
    public async Task KnownBrowser_HasACountOfItsOwn()
    {
        var email = DoorHost.EmailOf(World.MallAdmin);
        using var known = new Surfer(door.Portal);
        await IsInAsync(known, email);
        await LeaveAsync(known);
        for (var guess = 0; guess < 9; guess++)
        {
            Assert.Equal(HttpStatusCode.OK, (await known.SignInAsync(email, Wrong)).Answer.StatusCode);
        }

        await IsInAsync(known, email);
        await LeaveAsync(known);
        var held = await known.SignInAsync(email, DoorHost.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, held.Answer.StatusCode);
        Assert.InRange(RetryAfter(held.Answer), 1, 300);
        Assert.Equal(0, (await door.Portal.Database.UserAsync(World.MallAdmin)).AccessFailedCount);
        using var another = new Surfer(door.Portal);
        await IsInAsync(another, email);
    }

    [Fact]
    public async Task Attempts_OfOneAddressForOneAccount_AreHeldWithAPage()
    {
        await using var strict = await DoorHost.StartAsync(builder => builder.UseSetting("Limits:AttemptsPerAccountPerMinute", "2"));
        foreach (
            var (email, language, says) in new[]
            {
                (DoorHost.EmailOf(World.Admin), "es-CL", "Demasiados intentos"),
                ("nobody@world.test", "en", "Too many attempts"),
            }
        )
        {
            using var browser = new Surfer(strict) { Language = language };
            await browser.SignInAsync(email, Wrong);
            await browser.SignInAsync($" {email.ToUpperInvariant()} ", Wrong);

            var held = await browser.SignInAsync(email, DoorHost.Password);

            Assert.Equal(HttpStatusCode.TooManyRequests, held.Answer.StatusCode);
            Assert.InRange(RetryAfter(held.Answer), 1, 60);
            Assert.Contains(says, held.Text, StringComparison.Ordinal);
            Assert.Contains($"value=\"{email}\"", held.Text, StringComparison.Ordinal);
        }

        using var other = new Surfer(strict);
        await IsInAsync(other, DoorHost.EmailOf(World.Sales));
    }

    [Fact]
    public async Task Attempts_OfOneAddress_AreHeld_ButForTheKnownBrowser()
    {
        await using var strict = await DoorHost.StartAsync(builder => builder.UseSetting("Limits:PasswordAttemptsPerMinute", "3"));
        var email = DoorHost.EmailOf(strict.World.Sales);
        using var known = new Surfer(strict);
        await IsInAsync(known, email);
        await LeaveAsync(known);
        using var stranger = new Surfer(strict);
        await stranger.SignInAsync("a@world.test", Wrong);
        await stranger.SignInAsync("b@world.test", Wrong);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await stranger.SignInAsync("c@world.test", Wrong)).Answer.StatusCode);
        await strict
            .Anybody()
            .PostJsonAsync("/api/auth/token", new { email = "d@world.test", password = Wrong })
            .IsProblemAsync(429, "too_many_requests");
        await IsInAsync(known, email);
    }

    /// <summary>A till that is signed in stays signed in while strangers guess.</summary>
    [Fact]
    public async Task Guesses_OfStrangers_EndNoApiSession()
    {
        var tokens = await door
            .Portal.Anybody()
            .PostJsonAsync("/api/auth/token", new { email = DoorHost.EmailOf(World.Optometrist), password = DoorHost.Password })
            .IsAsync(200)
            .JsonAsync();
        await using (var db = door.Portal.Database.Open())
        {
            (await db.Users.SingleAsync(user => user.Id == World.Optometrist.Id, Cancellation)).LockoutEnd = DateTimeOffset.MaxValue;
            await db.SaveChangesAsync(Cancellation);
        }

        await door
            .Portal.Anybody()
            .PostJsonAsync("/api/auth/refresh", new { refresh_token = (string?)tokens["refresh_token"] })
            .IsAsync(200);
    }

    /// <summary>The mark is not to be made, and not to be read by scripts.</summary>
    [Fact]
    public async Task KnownBrowser_MadeUp_IsAStranger()
    {
        using var browser = new Surfer(door.Portal);
        var answer = await browser.SignInAsync(DoorHost.EmailOf(World.Chief), DoorHost.Password);
        var mark = Assert.Single(
            answer.Answer.Headers.GetValues("Set-Cookie"),
            cookie => cookie.StartsWith("optica-known=", StringComparison.Ordinal)
        );
        Assert.Contains("httponly", mark, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(World.Chief.Id.ToString("N"), mark, StringComparison.OrdinalIgnoreCase);

        foreach (var made in new[] { "x", World.Chief.Id.ToString("N"), $"{mark.Split(';')[0].Split('=')[1]}AAAA", "%00" })
        {
            using var stranger = new Surfer(door.Portal) { Cookie = $"optica-known={made}" };
            Assert.Equal(HttpStatusCode.OK, (await stranger.SignInAsync(DoorHost.EmailOf(World.Chief), Wrong)).Answer.StatusCode);
        }

        // counted as a stranger's each time
        Assert.Equal(4, (await door.Portal.Database.UserAsync(World.Chief)).AccessFailedCount);
    }

    /// <summary>Whoever is asked for, the answer takes the work of one password and says the same.</summary>
    [Fact]
    public async Task Failure_WhoeverIsAskedFor_IsTheSameInTextAndWork()
    {
        var hasher = new CountingHasher();
        await using var host = await DoorHost.StartAsync(builder =>
            builder.ConfigureTestServices(services => services.AddSingleton<IPasswordHasher<OpticaUser>>(hasher))
        );
        await using (var db = host.Database.Open())
        {
            var users = await db.Users.ToDictionaryAsync(user => user.UserName!, StringComparer.Ordinal, Cancellation);
            users["super@world.test"].LockoutEnd = DateTimeOffset.MaxValue;
            users["sales@world.test"].IsActive = false;
            users["chief@world.test"].PasswordHash = null;
            await db.SaveChangesAsync(Cancellation);
        }

        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in new[] { "admin", "super", "sales", "chief", "nobody" })
        {
            using var browser = new Surfer(host);
            hasher.Worked = 0;
            var failed = await browser.SignInAsync($"{name}@world.test", Wrong);
            Assert.True(hasher.Worked == 1, $"{name}: {hasher.Worked}");
            texts.Add(failed.Text[failed.Text.IndexOf("role=\"alert\"", StringComparison.Ordinal)..][..120]);
        }

        Assert.Single(texts);
    }

    [Theory]
    [InlineData("10.0.0.1", "10.0.0.1")]
    [InlineData("::ffff:10.0.0.1", "10.0.0.1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010DB800010002")]
    [InlineData("2001:db8:1:2::9", "20010DB800010002")]
    public void Address_OfTheNewKind_CountsByNetwork(string address, string place) =>
        Assert.Equal(place, Optica.Portal.Identity.SignInLimits.Place(IPAddress.Parse(address)));

    private static int RetryAfter(HttpResponseMessage answer) =>
        int.Parse(answer.Headers.GetValues("Retry-After").Single(), CultureInfo.InvariantCulture);

    private static async Task IsInAsync(Surfer browser, string email) =>
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync(email, DoorHost.Password)).Answer.StatusCode);

    private static async Task LeaveAsync(Surfer browser)
    {
        await browser.GoAsync("/account");
        Assert.Equal("/login", Surfer.Leads((await browser.SendAsync("/logout")).Answer));
    }

    private sealed class CountingHasher : IPasswordHasher<OpticaUser>
    {
        public int Worked { get; set; }

        public string HashPassword(OpticaUser user, string password)
        {
            Worked++;
            return "hash";
        }

        public PasswordVerificationResult VerifyHashedPassword(OpticaUser user, string hashedPassword, string providedPassword)
        {
            Worked++;
            return PasswordVerificationResult.Failed;
        }
    }
}
