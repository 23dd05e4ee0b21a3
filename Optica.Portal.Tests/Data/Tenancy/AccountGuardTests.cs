using System.Text.Json;
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
        ["take a colleague's passkey over"] = (db, world) =>
            Sync(() => db.Update(new IdentityUserPasskey<Guid> { UserId = world.Sales.Id, CredentialId = PasskeyOf(world.Admin) })),
        ["remove a colleague's passkey as one's own"] = (db, world) =>
            Sync(() => db.Remove(new IdentityUserPasskey<Guid> { UserId = world.Sales.Id, CredentialId = PasskeyOf(world.Admin) })),
        ["rename a colleague's passkey"] = async (db, world) =>
            (await db.Set<IdentityUserPasskey<Guid>>().SingleAsync(row => row.UserId == world.Admin.Id)).Data.Name = "x",
        ["give a colleague a passkey"] = (db, world) =>
            Sync(() => db.Add(new IdentityUserPasskey<Guid> { UserId = world.Admin.Id, CredentialId = [1] })),
        ["make one's own passkey a colleague's"] = async (db, world) =>
            (await db.Set<IdentityUserPasskey<Guid>>().SingleAsync(row => row.UserId == world.Sales.Id)).UserId = world.Admin.Id,
        ["change a colleague's second factor"] = async (db, world) =>
            (await db.UserTokens.SingleAsync(row => row.UserId == world.Admin.Id)).Value = "x",
        ["remove a colleague's second factor"] = async (db, world) =>
            db.Remove(await db.UserTokens.SingleAsync(row => row.UserId == world.Admin.Id)),
        ["sign in by another site"] = (db, world) =>
            Sync(() =>
                db.Add(
                    new IdentityUserLogin<Guid>
                    {
                        UserId = world.Sales.Id,
                        LoginProvider = "x",
                        ProviderKey = "x",
                    }
                )
            ),
        ["continue a colleague's session"] = async (db, world) =>
            db.Add(RefreshToken.Create([1], await db.UserSessions.FirstAsync(row => row.UserId == world.Admin.Id), World.Start)),
        ["continue one's own session past the door"] = async (db, world) =>
            db.Add(RefreshToken.Create([1], await db.UserSessions.FirstAsync(row => row.UserId == world.Sales.Id), World.Start)),
        ["outlive one's session's end"] = (db, world) => SetAsync(db, world.Sales, nameof(UserSession.EndsAt), World.Start.AddYears(1)),
        ["outlive idleness"] = (db, world) => SetAsync(db, world.Sales, nameof(UserSession.IdleUntil), World.Start.AddYears(1)),
        ["lock or unlock a screen past the door"] = (db, world) => SetAsync(db, world.Sales, nameof(UserSession.LockedAt), World.Start),
        ["hide where a session began"] = (db, world) => SetAsync(db, world.Sales, nameof(UserSession.Address), "10.0.0.1"),
        ["call a session another's device"] = (db, world) => SetAsync(db, world.Sales, nameof(UserSession.Client), "x"),
        ["make a session an API client's"] = (db, world) => SetAsync(db, world.Sales, nameof(UserSession.IsApi), true),
        ["make a session older"] = (db, world) => SetAsync(db, world.Sales, nameof(UserSession.StartedAt), World.Start.AddDays(-9)),
        ["take a colleague's session over"] = (db, world) => SetAsync(db, world.Admin, nameof(UserSession.UserId), world.Sales.Id),
        ["name this installation"] = (db, _) => Sync(() => db.Add(new Optica.Data.Hosting.InstallationFact("x", "x"))),
    };

    public static TheoryData<string> Names => new(Attacks.Keys);

    [Theory, MemberData(nameof(Names))]
    public async Task Save_AccountOutOfReach_ChangesNothingAndIsTold(string attack)
    {
        await using var database = await TestDatabase.CreateAsync();
        await PlantAsync(database);
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

    /// <summary>Whoever manages an account ends its sessions and takes its keys away, and does no more with either.</summary>
    [Fact]
    public async Task Save_SessionsAndKeysOfWhomOneManages_EndOnly()
    {
        await using var database = await TestDatabase.CreateAsync();
        await PlantAsync(database);
        var world = database.World;
        await Assert.ThrowsAnyAsync<Exception>(() =>
            SaveAsync(database, world.Admin, db => SetAsync(db, world.Sales, nameof(UserSession.LockedAt), World.Start))
        );
        await Assert.ThrowsAnyAsync<Exception>(() =>
            SaveAsync(database, world.Admin, async db => (await PasskeyAsync(db, world.Sales)).Data.Name = "x")
        );

        await SaveAsync(database, world.Admin, async db => (await SessionAsync(db, world.Sales)).End(World.Start));
        await SaveAsync(database, world.Admin, async db => db.Remove(await PasskeyAsync(db, world.Sales)));

        Assert.NotNull((await database.ReadAsync(db => SessionAsync(db, world.Sales))).EndedAt);
        Assert.False(await database.ReadAsync(db => db.Set<IdentityUserPasskey<Guid>>().AnyAsync(row => row.UserId == world.Sales.Id)));
        // what has ended does not begin again
        await Assert.ThrowsAnyAsync<Exception>(() =>
            SaveAsync(database, world.Admin, db => SetAsync(db, world.Sales, nameof(UserSession.EndedAt), null))
        );
    }

    /// <summary>Nobody, who holds a token, is seen and no more.</summary>
    [Fact]
    public async Task Save_SessionByNobody_IsSeenOnly()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await SaveAsync(database, null, async db => (await SessionAsync(db, world.Sales)).Seen(World.Start.AddMinutes(1)));
        await Assert.ThrowsAnyAsync<Exception>(() =>
            SaveAsync(database, null, async db => (await SessionAsync(db, world.Sales)).End(World.Start))
        );
        Assert.Null((await database.ReadAsync(db => SessionAsync(db, world.Sales))).EndedAt);
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

    private static async Task SaveAsync(TestDatabase database, Person? who, Func<OpticaDbContext, Task> change)
    {
        await using var scope = database.As(who);
        await using var db = await scope.OpenAsync();
        await change(db);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static async Task PlantAsync(TestDatabase database)
    {
        foreach (var who in new[] { database.World.Admin, database.World.Sales })
        {
            await database.GivePasskeyAsync(who);
            await using var db = database.Open();
            db.Add(
                new IdentityUserToken<Guid>
                {
                    UserId = who.Id,
                    LoginProvider = "optica",
                    Name = "second_factor",
                    Value = "sealed",
                }
            );
            await db.SaveChangesAsync();
        }
    }

    private static byte[] PasskeyOf(Person who) => who.Id.ToByteArray(bigEndian: true);

    private static Task<IdentityUserPasskey<Guid>> PasskeyAsync(OpticaDbContext db, Person who) =>
        db.Set<IdentityUserPasskey<Guid>>().SingleAsync(row => row.UserId == who.Id);

    private static Task<UserSession> SessionAsync(OpticaDbContext db, Person who) =>
        db.UserSessions.FirstAsync(row => row.UserId == who.Id);

    /// <summary>As somebody would who wrote the column by its name.</summary>
    private static async Task SetAsync(OpticaDbContext db, Person who, string property, object? value) =>
        db.Entry(await SessionAsync(db, who)).Property(property).CurrentValue = value;

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
            var passkeys = await db.Set<IdentityUserPasskey<Guid>>().AsNoTracking().OrderBy(row => row.UserId).ToListAsync();
            var tokens = await db.UserTokens.AsNoTracking().OrderBy(row => row.UserId).ToListAsync();
            return users
                .Select(row =>
                    $"{row.Id} {row.Role} {row.OrganisationId} {row.HasClinicalGrant} {row.IsActive} {row.DisplayName} {row.PasswordHash}"
                )
                .Concat(sessions.Select(row => JsonSerializer.Serialize(row)))
                .Concat(passkeys.Select(row => $"{Convert.ToHexString(row.CredentialId)} {row.UserId} {row.Data.Name}"))
                .Concat(tokens.Select(row => $"{row.UserId} {row.Name} {row.Value}"))
                .Append(
                    $"{await db.RefreshTokens.CountAsync()} {await db.UserLogins.CountAsync()} {await db.Set<Optica.Data.Hosting.InstallationFact>().CountAsync()}"
                )
                .ToList();
        });
}
