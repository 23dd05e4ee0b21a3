using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Access;
using Optica.Portal.Tests.Support;
using static Optica.Portal.Tests.Api.ApiHost;

namespace Optica.Portal.Tests.Api;

/// <summary>Tokens: one answer for whatever is wrong, single-use renewal, ended sessions.</summary>
public sealed class TokenTests : IAsyncLifetime
{
    private const string Token = "/api/auth/token";
    private const string Refresh = "/api/auth/refresh";
    private const string Password = "una frase bastante larga";
    private const string Email = "admin@world.test";

    private readonly ApiHost host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await host.InitializeAsync();
        await ChangeUserAsync(user => { });
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Token_RightPassword_OpensTheApi()
    {
        var tokens = await host.Anybody()
            .PostJsonAsync(Token, new { email = " Admin@World.Test ", password = Password })
            .IsAsync(200)
            .JsonAsync();

        Assert.Equal("Bearer", (string?)tokens["token_type"]);
        Assert.Equal(3600, (int)tokens["expires_in"]!);
        var list = await With(tokens).ReadAsync(Customers).IsAsync(200);
        Assert.NotNull(list);
        Assert.Contains(await ActionsAsync(), action => action == "sign_in");
    }

    [Fact]
    public async Task Token_AnythingWrong_IsTheSameAnswer()
    {
        var client = host.Anybody();
        var answers = new HashSet<string>(StringComparer.Ordinal);
        object[] bodies =
        [
            new { email = Email, password = "wrong" },
            new { email = "nobody@world.test", password = Password },
            new { email = "", password = "" },
            new { },
            new { email = Email },
            new { email = Email, password = new string('x', 100_000) },
            new { email = new string('x', 100_000), password = "x" },
        ];
        foreach (var body in bodies)
        {
            answers.Add(await RefusedAsync(client.PostJsonAsync(Token, body)));
        }

        await ChangeUserAsync(user => user.LockoutEnd = DateTimeOffset.MaxValue);
        answers.Add(await RefusedAsync(client.PostJsonAsync(Token, new { email = Email, password = Password })));
        await ChangeUserAsync(user => (user.LockoutEnd, user.IsActive) = (null, false));
        answers.Add(await RefusedAsync(client.PostJsonAsync(Token, new { email = Email, password = Password })));
        await ChangeUserAsync(user => (user.IsActive, user.TwoFactorEnabled) = (true, true));
        answers.Add(await RefusedAsync(client.PostJsonAsync(Token, new { email = Email, password = Password })));
        answers.Add(
            await RefusedAsync(
                client.PostJsonAsync(
                    Token,
                    new
                    {
                        email = Email,
                        password = Password,
                        two_factor_code = "000000",
                    }
                )
            )
        );

        Assert.Single(answers);
        Assert.Contains(await ActionsAsync(), action => action == "sign_in_failed");
    }

    [Fact]
    public async Task Token_EveryNaughtyString_IsRefused()
    {
        var client = host.Anybody();
        foreach (
            var text in NaughtyStrings
                .All.Where(text => text.Length < 300)
                .Except(NaughtyStrings.Broken, StringComparer.Ordinal)
                .Where((_, at) => at % 6 == 0)
        )
        {
            await client.PostJsonAsync(Token, new { email = text, password = "x" }).IsProblemAsync(401, "invalid_credentials");
        }

        await client
            .PostAsync(Token, ApiCalls.Body("""{"email":"\uFFFE@x.cl","password":"x"}"""), Cancellation)
            .IsProblemAsync(401, "invalid_credentials");
        foreach (var text in NaughtyStrings.All.Where(text => text.Length < 300).Except(NaughtyStrings.Broken, StringComparer.Ordinal))
        {
            await client.PostJsonAsync(Refresh, new { refresh_token = text }).IsProblemAsync(401, "invalid_credentials");
        }
    }

    [Fact]
    public async Task Token_TooManyWrongPasswords_LockTheAccount()
    {
        var client = host.Anybody();
        await ChangeUserAsync(user => user.AccessFailedCount = 99);
        await RefusedAsync(client.PostJsonAsync(Token, new { email = Email, password = "wrong" }));

        await RefusedAsync(client.PostJsonAsync(Token, new { email = Email, password = Password }));
    }

    [Fact]
    public async Task Refresh_Once_ContinuesTheSession_TwiceEndsIt()
    {
        var first = await SignInAsync();
        var second = await RenewAsync(first).IsAsync(200).JsonAsync();
        await With(second).ReadAsync(Customers).IsAsync(200);

        await RefusedAsync(RenewAsync(first));

        await With(first).ReadAsync(Customers).IsProblemAsync(401, "unauthorized");
        await With(second).ReadAsync(Customers).IsProblemAsync(401, "unauthorized");
        await RefusedAsync(RenewAsync(second));
    }

    [Fact]
    public async Task Refresh_ManyAtOnce_AtMostOneWins()
    {
        var tokens = await SignInAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => RenewAsync(tokens)));

        Assert.InRange(answers.Count(answer => (int)answer.StatusCode == 200), 0, 1);
        Assert.All(answers, answer => Assert.True((int)answer.StatusCode is 200 or 401));
    }

    [Fact]
    public async Task Refresh_TooOldOrOfAnotherPassword_IsRefused()
    {
        var tokens = await SignInAsync();
        host.Database.Clock.Advance(TimeSpan.FromHours(12));
        await RefusedAsync(RenewAsync(tokens));

        var later = await SignInAsync();
        await ChangeUserAsync(user => user.SecurityStamp = "another");
        await RefusedAsync(RenewAsync(later));
        await With(later).ReadAsync(Customers).IsProblemAsync(401, "unauthorized");
    }

    [Fact]
    public async Task EndedSession_KillsItsTokens()
    {
        var tokens = await SignInAsync();
        await using (var db = host.Database.Open())
        {
            foreach (var session in await db.UserSessions.Where(row => row.UserId == host.World.Admin.Id).ToListAsync(Cancellation))
            {
                session.End(host.Database.Clock.Now);
            }

            await db.SaveChangesAsync(Cancellation);
        }

        await With(tokens).ReadAsync(Customers).IsProblemAsync(401, "unauthorized");
        await RefusedAsync(RenewAsync(tokens));
    }

    [Fact]
    public async Task Token_HomeBranch_IsSelectedWithoutAHeader()
    {
        await ChangeUserAsync(user => user.HomeBranchId = host.World.Centro);

        var made = await With(await SignInAsync()).PostJsonAsync(Customers, new { first_name = "A" }).IsAsync(201).JsonAsync();

        Assert.Equal("Centro", (string?)made["branch"]!["name"]);
        // a home out of reach selects nothing
        await ChangeUserAsync(user => user.HomeBranchId = host.World.Mall);
        await With(await SignInAsync()).ReadAsync(Customers).IsAsync(200);
    }

    private static async Task<string> RefusedAsync(Task<HttpResponseMessage> call)
    {
        var problem = await call.IsProblemAsync(401, "invalid_credentials");
        problem.AsObject().Remove("trace_id");
        return problem.ToJsonString();
    }

    private Task<JsonNode> SignInAsync() =>
        host.Anybody().PostJsonAsync(Token, new { email = Email, password = Password }).IsAsync(200).JsonAsync();

    private Task<HttpResponseMessage> RenewAsync(JsonNode tokens) =>
        host.Anybody().PostJsonAsync(Refresh, new { refresh_token = (string?)tokens["refresh_token"] });

    private HttpClient With(JsonNode tokens)
    {
        var client = host.Anybody();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string?)tokens["access_token"]);
        return client;
    }

    private async Task ChangeUserAsync(Action<OpticaUser> change)
    {
        await using var db = host.Database.Open();
        var user = await db.Users.SingleAsync(row => row.Id == host.World.Admin.Id, Cancellation);
        user.PasswordHash ??= host
            .Services.GetRequiredService<IServiceScopeFactory>()
            .CreateScope()
            .ServiceProvider.GetRequiredService<IPasswordHasher<OpticaUser>>()
            .HashPassword(user, Password);
        user.LockoutEnabled = true;
        change(user);
        await db.SaveChangesAsync(Cancellation);
    }

    private async Task<List<string>> ActionsAsync() =>
        await host.Database.ReadAsync(db =>
            db.AuditEntries.Where(row => row.UserId == host.World.Admin.Id).Select(row => row.Action).ToListAsync(Cancellation)
        );
}
