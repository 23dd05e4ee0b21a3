using Optica.Data.Seed;

namespace Optica.Portal.Tests.Browser;

/// <summary>What a newcomer sees first.</summary>
[Collection(BrowserRun.Name)]
public sealed class StartTests(BrowserRun run)
{
    /// <summary>The whole demo, into an empty folder.</summary>
    [Fact]
    public async Task Start_EmptyFolder_AnswersWithinNinetySecondsAndSaysWhereAndWho()
    {
        Chromium.Require();
        await using var host = await PortalHost.StartAsync(("Demo__Share", "1"));

        Assert.InRange(host.StartUp, TimeSpan.Zero, TimeSpan.FromSeconds(90));
        Assert.Contains($"Optica.Portal answers on {host.Address.ToString().TrimEnd('/')}", host.Log, StringComparison.Ordinal);
        Assert.Contains(DemoAccounts.Password, host.Log, StringComparison.Ordinal);
        Assert.All(DemoAccounts.All, account => Assert.Contains(account.Email, host.Log, StringComparison.Ordinal));
        Assert.Equal(3000, await host.ReadAsync<int>("SELECT COUNT(*) FROM Customers"));
        await run.VisitOtherAsync(
            host,
            async visitor =>
            {
                await visitor.GoAsync("/login");
                await visitor.SignInAsync("super@norte.demo", DemoAccounts.Password);
                await visitor.Page.WaitForURLAsync(host.Address.ToString());
                await visitor.SettleAsync();
            }
        );
    }
}
