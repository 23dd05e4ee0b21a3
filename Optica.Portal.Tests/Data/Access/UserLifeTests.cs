using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Access;

/// <summary>Locking accounts and ending sessions.</summary>
public sealed class UserLifeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("own rights", nameof(OwnRights))]
    [InlineData("mall admin", nameof(AccessDenied))]
    [InlineData("super", nameof(AccessDenied))]
    [InlineData("south sales", nameof(NotFound))]
    [InlineData("no reason", nameof(Invalid))]
    public async Task Lock_NotAllowed_ChangesNothing(string what, string expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var whom = what switch
        {
            "own rights" => world.Admin,
            "no reason" => world.Sales,
            _ => world.People.Single(person => person.Name == what),
        };
        var before = await database.AccountsAsync();

        await using var scope = database.As(world.Admin);
        var result = await scope.Get<UserLifeService>().LockAsync(whom.Id, what == "no reason" ? " " : "se fue", Cancellation);

        Assert.Equal(expected, result.Error?.GetType().Name);
        Assert.Equal(before, await database.AccountsAsync());
    }

    [Theory, EveryProvider]
    public async Task Lock_ThenUnlock_EndsEverySessionAndIsTold(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        await using var theirs = database.As(world.Sales);
        Assert.True((await theirs.Access.RefreshAsync(Cancellation)).IsSomebody);
        await using var scope = database.As(world.Admin);
        var life = scope.Get<UserLifeService>();

        (await life.LockAsync(world.Sales.Id, "  se fue  ", Cancellation)).Expect();
        (await life.LockAsync(world.Sales.Id, "otra vez", Cancellation)).Expect();

        var detail = (await scope.Get<UserQueries>().ReadAsync(world.Sales.Id, Cancellation)).Expect();
        Assert.Equal(new UserLock(World.Start, "admin", "se fue"), detail.Lock);
        Assert.False((await theirs.Access.RefreshAsync(Cancellation)).IsSomebody);
        Assert.NotNull(
            await database.ReadAsync(db =>
                db.UserSessions.Where(row => row.Id == world.Sales.SessionId).Select(row => row.EndedAt).SingleAsync()
            )
        );
        (await life.UnlockAsync(world.Sales.Id, Cancellation)).Expect();
        Assert.True((await database.UserAsync(world.Sales)).IsActive);
        // what was signed in before stays out
        Assert.False((await theirs.Access.RefreshAsync(Cancellation)).IsSomebody);
        Assert.Equal(
            [(AuditActions.Locked, "se fue"), (AuditActions.Unlocked, null)],
            (await database.LinesAsync(world.Sales)).Select(line => (line.Action, line.Reason))
        );
    }

    /// <summary>Who was locked from above is not opened from below; and who is not locked is not noted as opened.</summary>
    [Fact]
    public async Task Unlock_OfASuperAdminsLock_NeedsASuperAdmin()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await using var super = database.As(world.Super);
        await using var admin = database.As(world.Admin);
        (await super.Get<UserLifeService>().LockAsync(world.Sales.Id, "robo", Cancellation)).Expect();

        Assert.IsType<RoleAboveOwn>((await admin.Get<UserLifeService>().UnlockAsync(world.Sales.Id, Cancellation)).Error);
        Assert.False((await database.UserAsync(world.Sales)).IsActive);

        (await super.Get<UserLifeService>().UnlockAsync(world.Sales.Id, Cancellation)).Expect();
        (await super.Get<UserLifeService>().UnlockAsync(world.Sales.Id, Cancellation)).Expect();
        Assert.Equal([AuditActions.Locked, AuditActions.Unlocked], (await database.LinesAsync(world.Sales)).Select(line => line.Action));
    }

    [Theory, EveryProvider]
    public async Task SignOut_EverywhereAndOneSession_EndsThemAndIsTold(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        await using var scope = database.As(world.Admin);
        var life = scope.Get<UserLifeService>();
        await using var sales = database.As(world.Sales);
        await using var optometrist = database.As(world.Optometrist);

        (await life.EndSessionAsync(world.Sales.Id, world.Sales.SessionId, Cancellation)).Expect();
        Assert.IsType<NotFound>((await life.EndSessionAsync(world.Sales.Id, world.Admin.SessionId, Cancellation)).Error);
        (await life.SignOutEverywhereAsync(world.Optometrist.Id, Cancellation)).Expect();

        Assert.False((await sales.Access.RefreshAsync(Cancellation)).IsSomebody);
        Assert.False((await optometrist.Access.RefreshAsync(Cancellation)).IsSomebody);
        Assert.True((await scope.Access.RefreshAsync(Cancellation)).IsSomebody);
        Assert.Equal(AuditActions.SessionEnded, Assert.Single(await database.LinesAsync(world.Sales)).Action);
        Assert.Equal(AuditActions.SignOutEverywhere, Assert.Single(await database.LinesAsync(world.Optometrist)).Action);
    }
}
