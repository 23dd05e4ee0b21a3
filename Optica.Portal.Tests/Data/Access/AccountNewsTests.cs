using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Access;
using Optica.Data.Saving;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Access;

/// <summary>What happens to an account is handed on for its owner, whoever does it, once it is so.</summary>
public sealed class AccountNewsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Told_WhateverHappens_InItsOrder()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (factors, sales) = (database.Services.GetRequiredService<SecondFactors>(), database.World.Sales);
        var writer = database.Services.GetRequiredService<PasswordWriter>();

        var user = await database.UserAsync(sales);
        (await writer.SetAsync(user, ("x", AuditActions.PasswordChanged), null, Cancellation)).Expect();
        // too late: nothing was written
        Assert.False((await writer.SetAsync(user, ("y", AuditActions.PasswordReset), null, Cancellation)).Succeeded);
        (await writer.SetAsync(await database.UserAsync(sales), ("y", AuditActions.PasswordReset), null, Cancellation)).Expect();
        var recovery = await SwitchOnAsync(factors, database, sales);
        Assert.True(await factors.TryAsync(sales.Id, recovery[0], Cancellation));
        recovery = (await factors.RenewAsync(sales.Id, recovery[1], Cancellation))!;
        Assert.False(await factors.SwitchOffAsync(sales.Id, "wrong", null, Cancellation));
        Assert.True(await factors.SwitchOffAsync(sales.Id, recovery[0], null, Cancellation));
        await SwitchOnAsync(factors, database, sales);
        await using var admin = database.As(database.World.Admin);
        (await admin.Get<UserFactorService>().ResetAsync(sales.Id, "perdido", Cancellation)).Expect();
        await UseTwiceAsync(database, sales);

        Assert.Equal(
            [
                AuditActions.PasswordChanged,
                AuditActions.PasswordReset,
                AuditActions.SecondFactorOn,
                AuditActions.RecoveryUsed,
                AuditActions.RecoveryUsed,
                AuditActions.RecoveryRenewed,
                AuditActions.RecoveryUsed,
                AuditActions.SecondFactorOff,
                AuditActions.SecondFactorOn,
                AuditActions.SecondFactorReset,
                AuditActions.TokenReused,
            ],
            Take(database, sales)
        );
    }

    [Fact]
    public async Task Told_WhatWasTakenBack_Never()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (var db = database.Open())
        {
            await using (var work = await db.Database.BeginTransactionAsync(Cancellation))
            {
                await AddAsync(database, db, AuditActions.PasskeyAdded);
                await work.RollbackAsync(Cancellation);
                db.ChangeTracker.Clear();
            }

            await using (var work = await db.Database.BeginTransactionAsync(Cancellation))
            {
                await AddAsync(database, db, AuditActions.PasskeyRemoved);
                Assert.Empty(Take(database, database.World.Sales));
                await work.CommitAsync(Cancellation);
            }
        }

        Assert.Equal([AuditActions.PasskeyRemoved], Take(database, database.World.Sales));
    }

    private static async Task AddAsync(TestDatabase database, OpticaDbContext db, string action)
    {
        var sealer = database.Services.GetRequiredService<AuditSealer>();
        db.AuditEntries.Add(
            sealer.Seal(
                new AuditEntry
                {
                    Id = sealer.NewId(),
                    At = sealer.Now,
                    OrganisationId = database.World.North,
                    Action = action,
                    RecordKind = "user",
                    RecordId = database.World.Sales.Id,
                    KeyId = sealer.KeyId,
                }
            )
        );
        await db.SaveChangesAsync(Cancellation);
    }

    /// <summary>Somebody has a copy of a secret: the session ends, and both the trail and its owner hear of it, once.</summary>
    private static async Task UseTwiceAsync(TestDatabase database, Person who)
    {
        await using var scope = database.As(null);
        var user = await database.UserAsync(who);
        var log = database.Services.GetRequiredService<SessionLog>();
        var session = await log.StartAsync(user, new("till", null, IsApi: true));
        var secret = await scope.Get<RefreshTokens>().IssueAsync(session, Cancellation);
        var newer = await scope.Get<RefreshTokens>().IssueAsync(session, Cancellation);
        Assert.NotNull(await scope.Get<RefreshTokens>().UseAsync(secret, Cancellation));
        Assert.Null(await scope.Get<RefreshTokens>().UseAsync(secret, Cancellation));
        Assert.Null(await scope.Get<RefreshTokens>().UseAsync(secret, Cancellation));
        // the whole family of them
        Assert.Null(await scope.Get<RefreshTokens>().UseAsync(newer, Cancellation));
        Assert.NotNull((await database.ReadAsync(db => db.UserSessions.SingleAsync(row => row.Id == session.Id, Cancellation))).EndedAt);
        Assert.Equal(AuditActions.TokenReused, (await database.LinesAsync(who))[^1].Action);
    }

    private static async Task<IReadOnlyList<string>> SwitchOnAsync(SecondFactors factors, TestDatabase database, Person who)
    {
        var secret = (await factors.BeginAsync(who.Id, Cancellation)).Expect();
        return (await factors.ConfirmAsync(who.Id, Totp.Code(secret, Totp.StepOf(database.Clock.Now)), null, Cancellation)).Expect();
    }

    private static List<string> Take(TestDatabase database, Person whose)
    {
        var told = new List<string>();
        while (database.Services.GetRequiredService<AccountNews>().Waiting.TryRead(out var news))
        {
            Assert.Equal(whose.Id, news.UserId);
            told.Add(news.What);
        }

        return told;
    }
}
