using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Access;

/// <summary>Somebody's second factor, taken away by whoever manages them.</summary>
public sealed class UserFactorServiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reset_ByWhoeverManages_TakesAllAwayAndEndsSessions()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await SwitchOnAsync(database, world.Sales);
        await database.GivePasskeyAsync(world.Sales);
        await using var scope = database.As(world.Admin);
        Assert.True((await scope.Get<UserQueries>().ReadAsync(world.Sales.Id, Cancellation)).Expect().HasSecondFactor);

        Assert.IsType<Invalid>((await scope.Get<UserFactorService>().ResetAsync(world.Sales.Id, " ", Cancellation)).Error);
        (await scope.Get<UserFactorService>().ResetAsync(world.Sales.Id, "perdió el teléfono", Cancellation)).Expect();

        Assert.False((await database.UserAsync(world.Sales)).TwoFactorEnabled);
        Assert.False(await database.ReadAsync(db => db.UserTokens.AnyAsync(row => row.UserId == world.Sales.Id, Cancellation)));
        Assert.False(await database.ReadAsync(db => db.Set<IdentityUserPasskey<Guid>>().AnyAsync(Cancellation)));
        Assert.False((await scope.Get<UserQueries>().ReadAsync(world.Sales.Id, Cancellation)).Expect().HasSecondFactor);
        await using var theirs = database.As(world.Sales);
        Assert.False((await theirs.Access.RefreshAsync(Cancellation)).IsSomebody);
        var line = (await database.LinesAsync(world.Sales))[^1];
        Assert.Equal((AuditActions.SecondFactorReset, world.Admin.Id, "perdió el teléfono"), (line.Action, line.UserId, line.Reason));
    }

    [Theory]
    [InlineData("own", nameof(OwnRights))]
    [InlineData("clinical", nameof(ClinicalBySuperAdmin))]
    [InlineData("elsewhere", nameof(AccessDenied))]
    [InlineData("foreign", nameof(NotFound))]
    [InlineData("sales", nameof(AccessDenied))]
    public async Task Reset_NotAllowed_LeavesIt(string whose, string expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var target = whose switch
        {
            "own" => world.Admin,
            "clinical" or "sales" => world.Optometrist,
            "elsewhere" => world.Onlooker,
            _ => world.SouthSales,
        };
        await SwitchOnAsync(database, target);
        await using var scope = database.As(whose == "sales" ? world.Sales : world.Admin);

        var result = await scope.Get<UserFactorService>().ResetAsync(target.Id, "porque sí", Cancellation);

        Assert.Equal(expected, result.Error?.GetType().Name);
        Assert.True((await database.UserAsync(target)).TwoFactorEnabled);
    }

    /// <summary>Past the services: rows of the second factor are their owner's, and nobody else's but to remove.</summary>
    [Theory]
    [InlineData("admin adds", true)]
    [InlineData("colleague removes", true)]
    [InlineData("foreign head removes", true)]
    [InlineData("admin removes", false)]
    public async Task Rows_OfSomebodyElse_AreGuarded(string what, bool refused)
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await SwitchOnAsync(database, world.Sales);
        var by =
            what.StartsWith("admin", StringComparison.Ordinal) ? world.Admin
            : what.StartsWith("colleague", StringComparison.Ordinal) ? world.Optometrist
            : world.SouthChief;
        await using var scope = database.As(by);
        await scope.Access.RefreshAsync(Cancellation);
        await using var db = await scope.Get<IDbContextFactory<Optica.Data.OpticaDbContext>>().CreateDbContextAsync(Cancellation);
        if (what == "admin adds")
        {
            db.Add(
                new IdentityUserToken<Guid>
                {
                    UserId = world.Sales.Id,
                    LoginProvider = "x",
                    Name = "x",
                }
            );
        }
        else
        {
            db.Remove(await db.UserTokens.SingleAsync(row => row.UserId == world.Sales.Id, Cancellation));
        }

        var failure = await Record.ExceptionAsync(() => db.SaveChangesAsync(Cancellation));

        Assert.Equal(refused, failure is Optica.Data.Tenancy.TenancyViolationException);
        Assert.Equal(refused ? 1 : 0, await database.ReadAsync(read => read.UserTokens.CountAsync(Cancellation)));
    }

    private static async Task SwitchOnAsync(TestDatabase database, Person who)
    {
        var factors = database.Services.GetRequiredService<SecondFactors>();
        var secret = (await factors.BeginAsync(who.Id, Cancellation)).Expect();
        (await factors.ConfirmAsync(who.Id, Totp.Code(secret, Totp.StepOf(database.Clock.Now)), null, Cancellation)).Expect();
    }
}
