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
using Optica.Portal.Identity;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>Another password by a link: asked for by anybody, given to the owner only, good once.</summary>
public sealed partial class ResetTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Other = "otra frase que nadie adivina";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Forgot_AnyAddress_AnswersAlikeAndTellsTheOwnerOnly()
    {
        await using var post = PostOffice.Open(takes: true);
        await using var mailed = Mailed(post);
        await mailed.InitializeAsync();
        var world = mailed.World;
        await mailed.Database.GivePasswordAsync(world.Sales);
        using var browser = mailed.Anybody();
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("es-CL");

        var unknown = await browser.SendAsync("/forgot", "forgot", ("Form.Email", "nobody@world.test"));
        var invited = await browser.SendAsync("/forgot", "forgot", ("Form.Email", "reader@world.test"));
        var known = await browser.SendAsync("/forgot", "forgot", ("Form.Email", "sales@world.test"));

        Assert.Equal(HttpStatusCode.OK, known.Answer.StatusCode);
        Assert.Contains("sales@world.test", known.Text, StringComparison.Ordinal);
        Assert.Equal(Without(unknown.Text, "nobody@world.test"), Without(known.Text, "sales@world.test"));
        Assert.Equal(Without(invited.Text, "reader@world.test"), Without(known.Text, "sales@world.test"));
        await Patiently.UntilAsync(() => Task.FromResult(post.Letters.Count == 1), TimeSpan.FromSeconds(20));

        // a stranger's request names a host of theirs, and asks again and again
        var (head, text) = PostOffice.Opened(post.Letters[0]);
        Assert.Contains("sales@world.test", head, StringComparison.Ordinal);
        Assert.Contains("dentro de una hora", text, StringComparison.Ordinal);
        var link = Link().Match(text).Value;
        Assert.StartsWith("https://portal.test/reset?", link, StringComparison.Ordinal);
        for (var times = 0; times < 4; times++)
        {
            await browser.SendAsync("/forgot", "forgot", ("Form.Email", "SALES@world.test"));
        }

        await browser.SendAsync("/forgot", "forgot", ("Form.Email", "chief@world.test"));
        await mailed.Database.GivePasswordAsync(world.Chief);
        await browser.SendAsync("/forgot", "forgot", ("Form.Email", "chief@world.test"));
        await Patiently.UntilAsync(
            () => Task.FromResult(post.Letters.ToList().Exists(letter => letter.Contains("chief@world.test", StringComparison.Ordinal))),
            TimeSpan.FromSeconds(20)
        );
        Assert.Equal(3, post.Letters.Count(letter => letter.Contains("sales@world.test", StringComparison.Ordinal)));

        await ChooseAsync(mailed, new Uri(link).PathAndQuery);
    }

    [Fact]
    public async Task Forgot_WithoutAMailServer_SaysWhomToAsk()
    {
        using var browser = host.Anybody();

        var page = await browser.SendAsync("/forgot", "forgot", ("Form.Email", "sales@world.test"));

        Assert.Equal(HttpStatusCode.OK, page.Answer.StatusCode);
        Assert.DoesNotContain("sales@world.test", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_UsedByManyAtOnce_WorksForOne()
    {
        await host.Database.GivePasswordAsync(host.World.Helper);
        var links = host.Services.GetRequiredService<ResetLinks>();
        var (user, token) = Parts(await links.MakeAsync(host.World.Helper.Id));

        var answers = await Race.AtOnceAsync(4, number => links.UseAsync(user, token, $"{Other} {number}"));

        Assert.Single(answers, answer => answer is { User: not null, Refused: null });
        Assert.Null(await links.FindAsync(user, token));
    }

    [Fact]
    public async Task Link_PastItsHour_IsWorthNothing()
    {
        var issued = host.Services.GetRequiredService<IOptions<DataProtectionTokenProviderOptions>>().Value.TokenLifespan;
        Assert.InRange(issued, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
        await using var late = new ApiHost
        {
            Configure = builder =>
                builder.ConfigureTestServices(services =>
                    services.PostConfigure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = TimeSpan.Zero)
                ),
        };
        await late.InitializeAsync();
        var before = (await late.Database.GivePasswordAsync(late.World.Sales)).PasswordHash;
        var links = late.Services.GetRequiredService<ResetLinks>();
        var (user, token) = Parts(await links.MakeAsync(late.World.Sales.Id));

        Assert.Null(await links.FindAsync(user, token));
        Assert.Null((await links.UseAsync(user, token, Other)).User);

        Assert.Equal(before, (await late.Database.UserAsync(late.World.Sales)).PasswordHash);
    }

    [Fact]
    public async Task Link_OfWhoeverIsLockedOrInvited_IsWorthNothing()
    {
        var links = host.Services.GetRequiredService<ResetLinks>();
        // invited: no password yet
        var (user, token) = Parts(await links.MakeAsync(host.World.Reader.Id));
        Assert.Null(await links.FindAsync(user, token));
        await host.Database.GivePasswordAsync(host.World.Reader);
        Assert.NotNull(await links.FindAsync(user, token));
        Assert.Null(await host.Services.GetRequiredService<InvitationLinks>().FindAsync(user, token));

        await using var scope = host.Database.As(host.World.Super);
        (await scope.Get<UserLifeService>().LockAsync(host.World.Reader.Id, "se fue", Cancellation)).Expect();

        Assert.Null(await links.FindAsync(user, token));
        Assert.Null((await links.UseAsync(user, token, Other)).User);
    }

    [Fact]
    public async Task Hand_ByWhoeverManages_NeverForMoreThanTheirOwn()
    {
        var world = host.World;
        await host.Database.GivePasswordAsync(world.Onlooker);
        await host.Database.GivePasswordAsync(world.Optometrist);
        await using var admin = host.Database.As(world.Admin);
        await using var super = host.Database.As(world.Super);
        var (below, above) = (admin.Get<UserInviteService>(), super.Get<UserInviteService>());

        // who reads medical data is nobody whom a branch admin could sign in as
        Assert.IsType<ClinicalBySuperAdmin>((await below.ResetAsync(world.Optometrist.Id, Cancellation)).Error);
        Assert.IsType<Optica.Domain.Common.AccessDenied>((await below.ResetAsync(world.Onlooker.Id, Cancellation)).Error);
        Assert.IsType<OwnRights>((await below.ResetAsync(world.Admin.Id, Cancellation)).Error);
        Assert.IsType<NotAccepted>((await above.ResetAsync(world.MallAdmin.Id, Cancellation)).Error);
        (await above.ResetAsync(world.Optometrist.Id, Cancellation)).Expect();

        var line = Assert.Single(await host.Database.LinesAsync(world.Optometrist));
        Assert.Equal((AuditActions.ResetLink, world.Super.Id), (line.Action, line.UserId));
        Assert.Empty(await host.Database.LinesAsync(world.Onlooker));
    }

    private static async Task ChooseAsync(ApiHost mailed, string address)
    {
        var world = mailed.World;
        using var browser = mailed.Anybody();
        var shown = await browser.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        Assert.Equal("no-referrer", Assert.Single(shown.Headers.GetValues("Referrer-Policy")));

        var weak = await browser.SendAsync(address, "reset", ("Form.Next", "contraseña-2026"), ("Form.Again", "contraseña-2026"));
        Assert.Contains("next-error", weak.Text, StringComparison.Ordinal);
        string[] asked = [AuditActions.ResetLinkMailed, AuditActions.ResetLinkMailed, AuditActions.ResetLinkMailed];
        Assert.Equal(asked, (await mailed.Database.LinesAsync(world.Sales)).Select(line => line.Action));
        await browser.SendAsync(address, "reset", ("Form.Next", Other), ("Form.Again", Other));

        Assert.Equal([.. asked, AuditActions.PasswordReset], (await mailed.Database.LinesAsync(world.Sales)).Select(line => line.Action));
        Assert.DoesNotContain(
            await mailed.Database.ReadAsync(db => db.UserSessions.Where(row => row.UserId == world.Sales.Id).ToListAsync(Cancellation)),
            session => session.EndedAt is null
        );
        await using var old = mailed.Database.As(world.Sales);
        Assert.False((await old.Access.RefreshAsync(Cancellation)).IsSomebody);
        // once only
        Assert.DoesNotContain("Form.Next", await browser.PageAsync(address), StringComparison.Ordinal);
        var (user, token) = Parts(address);
        Assert.Null((await mailed.Services.GetRequiredService<ResetLinks>().UseAsync(user, token, Other)).User);
    }

    private static ApiHost Mailed(PostOffice post) =>
        new()
        {
            Configure = portal =>
                portal
                    .UseSetting("Portal:Address", "https://portal.test")
                    .UseSetting("Mail:Host", "127.0.0.1")
                    .UseSetting("Mail:Port", $"{post.Port}")
                    .UseSetting("Mail:UseTls", "false")
                    .UseSetting("Mail:From", "portal@optica.cl"),
        };

    private static (string User, string Token) Parts(string address)
    {
        var query = address[(address.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&');
        return (query[0]["user=".Length..], query[1]["token=".Length..]);
    }

    /// <summary>The page without the address, and without what is different each time.</summary>
    private static string Without(string page, string email) => Secrets().Replace(page.Replace(email, "", StringComparison.Ordinal), "");

    [GeneratedRegex("https://\\S+", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex("(nonce|value)=\"[^\"]*\"|CfDJ8[A-Za-z0-9+/_=-]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Secrets();
}
