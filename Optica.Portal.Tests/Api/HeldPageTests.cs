using System.Globalization;
using System.Net;

namespace Optica.Portal.Tests.Api;

/// <summary>One form too many is answered with a page that says when to try again, in the reader's language (SECURITY 32).</summary>
public sealed class HeldPageTests
{
    private const string Html = "text/html,application/xhtml+xml";

    private static readonly string[] Pages =
    [
        "/forgot",
        "/reset?user=x&token=y",
        "/invite?user=x&token=y",
        "/setup?token=y",
        "/login/code?returnUrl=%2Fadmin",
        "/login/passkey",
        "/account",
        "/account/two-factor",
        "/account/passkeys/rename",
    ];

    [Fact]
    public async Task Form_OneTooMany_GetsAPageWithTheWait()
    {
        await using var strict = await DoorHost.StartAsync(builder => builder.UseSetting("Limits:PasswordAttemptsPerMinute", "1"));
        foreach (var (language, says) in new[] { ("es-CL", "Demasiados intentos"), ("en", "Too many attempts") })
        {
            using var browser = new Surfer(strict) { Accept = Html, Language = language };
            // the door has a count of its own, which lets one in
            await browser.SignInAsync(DoorHost.EmailOf(strict.World.Sales), DoorHost.Password);
            await browser.SendAsync("/forgot");
            foreach (var page in Pages.Where(page => language != "en" || !page.StartsWith("/account", StringComparison.Ordinal)))
            {
                var (answer, text) = await browser.SendAsync(page);

                Assert.True(answer.StatusCode == HttpStatusCode.TooManyRequests, $"{page}: {(int)answer.StatusCode}");
                Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
                var wait = Wait(answer);
                Assert.InRange(wait, 1, 60);
                Assert.Contains($"<h1>{says}</h1>", text, StringComparison.Ordinal);
                Assert.Contains($" {wait} s.", text, StringComparison.Ordinal);
                Assert.Contains("</html>", text, StringComparison.Ordinal);
                Assert.DoesNotContain("_blazor", text, StringComparison.Ordinal);
                var back = page.StartsWith("/login/passkey", StringComparison.Ordinal) || page.EndsWith("rename", StringComparison.Ordinal);
                Assert.Contains($"href=\"{(back ? "/" : WebUtility.HtmlEncode(page))}\"", text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Script_OneTooMany_GetsTheBareCode_AndTheApiAProblem()
    {
        await using var strict = await DoorHost.StartAsync(builder => builder.UseSetting("Limits:PasswordAttemptsPerMinute", "1"));
        using var script = new Surfer(strict) { Accept = "*/*" };
        await script.SendAsync("/login/passkey/options");

        var (held, text) = await script.SendAsync("/login/passkey/options");
        Assert.Equal((HttpStatusCode.TooManyRequests, ""), (held.StatusCode, text));
        Assert.InRange(Wait(held), 1, 60);

        var client = strict.Anybody();
        client.DefaultRequestHeaders.Accept.ParseAdd(Html);
        var answer = await client.PostJsonAsync("/api/auth/refresh", new { refresh_token = "x" });
        Assert.InRange(Wait(answer), 1, 60);
        await Task.FromResult(answer).IsProblemAsync(429, "too_many_requests");
    }

    /// <summary>What is refused for another reason is answered as before.</summary>
    [Theory]
    [InlineData("/nowhere", HttpStatusCode.MethodNotAllowed)]
    [InlineData("/preferences/theme", HttpStatusCode.BadRequest)]
    public async Task Form_RefusedOtherwise_GetsNoSuchPage(string path, HttpStatusCode status)
    {
        await using var host = await DoorHost.StartAsync(_ => { });
        using var browser = new Surfer(host) { Accept = Html, Language = "en" };

        var (answer, text) = await browser.SendAsync(path);

        Assert.Equal(status, answer.StatusCode);
        Assert.DoesNotContain("Too many attempts", text, StringComparison.Ordinal);
    }

    private static int Wait(HttpResponseMessage answer) =>
        int.Parse(answer.Headers.GetValues("Retry-After").Single(), CultureInfo.InvariantCulture);
}
