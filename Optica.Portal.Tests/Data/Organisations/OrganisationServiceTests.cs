using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Organisations;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Organisations;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Organisations;

/// <summary>Organisations are made, suspended and let in again by platform admins.</summary>
public sealed class OrganisationServiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task Suspend_ShutsEverybodyOut_UntilItIsResumed(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        await using var sales = database.As(world.Sales);
        await using var south = database.As(world.SouthSales);
        await using var platform = database.As(world.Platform);
        Assert.True((await sales.Access.RefreshAsync(Cancellation)).IsSomebody);

        (await platform.Get<OrganisationService>().SuspendAsync(world.North, " no paga ", Cancellation)).Expect();

        Assert.False((await sales.Access.RefreshAsync(Cancellation)).IsSomebody);
        Assert.True((await south.Access.RefreshAsync(Cancellation)).IsSomebody);
        Assert.NotNull(Assert.Single((await ListAsync(platform)), row => row.Id == world.North).SuspendedAt);
        await RenewSessionAsync(database, world.Sales);
        Assert.False((await sales.Access.RefreshAsync(Cancellation)).IsSomebody);

        (await platform.Get<OrganisationService>().ResumeAsync(world.North, Cancellation)).Expect();

        // what was begun while nobody was let in does not come alive
        Assert.False((await sales.Access.RefreshAsync(Cancellation)).IsSomebody);
        await RenewSessionAsync(database, world.Sales);
        Assert.True((await sales.Access.RefreshAsync(Cancellation)).IsSomebody);
        (await sales.Queries.ProfileAsync(customer, Cancellation)).Expect();
        var lines = await database.ReadAsync(db =>
            db.AuditEntries.Where(row => row.RecordKind == "organisation" && row.OrganisationId == world.North)
                .OrderBy(row => row.Sequence)
                .Select(row => row.Action + ":" + row.UserName + ":" + row.Reason)
                .ToListAsync()
        );
        Assert.Equal(["suspended:platform:no paga", "resumed:platform:"], lines);
    }

    [Fact]
    public async Task Suspend_WithoutAReason_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var platform = database.As(database.World.Platform);
        Assert.IsType<Invalid>((await platform.Get<OrganisationService>().SuspendAsync(database.World.North, " ", Cancellation)).Error);
    }

    [Fact]
    public async Task Add_MakesAnOrganisationWithItsFirstAdmin_WhoIsInvitedAgainUntilTheyCome()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var platform = database.As(database.World.Platform);
        var service = platform.Get<OrganisationService>();

        var admin = (await service.AddAsync(Input("nueva@este.test"), Cancellation)).Expect();
        var same = await service.AddAsync(Input("otra@este.test"), Cancellation);
        var row = Assert.Single(await ListAsync(platform), one => one.Name == "Este");
        var again = (await service.RenewAsync(row.Id, Cancellation)).Expect();
        await database.ReadAsync(async db =>
        {
            var user = await db.Users.SingleAsync(one => one.Id == admin.Id);
            Assert.Equal((StaffRole.SuperAdmin, row.Id, null), (user.Role, user.OrganisationId, user.PasswordHash));
            user.PasswordHash = "chosen";
            return await db.SaveChangesAsync();
        });

        Assert.IsType<OrganisationNameTaken>(same.Error);
        Assert.Equal((1, 1, 0L, true), (row.Branches, row.Staff, row.Customers, row.IsInvited));
        Assert.Equal(admin.Id, again.Id);
        Assert.IsType<AlreadyAccepted>((await service.RenewAsync(row.Id, Cancellation)).Error);
        Assert.Equal(
            2,
            await database.ReadAsync(db =>
                db.AuditEntries.CountAsync(line => line.OrganisationId == row.Id && line.Action == AuditActions.Invited)
            )
        );
    }

    private static FirstAccountInput Input(string email) =>
        new()
        {
            Organisation = "Este",
            Branch = "Matriz",
            Name = "Nueva",
            Email = email,
        };

    private static async Task<IReadOnlyList<OrganisationRow>> ListAsync(TestScope scope) =>
        (await scope.Get<OrganisationQueries>().ListAsync(Cancellation)).Expect();

    /// <summary>As if they had signed in anew.</summary>
    private static async Task RenewSessionAsync(TestDatabase database, Person person)
    {
        await using var db = database.Open();
        await db
            .UserSessions.Where(row => row.Id == person.SessionId)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.EndedAt, (DateTime?)null), Cancellation);
    }
}
