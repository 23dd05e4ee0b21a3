using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Access;

/// <summary>An organisation is never left without an active super admin.</summary>
public sealed class LastAdminTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Two super admins take each other's role away at once: one of them stays, whatever the order.</summary>
    [Theory, EveryProvider]
    public async Task Change_LastTwoAdminsDemoteEachOther_OneStays(DatabaseProvider provider)
    {
        for (var round = 0; round < 5; round++)
        {
            await using var database = await TestDatabase.CreateAsync(provider);
            var world = database.World;
            Person[] admins = [world.Super, world.Chief];
            await using var first = database.As(admins[0]);
            await using var second = database.As(admins[1]);
            TestScope[] scopes = [first, second];
            // both have looked before either saves
            await Task.WhenAll(scopes.Select(scope => scope.Access.RefreshAsync(Cancellation)));

            var errors = await Race.AtOnceAsync(
                2,
                async number =>
                    (
                        await scopes[number]
                            .Get<UserService>()
                            .ChangeAsync(admins[1 - number].Id, new(Rights(StaffRole.Sales, world.Centro)), Cancellation)
                    ).Error
            );

            var left = await database.ReadAsync(db =>
                db.Users.CountAsync(row => row.OrganisationId == world.North && row.Role == StaffRole.SuperAdmin && row.IsActive)
            );
            Assert.True(left == 1, $"{left} left: {string.Join(", ", errors.Select(error => error?.Code ?? "done"))}");
            Assert.Single(errors, error => error is null);
        }
    }

    /// <summary>The rows decide, not what the caller was when they began; whoever was invited and never came does not count.</summary>
    [Theory]
    [InlineData("caller", nameof(AccessDenied))]
    [InlineData("other", nameof(LastAdmin))]
    [InlineData("other never came", nameof(LastAdmin))]
    [InlineData("nobody", null)]
    public async Task KeepOne_SomebodyIsGoneMeanwhile_IsRefused(string gone, string? expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await using var scope = database.As(world.Super);
        await using var db = await scope.OpenAsync();
        await using (var system = database.Open())
        {
            var whom = gone == "caller" ? world.Super.Id : world.Chief.Id;
            var user = await system.Users.SingleAsync(row => row.Id == whom, Cancellation);
            user.Role = gone is "caller" or "other" ? StaffRole.Sales : user.Role;
            system.RemoveRange(system.UserSessions.Where(row => gone == "other never came" && row.UserId == whom));
            await system.SaveChangesAsync(Cancellation);
        }

        var leaving = gone == "caller" ? world.Chief.Id : world.Super.Id;
        var account = await db.Users.SingleAsync(row => row.Id == leaving, Cancellation);

        Assert.Equal(expected, (await LastAdmins.KeepOneAsync(db, account, Cancellation))?.GetType().Name);
    }

    private static UserRightsInput Rights(StaffRole role, params Guid[] branches) =>
        new()
        {
            Name = "Nombre Nuevo",
            Role = role,
            BranchIds = branches,
        };
}
