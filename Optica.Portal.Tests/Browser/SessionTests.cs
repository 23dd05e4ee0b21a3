namespace Optica.Portal.Tests.Browser;

/// <summary>The end of a session is the end of its screens.</summary>
[Collection(BrowserRun.Name)]
public sealed class SessionTests(BrowserRun run)
{
    private const string Account = "cross@norte.demo";

    private const string EndSession = """
        UPDATE UserSessions SET EndedAt = StartedAt
        WHERE Id = (SELECT s.Id FROM UserSessions s JOIN AspNetUsers u ON u.Id = s.UserId WHERE u.Email = $email ORDER BY s.StartedAt DESC LIMIT 1)
        """;

    [Fact]
    public Task Revoked_LiveScreen_ClosesWithinAMinute() =>
        run.VisitAfreshAsync(
            Account,
            async visitor =>
            {
                await visitor.GoAsync("/");
                Assert.Equal(1, await visitor.Host.WriteAsync(EndSession, ("$email", Account)));
                await visitor.Page.WaitForURLAsync("**/login**", new() { Timeout = 60_000 });
            }
        );

    [Fact]
    public Task Deactivated_LiveScreen_ClosesWithinAMinute() =>
        run.VisitAfreshAsync(
            Account,
            async visitor =>
            {
                await visitor.GoAsync("/");
                await visitor.Host.WriteAsync("UPDATE AspNetUsers SET IsActive = 0 WHERE Email = $email", ("$email", Account));
                try
                {
                    await visitor.Page.WaitForURLAsync("**/login**", new() { Timeout = 60_000 });
                }
                finally
                {
                    await visitor.Host.WriteAsync("UPDATE AspNetUsers SET IsActive = 1 WHERE Email = $email", ("$email", Account));
                }
            }
        );
}
