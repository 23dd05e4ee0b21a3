using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Access;
using Optica.Data.Hosting;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>The page of the first account: for the holder of the token, and gone afterwards.</summary>
public sealed class SetupTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Setup_GoodToken_MakesTheAccountAndIsGone()
    {
        await using var host = new ApiHost { IsEmpty = true };
        await host.InitializeAsync();
        using var browser = host.Anybody();
        // the one that the console of whoever develops is told
        await Patiently.UntilAsync(
            () => host.Database.ReadAsync(db => db.Set<InstallationFact>().AnyAsync(fact => fact.Name == InstallationFact.FirstAccount)),
            TimeSpan.FromSeconds(20)
        );
        var token = await host.Services.GetRequiredService<FirstAccounts>().IssueAsync(Cancellation);
        var address = $"/setup?token={token}";

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(browser, "/setup?token=x"));
        var wrong = await browser.SendAsync(address, "setup", ("Form.Organisation", "Óptica Nueva"), ("Form.Next", "corta"));
        foreach (var field in (string[])["branch-error", "name-error", "email-error", "next-error"])
        {
            Assert.Contains(field, wrong.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("organisation-error", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"Óptica Nueva\"", wrong.Text, StringComparison.Ordinal);
        var made = await browser.SendAsync(
            address,
            "setup",
            ("Form.Organisation", "Óptica Nueva"),
            ("Form.Branch", "Centro"),
            ("Form.Name", "Ana Fuentes"),
            ("Form.Email", "ana@nueva.cl"),
            ("Form.Next", Passwords.Good),
            ("Form.Again", Passwords.Good)
        );

        Assert.Equal(HttpStatusCode.Redirect, made.Answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, "/account"));
        using var other = host.Anybody();
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other, address));
        Assert.Equal(1, await host.Database.ReadAsync(db => db.Users.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Command_PrintsTheLinkUntilThereIsAnAccount()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var anchors = ("Audit__AnchorFile", $"{database.Options.DatabaseFile}.anchors");

        var (exit, said) = await database.RunCommandAsync("--first-admin", ("Portal__Address", "https://portal.test/"), anchors);

        Assert.Equal(0, exit);
        Assert.Contains("https://portal.test/setup?token=", said, StringComparison.Ordinal);
        var token = said[(said.IndexOf("token=", StringComparison.Ordinal) + 6)..].Split(' ')[0];
        Assert.True(await database.Services.GetRequiredService<FirstAccounts>().IsGoodAsync(token, Cancellation));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser, string address) =>
        (await browser.GetAsync(new Uri(address, UriKind.Relative), Cancellation)).StatusCode;
}
