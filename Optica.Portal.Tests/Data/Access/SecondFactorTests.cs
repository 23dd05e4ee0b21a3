using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Access;

/// <summary>Second factors: on by a right code only, each code good once, sealed where they are kept.</summary>
public sealed class SecondFactorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Confirm_WrongThenRight_SwitchesItOn()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (service, sales) = (ServiceOf(database), database.World.Sales);
        var secret = (await service.BeginAsync(sales.Id, Cancellation)).Expect();

        // begun again, with another secret: what somebody saw before is worth nothing
        var seen = secret;
        secret = (await service.BeginAsync(sales.Id, Cancellation)).Expect();
        Assert.NotEqual(seen, secret);
        Assert.IsType<WrongCode>((await service.ConfirmAsync(sales.Id, CodeOf(database, seen), null, Cancellation)).Error);
        Assert.IsType<WrongCode>((await service.ConfirmAsync(sales.Id, "000000", null, Cancellation)).Error);
        Assert.False((await database.UserAsync(sales)).TwoFactorEnabled);
        Assert.False(await service.TryAsync(sales.Id, CodeOf(database, secret), Cancellation));
        var recovery = (await service.ConfirmAsync(sales.Id, CodeOf(database, secret), null, Cancellation)).Expect();

        Assert.True((await database.UserAsync(sales)).TwoFactorEnabled);
        Assert.Equal(RecoveryCodes.Count, recovery.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(RecoveryCodes.Count, await service.LeftAsync(sales.Id, Cancellation));
        Assert.IsType<NotFound>((await service.BeginAsync(sales.Id, Cancellation)).Error);
        Assert.Equal([AuditActions.SecondFactorOn], (await database.LinesAsync(sales)).Select(line => line.Action));
        // the code that switched it on is used up
        Assert.False(await service.TryAsync(sales.Id, CodeOf(database, secret), Cancellation));
    }

    [Fact]
    public async Task Try_EveryCode_OnceOnly()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sales = database.World.Sales;
        var (service, secret, recovery) = await SwitchOnAsync(database);

        var code = CodeOf(database, secret);
        var answers = await Race.AtOnceAsync(4, _ => service.TryAsync(sales.Id, code, Cancellation));
        Assert.Single(answers, right => right);
        answers = await Race.AtOnceAsync(4, _ => service.TryAsync(sales.Id, recovery[0].ToUpperInvariant(), Cancellation));
        Assert.Single(answers, right => right);

        Assert.Equal(RecoveryCodes.Count - 1, await service.LeftAsync(sales.Id, Cancellation));
        Assert.Equal(
            [AuditActions.SecondFactorOn, AuditActions.RecoveryUsed],
            (await database.LinesAsync(sales)).Select(line => line.Action)
        );
        // nobody else's
        Assert.False(await service.TryAsync(database.World.Admin.Id, recovery[1], Cancellation));
    }

    [Fact]
    public async Task Try_TenWrong_ClosesForAWhile()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sales = database.World.Sales;
        var (service, secret, recovery) = await SwitchOnAsync(database);
        for (var times = 0; times < SecondFactors.MostFailed; times++)
        {
            Assert.False(await service.TryAsync(sales.Id, "not a code", Cancellation));
        }

        Assert.False(await service.TryAsync(sales.Id, recovery[0], Cancellation));
        database.Clock.Advance(SecondFactors.Closed);
        Assert.True(await service.TryAsync(sales.Id, CodeOf(database, secret), Cancellation));
        Assert.True(await service.TryAsync(sales.Id, recovery[0], Cancellation));
    }

    [Fact]
    public async Task RenewAndSwitchOff_NeedACode()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sales = database.World.Sales;
        var (service, secret, recovery) = await SwitchOnAsync(database);

        Assert.Null(await service.RenewAsync(sales.Id, "x", Cancellation));
        var renewed = (await service.RenewAsync(sales.Id, CodeOf(database, secret), Cancellation))!;
        Assert.False(await service.TryAsync(sales.Id, recovery[0], Cancellation));
        Assert.False(await service.SwitchOffAsync(sales.Id, "x", null, Cancellation));
        Assert.True((await database.UserAsync(sales)).TwoFactorEnabled);
        Assert.True(await service.SwitchOffAsync(sales.Id, renewed[0], null, Cancellation));

        Assert.False((await database.UserAsync(sales)).TwoFactorEnabled);
        Assert.Null(await service.LeftAsync(sales.Id, Cancellation));
        Assert.Equal(
            [AuditActions.SecondFactorOn, AuditActions.RecoveryRenewed, AuditActions.RecoveryUsed, AuditActions.SecondFactorOff],
            (await database.LinesAsync(sales)).Select(line => line.Action)
        );
    }

    [Fact]
    public async Task Rows_AreSealedAndBoundToTheirOwner()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var (service, secret, _) = await SwitchOnAsync(database);
        await service.BeginAsync(world.Admin.Id, Cancellation);

        var rows = await database.ReadAsync(db => db.UserTokens.AsNoTracking().ToListAsync(Cancellation));
        Assert.Equal(2, rows.Count);
        var mine = rows.Single(row => row.UserId == world.Sales.Id).Value!;
        Assert.DoesNotContain(Totp.Base32(secret), mine, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Convert.ToBase64String(secret),
            Encoding.UTF8.GetString(Convert.FromBase64String(mine)),
            StringComparison.Ordinal
        );
        // somebody who can write the table copies their own factor to another's account
        await using (var db = database.Open())
        {
            (await db.UserTokens.SingleAsync(row => row.UserId == world.Admin.Id, Cancellation)).Value = mine;
            await db.SaveChangesAsync(Cancellation);
        }

        await Assert.ThrowsAnyAsync<CryptographicException>(() =>
            service.ConfirmAsync(world.Admin.Id, CodeOf(database, secret), null, Cancellation)
        );
    }

    private static SecondFactors ServiceOf(TestDatabase database) => database.Services.GetRequiredService<SecondFactors>();

    private static string CodeOf(TestDatabase database, byte[] secret) => Totp.Code(secret, Totp.StepOf(database.Clock.Now));

    /// <summary>On for the salesperson, a step ago.</summary>
    private static async Task<(SecondFactors Service, byte[] Secret, IReadOnlyList<string> Recovery)> SwitchOnAsync(TestDatabase database)
    {
        var (service, sales) = (ServiceOf(database), database.World.Sales.Id);
        var secret = (await service.BeginAsync(sales, Cancellation)).Expect();
        var recovery = (await service.ConfirmAsync(sales, CodeOf(database, secret), null, Cancellation)).Expect();
        database.Clock.Advance(TimeSpan.FromSeconds(Totp.StepSeconds));
        return (service, secret, recovery);
    }
}
