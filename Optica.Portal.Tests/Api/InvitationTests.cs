using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Portal.Identity;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>An invitation's link: works once, for an hour, for whoever has it and nobody else.</summary>
public sealed partial class InvitationTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Password = "una frase fácil de recordar";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private InvitationLinks Links => host.Services.GetRequiredService<InvitationLinks>();

    [Fact]
    public async Task Page_WithALink_SetsThePasswordAndSignsIn()
    {
        var id = await InviteAsync("nueva.uno@norte.test");
        var address = "/" + await Links.MakeAsync(id);
        using var browser = host.Anybody();

        var page = await browser.GetStringAsync(new Uri(address, UriKind.Relative), Cancellation);
        Assert.Contains("nueva.uno@norte.test", page, StringComparison.Ordinal);
        // nobody has a second step here yet
        Assert.Contains("15", HintIn(page), StringComparison.Ordinal);
        Assert.DoesNotContain("12", HintIn(page), StringComparison.Ordinal);
        // too short, and not the same twice: told beside the field, and the link is still good
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(browser, address, page, "corta", "corta")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(browser, address, page, Password, "otra")).StatusCode);
        Assert.Null((await UserAsync(id)).PasswordHash);

        var accepted = await PostAsync(browser, address, page, Password, Password);
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        var home = await browser.GetAsync(new Uri("/account", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        Assert.Contains("Nueva Persona", await home.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.NotNull((await UserAsync(id)).PasswordHash);
        var lines = await host.Database.ReadAsync(db =>
            db.AuditEntries.Where(row => row.RecordId == id).OrderBy(row => row.Sequence).Select(row => row.Action).ToListAsync()
        );
        Assert.Equal([AuditActions.Invited, AuditActions.InviteAccepted, AuditActions.SignIn], lines);

        // the second time it is nobody's
        using var other = host.Anybody();
        var again = await other.GetStringAsync(new Uri(address, UriKind.Relative), Cancellation);
        Assert.DoesNotContain("nueva.uno@norte.test", again, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"Form.Next\"", again, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?user=x&token=x")]
    [InlineData("?user=00000000-0000-0000-0000-000000000001&token=%F0%9F%98%80")]
    public async Task Page_WithoutAGoodLink_SaysSoAndNothingElse(string query)
    {
        using var browser = host.Anybody();

        var answer = await browser.GetAsync(new Uri($"/invite{query}", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("name=\"Form.Next\"", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_UsedByManyAtOnce_WorksForOne()
    {
        var id = await InviteAsync("nueva.dos@norte.test");
        var token = TokenOf(await Links.MakeAsync(id));

        var answers = await Race.AtOnceAsync(8, number => Links.UseAsync(id.ToString(), token, $"{Password} {number}"));

        Assert.Single(answers, answer => answer is { User: not null, Refused: null });
    }

    [Fact]
    public async Task Link_AfterAnotherOrALock_IsWorthNothing()
    {
        var id = await InviteAsync("nueva.tres@norte.test");
        var first = TokenOf(await Links.MakeAsync(id));
        Assert.NotNull(await Links.FindAsync(id.ToString(), first));
        Assert.Null(await Links.FindAsync(host.World.Sales.Id.ToString(), first));

        await using var scope = host.Database.As(host.World.Super);
        (await scope.Get<UserInviteService>().RenewAsync(id, Cancellation)).Expect();
        Assert.Null(await Links.FindAsync(id.ToString(), first));
        Assert.Null((await Links.UseAsync(id.ToString(), first, Password)).User);

        var second = TokenOf(await Links.MakeAsync(id));
        Assert.NotNull(await Links.FindAsync(id.ToString(), second));
        (await scope.Get<UserLifeService>().LockAsync(id, "error", Cancellation)).Expect();
        (await scope.Get<UserLifeService>().UnlockAsync(id, Cancellation)).Expect();
        Assert.Null(await Links.FindAsync(id.ToString(), second));
    }

    [Fact]
    public async Task Link_PastItsHour_IsWorthNothing()
    {
        Assert.InRange(
            host.Services.GetRequiredService<IOptions<DataProtectionTokenProviderOptions>>().Value.TokenLifespan,
            TimeSpan.FromMinutes(1),
            TimeSpan.FromHours(1)
        );
        await using var late = new ApiHost
        {
            Configure = builder =>
                builder.ConfigureTestServices(services =>
                    services.PostConfigure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = TimeSpan.Zero)
                ),
        };
        await late.InitializeAsync();
        var id = await InviteAsync("nueva.cuatro@norte.test", late);
        var links = late.Services.GetRequiredService<InvitationLinks>();

        var token = TokenOf(await links.MakeAsync(id));

        Assert.Null(await links.FindAsync(id.ToString(), token));
        Assert.Null((await links.UseAsync(id.ToString(), token, Password)).User);
    }

    private Task<Guid> InviteAsync(string email) => InviteAsync(email, host);

    private static async Task<Guid> InviteAsync(string email, ApiHost at)
    {
        await using var scope = at.Database.As(at.World.Super);
        var input = new UserInviteInput
        {
            Name = "Nueva Persona",
            Email = email,
            Role = StaffRole.Sales,
            BranchIds = [at.World.Centro],
        };
        return (await scope.Get<UserInviteService>().InviteAsync(input, new(), Cancellation)).Expect();
    }

    private Task<OpticaUser> UserAsync(Guid id) => host.Database.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(row => row.Id == id));

    private static string TokenOf(string address) => address[(address.IndexOf("token=", StringComparison.Ordinal) + 6)..];

    private static string HintIn(string page) => page.Split("class=\"field-hint\">")[1].Split('<')[0];

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string address, string page, string next, string again)
    {
        var antiforgery = Antiforgery().Match(page).Groups["value"].Value;
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["_handler"] = "invite",
                ["__RequestVerificationToken"] = antiforgery,
                ["Form.Next"] = next,
                ["Form.Again"] = again,
            }
        );
        return await browser.PostAsync(new Uri(address, UriKind.Relative), form, Cancellation);
    }

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Antiforgery();
}
