using System.Globalization;

namespace Optica.Portal.Tests.Api;

/// <summary>Guessing is held back: by address, and by address and account before the owner is locked out.</summary>
public sealed class TokenLimitTests
{
    private const string Token = "/api/auth/token";
    private const string Email = "admin@world.test";

    [Fact]
    public async Task Attempts_TooMany_AreHeldBack()
    {
        await using var strict = new ApiHost { Configure = builder => builder.UseSetting("Limits:AttemptsPerAccountPerMinute", "2") };
        await strict.InitializeAsync();
        var client = strict.Anybody();
        await IsRefusedAsync(client.PostJsonAsync(Token, new { email = Email, password = "x" }));
        await IsRefusedAsync(client.PostJsonAsync(Token, new { email = Email, password = "x" }));

        var held = await client.PostJsonAsync(Token, new { email = Email, password = "x" });

        Assert.InRange(int.Parse(held.Headers.GetValues("Retry-After").Single(), CultureInfo.InvariantCulture), 1, 60);
        await Task.FromResult(held).IsProblemAsync(429, "too_many_requests");
        await IsRefusedAsync(client.PostJsonAsync(Token, new { email = "other@world.test", password = "x" }));
    }

    [Fact]
    public async Task Attempts_OfOneAddress_AreHeldBack()
    {
        await using var strict = new ApiHost { Configure = builder => builder.UseSetting("Limits:PasswordAttemptsPerMinute", "1") };
        await strict.InitializeAsync();
        await IsRefusedAsync(strict.Anybody().PostJsonAsync(Token, new { email = "a@x.cl", password = "x" }));

        var held = await strict.Anybody().PostJsonAsync(Token, new { email = "b@x.cl", password = "x" });

        Assert.NotEmpty(held.Headers.GetValues("Retry-After"));
        await Task.FromResult(held).IsProblemAsync(429, "too_many_requests");
    }

    private static Task IsRefusedAsync(Task<HttpResponseMessage> call) => call.IsProblemAsync(401, "invalid_credentials");
}
