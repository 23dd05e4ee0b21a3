using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Customers;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

/// <summary>A person's file: asked for as a whole, and judged again when it is fetched.</summary>
public sealed class RightsFileTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The job and its note at the request are there together, or neither is.</summary>
    [Theory, EveryProvider]
    public async Task AskAsync_DyingAtEveryCommandAndAtTheCommit_IsWholeOrNothing(DatabaseProvider provider)
    {
        var failing = new FailingCommands();
        await using var database = await TestDatabase.CreateAsync(provider, failing.AddTo);
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        Guid request;
        await using (var scope = database.As(database.World.Admin))
        {
            request = await RightsTests.AskAsync(scope, id, RightsKind.Access);
        }

        failing.BreaksCommit = true;
        await Assert.ThrowsAnyAsync<Exception>(() => AskAsync(database, request));
        failing.BreaksCommit = false;
        var passing = 0;
        do
        {
            Assert.Equal((0, false), await StateAsync(database));
        } while (await failing.DiesAsync(passing++, () => AskAsync(database, request)));

        Assert.Equal((1, true), await StateAsync(database));
    }

    [Fact]
    public async Task MayFetchAsync_AfterWhatChangedSince_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Full(1));
        var plain = new PersonalFileRequest(id, "DER-2026-0001", "es", IsClinical: false);
        await using var admin = database.As(world.Admin);
        await using var chief = database.As(world.Chief);
        await using var sales = database.As(world.Sales);
        await using var elsewhere = database.As(world.MallAdmin);

        (await FetchAsync(admin, plain, World.Start)).Expect();
        (await FetchAsync(chief, plain with { IsClinical = true }, World.Start)).Expect();
        (await FetchAsync(admin, plain with { IsClinical = true }, World.Start)).Refused<AccessDenied, Done>();
        (await FetchAsync(sales, plain, World.Start)).Refused<AccessDenied, Done>();
        (await FetchAsync(elsewhere, plain, World.Start)).Refused<AccessDenied, Done>();

        database.Clock.Advance(TimeSpan.FromHours(1));
        await RightsTests.GrantAsync(chief, id, RightsKind.Block);
        (await FetchAsync(admin, plain, World.Start)).Refused<CustomerBlocked, Done>();
        // asked for while it was blocked: the person wants to know what is kept
        (await FetchAsync(admin, plain, World.Start.AddHours(2))).Expect();

        var erase = await RightsTests.AskAsync(chief, id, RightsKind.Erase);
        (await chief.Get<RightsService>().AnswerAsync(erase, new() { Confirmation = "DER-2026-0002" }, new(), Cancellation)).Expect();
        (await FetchAsync(admin, plain, World.Start)).Refused<CustomerErased, Done>();
    }

    private static Task<Result<Done>> FetchAsync(TestScope scope, PersonalFileRequest wanted, DateTime since) =>
        scope.Get<RightsFileService>().MayFetchAsync(wanted, since, Cancellation);

    private static async Task<Error?> AskAsync(TestDatabase database, Guid request)
    {
        await using var scope = database.As(database.World.Admin);
        return (await scope.Get<RightsFileService>().AskAsync(request, "es", null, Cancellation)).Error;
    }

    private static Task<(int Jobs, bool IsNoted)> StateAsync(TestDatabase database) =>
        database.ReadAsync(async db =>
            (await db.Jobs.CountAsync(Cancellation), (await db.RightsRequests.SingleAsync(Cancellation)).JobId is not null)
        );
}
