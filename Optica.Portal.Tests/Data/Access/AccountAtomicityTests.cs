using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Access;
using Optica.Data.Organisations;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Portal.Tests.Data.Saving;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Access;

/// <summary>
/// What signs in and sets up, which no isolation case calls: dying at any statement or at the commit it has done nothing, its line of the
/// audit trail included (SECURITY 39).
/// </summary>
public sealed class AccountAtomicityTests
{
    private static readonly Dictionary<string, Func<TestDatabase, Task<Func<Task<Error?>>>>> UseCases = new(StringComparer.Ordinal)
    {
        ["first account"] = FirstAccountAsync,
        ["organisation added"] = database =>
            Task.FromResult<Func<Task<Error?>>>(() =>
                AsPlatformAsync(database, async service => (await service.AddAsync(New(), Cancellation)).Error)
            ),
        ["organisation suspended"] = database =>
            Task.FromResult<Func<Task<Error?>>>(() =>
                AsPlatformAsync(
                    database,
                    async service => (await service.SuspendAsync(database.World.North, "no paga", Cancellation)).Error
                )
            ),
        ["organisation let in again"] = async database =>
        {
            await AsPlatformAsync(
                database,
                async service => (await service.SuspendAsync(database.World.North, "no paga", Cancellation)).Error
            );
            return () => AsPlatformAsync(database, async service => (await service.ResumeAsync(database.World.North, Cancellation)).Error);
        },
        ["second factor on"] = async database =>
        {
            var (factors, sales) = (Factors(database), database.World.Sales.Id);
            var secret = (await factors.BeginAsync(sales, Cancellation)).Expect();
            return async () => (await factors.ConfirmAsync(sales, Code(database, secret), null, Cancellation)).Error;
        },
        ["recovery code used"] = async database =>
        {
            var recovery = await SwitchOnAsync(database);
            return async () => Refused(await Factors(database).TryAsync(database.World.Sales.Id, recovery[0], Cancellation));
        },
        ["recovery codes renewed"] = async database =>
        {
            var recovery = await SwitchOnAsync(database);
            return async () => Refused(await Factors(database).RenewAsync(database.World.Sales.Id, recovery[0], Cancellation) is not null);
        },
        ["second factor off"] = async database =>
        {
            var recovery = await SwitchOnAsync(database);
            return async () => Refused(await Factors(database).SwitchOffAsync(database.World.Sales.Id, recovery[0], null, Cancellation));
        },
        ["passkey added"] = database => Task.FromResult<Func<Task<Error?>>>(async () => Refused(await AddKeyAsync(database))),
        ["passkey removed"] = async database =>
        {
            await AddKeyAsync(database);
            var keys = database.Services.GetRequiredService<Passkeys>();
            var id = (await keys.ListAsync(database.World.Sales.Id, Cancellation))[0].Id;
            return async () => Refused(await keys.RemoveAsync(database.World.Sales.Id, id, Cancellation));
        },
    };

    private static CancellationToken Cancellation => CancellationToken.None;

    public static TheoryData<string> Names => [.. UseCases.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task UseCase_DyingAnywhere_LeavesEverythingAsItWas(string name)
    {
        var failing = new FailingCommands();
        await using var database =
            name == "first account"
                ? await TestDatabase.CreateEmptyAsync(failing.AddTo)
                : await TestDatabase.CreateAsync(configure: failing.AddTo);
        var run = await UseCases[name](database);
        var file = database.Options.DatabaseFile!;
        var before = await EveryTable.ReadAsync(file);

        failing.BreaksCommit = true;
        await Assert.ThrowsAnyAsync<Exception>(run);
        failing.BreaksCommit = false;
        Assert.Equal("", before.Difference(await EveryTable.ReadAsync(file)));

        var passing = 0;
        while (await failing.DiesAsync(passing, run))
        {
            Assert.Equal($"dies at {passing}: ", $"dies at {passing}: {before.Difference(await EveryTable.ReadAsync(file))}");
            passing++;
        }

        Assert.InRange(passing, 2, 100);
        Assert.True((await EveryTable.ReadAsync(file)).Rows("AuditEntries") > before.Rows("AuditEntries"));
    }

    private static async Task<Func<Task<Error?>>> FirstAccountAsync(TestDatabase database)
    {
        var service = database.Services.GetRequiredService<FirstAccounts>();
        var token = (await service.IssueAsync(Cancellation))!;
        return async () =>
        {
            return (await service.UseAsync(token, New(), _ => "hash", Cancellation)).Error;
        };
    }

    private static FirstAccountInput New() =>
        new()
        {
            Organisation = "Óptica Nueva",
            Branch = "Centro",
            Name = "Ana Fuentes",
            Email = "ana@nueva.cl",
        };

    private static async Task<Error?> AsPlatformAsync(TestDatabase database, Func<OrganisationService, Task<Error?>> act)
    {
        await using var scope = database.As(database.World.Platform);
        return await act(scope.Get<OrganisationService>());
    }

    private static SecondFactors Factors(TestDatabase database) => database.Services.GetRequiredService<SecondFactors>();

    private static string Code(TestDatabase database, byte[] secret) => Totp.Code(secret, Totp.StepOf(database.Clock.Now));

    private static async Task<IReadOnlyList<string>> SwitchOnAsync(TestDatabase database)
    {
        var secret = (await Factors(database).BeginAsync(database.World.Sales.Id, Cancellation)).Expect();
        return (await Factors(database).ConfirmAsync(database.World.Sales.Id, Code(database, secret), null, Cancellation)).Expect();
    }

    private static Task<bool> AddKeyAsync(TestDatabase database)
    {
        byte[] bytes = [1, 2, 3, 4];
        var key = new UserPasskeyInfo(bytes, bytes, new DateTimeOffset(World.Start), 0, ["internal"], true, false, false, bytes, bytes);
        return database
            .Services.GetRequiredService<Passkeys>()
            .AddAsync(database.World.Sales.Id, key, ("llave", Ids.New(TimeProvider.System)), Cancellation);
    }

    private static Error? Refused(bool done) => done ? null : new NotFound();
}
