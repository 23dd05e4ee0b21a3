using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Tenancy;

/// <summary>Accounts stand outside the tables of organisations: who may write them is guarded by itself (SECURITY 3).</summary>
public sealed class AccountGuardTests
{
    private static readonly Dictionary<string, Func<OpticaDbContext, World, Task>> Attacks = new(StringComparer.Ordinal)
    {
        ["raise one's own role"] = (db, world) => ChangeAsync(db, world.Sales, user => user.Role = StaffRole.SuperAdmin),
        ["see medical data"] = (db, world) => ChangeAsync(db, world.Sales, user => user.HasClinicalGrant = true),
        ["join another organisation"] = (db, world) => ChangeAsync(db, world.Sales, user => user.OrganisationId = world.South),
        ["write oneself as somebody else was"] = (db, world) =>
            Sync(() => db.Update(Stub(world.Sales.Id, world.North, StaffRole.SuperAdmin))),
        ["rename a colleague"] = (db, world) => ChangeAsync(db, world.Admin, user => user.DisplayName = "x"),
        ["shut a colleague out"] = (db, world) => ChangeAsync(db, world.Admin, user => user.IsActive = false),
        ["change a foreign user"] = (db, world) => ChangeAsync(db, world.SouthSales, user => user.PasswordHash = "x"),
        ["make an admin"] = (db, world) => Sync(() => db.Add(Stub(Ids.New(World.Start), world.North, StaffRole.SuperAdmin))),
        ["remove a user"] = async (db, world) => db.Remove(await db.Users.SingleAsync(row => row.Id == world.Admin.Id)),
        ["end a colleague's session"] = async (db, world) =>
            (await db.UserSessions.FirstAsync(row => row.UserId == world.Admin.Id)).End(World.Start),
        ["open a session"] = (db, world) => Sync(() => db.Add(UserSession.Start(Ids.New(World.Start), world.Admin.Id, null, World.Start))),
        ["keep a token for a colleague"] = (db, world) =>
            Sync(() =>
                db.Add(
                    new IdentityUserToken<Guid>
                    {
                        UserId = world.Admin.Id,
                        LoginProvider = "x",
                        Name = "x",
                        Value = "x",
                    }
                )
            ),
        ["name this installation"] = (db, _) => Sync(() => db.Add(new Optica.Data.Hosting.InstallationFact("x", "x"))),
    };

    public static TheoryData<string> Names => new(Attacks.Keys);

    [Theory, MemberData(nameof(Names))]
    public async Task Save_AccountOutOfReach_ChangesNothingAndIsTold(string attack)
    {
        await using var database = await TestDatabase.CreateAsync();
        var before = await StateAsync(database);
        await using (var scope = database.As(database.World.Sales))
        {
            await using var db = await scope.OpenAsync();
            await Attacks[attack](db, database.World);
            await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(before, await StateAsync(database));
        var denied = await database.ReadAsync(db => db.AuditEntries.Where(row => row.Action == AuditActions.Denied).ToListAsync());
        Assert.Equal(database.World.Sales.Id, Assert.Single(denied).UserId);
    }

    [Fact]
    public async Task Save_WhomOneManages_NotAboveOneself()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await SaveAsync(database, world.Admin, db => ChangeAsync(db, world.Sales, user => user.Role = StaffRole.Optometrist));
        await Assert.ThrowsAnyAsync<Exception>(() =>
            SaveAsync(database, world.Admin, db => ChangeAsync(db, world.Sales, user => user.Role = StaffRole.SuperAdmin))
        );
        await Assert.ThrowsAnyAsync<Exception>(() =>
            SaveAsync(database, world.Admin, db => ChangeAsync(db, world.Super, user => user.Role = StaffRole.Sales))
        );
        // what is one's own and gives no rights
        await SaveAsync(database, world.Sales, db => ChangeAsync(db, world.Sales, user => user.Culture = "en"));
        var now = await database.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(row => row.Id == world.Sales.Id));
        Assert.Equal((StaffRole.Optometrist, "en"), (now.Role, now.Culture));
    }

    private static async Task SaveAsync(TestDatabase database, Person who, Func<OpticaDbContext, Task> change)
    {
        await using var scope = database.As(who);
        await using var db = await scope.OpenAsync();
        await change(db);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static async Task ChangeAsync(OpticaDbContext db, Person who, Action<OpticaUser> change) =>
        change(await db.Users.SingleAsync(row => row.Id == who.Id));

    private static OpticaUser Stub(Guid id, Guid organisation, StaffRole role) =>
        new()
        {
            Id = id,
            OrganisationId = organisation,
            Role = role,
            UserName = "x",
        };

    private static Task Sync(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private static Task<List<string>> StateAsync(TestDatabase database) =>
        database.ReadAsync(async db =>
        {
            var users = await db.Users.AsNoTracking().OrderBy(row => row.Id).ToListAsync();
            var sessions = await db.UserSessions.AsNoTracking().OrderBy(row => row.Id).ToListAsync();
            return users
                .Select(row =>
                    $"{row.Id} {row.Role} {row.OrganisationId} {row.HasClinicalGrant} {row.IsActive} {row.DisplayName} {row.PasswordHash}"
                )
                .Concat(sessions.Select(row => $"{row.Id} {row.UserId} {row.EndedAt}"))
                .Append($"{await db.UserTokens.CountAsync()} {await db.Set<Optica.Data.Hosting.InstallationFact>().CountAsync()}")
                .ToList();
        });
}
