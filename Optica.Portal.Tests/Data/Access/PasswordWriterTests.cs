using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Access;

/// <summary>A chosen password: hash, stamp, sessions and audit line are one (SECURITY 36, 39).</summary>
public sealed class PasswordWriterTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task Set_DyingAtEveryCommandAndAtTheCommit_DoesNothing(DatabaseProvider provider)
    {
        var failing = new FailingCommands();
        await using var database = await TestDatabase.CreateAsync(provider, failing.AddTo);
        var user = await database.UserAsync(database.World.Sales);
        var before = await database.AccountsAsync();

        failing.BreaksCommit = true;
        await Assert.ThrowsAnyAsync<Exception>(() => SetAsync(database, user));
        failing.BreaksCommit = false;
        Assert.Equal(before, await database.AccountsAsync());

        var passing = 0;
        while (await failing.DiesAsync(passing, async () => (await SetAsync(database, user)).Error))
        {
            Assert.Equal(before, await database.AccountsAsync());
            passing++;
        }

        Assert.InRange(passing, 3, 40);
        var line = Assert.Single(await database.LinesAsync(database.World.Sales));
        Assert.Equal((AuditActions.InviteAccepted, user.Id, user.OrganisationId), (line.Action, line.UserId, line.OrganisationId));
        Assert.Equal("hash", (await database.UserAsync(database.World.Sales)).PasswordHash);
    }

    [Fact]
    public async Task Set_OnWhatSomebodyElseChanged_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var user = await database.UserAsync(database.World.Sales);
        (await SetAsync(database, user)).Expect();

        Assert.IsType<NotFound>((await SetAsync(database, user)).Error);
        Assert.Single(await database.LinesAsync(database.World.Sales));
    }

    private static Task<Result<Done>> SetAsync(TestDatabase database, OpticaUser user) =>
        database
            .Services.GetRequiredService<PasswordWriter>()
            .SetAsync(user, ("hash", AuditActions.InviteAccepted), keep: null, Cancellation);
}
