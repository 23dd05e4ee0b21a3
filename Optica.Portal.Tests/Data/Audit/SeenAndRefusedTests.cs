using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Access;
using Optica.Data.Audit;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Audit;

/// <summary>What somebody was refused, and whose data they opened, stands in the trail, and does not drown it (SECURITY 44, 47).</summary>
public sealed class SeenAndRefusedTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task APermissionThatIsMissing_IsToldOnceInFiveMinutes(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        for (var time = 0; time < 50; time++)
        {
            await TryAsync(database, world.Sales);
        }

        await TryAsync(database, world.Optometrist);
        await TryAsync(database, null);
        Assert.Equal(["sales access.manage", "optometrist access.manage"], await RefusedAsync(database));

        database.Clock.Advance(Refusals.Window);
        await TryAsync(database, world.Sales);
        Assert.Equal(3, (await RefusedAsync(database)).Count);
    }

    [Fact]
    public async Task WhatIsAllowed_IsNoRefusal()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TryAsync(database, database.World.Admin);
        Assert.Empty(await RefusedAsync(database));
    }

    [Theory, EveryProvider]
    public async Task Profile_Opened_IsToldOnceInAQuarterOfAnHour(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        for (var time = 0; time < 5; time++)
        {
            await OpenAsync(database, world.Sales, customer);
        }

        await database.OpenToPlatformAsync();
        await OpenAsync(database, world.Platform, customer);
        Assert.Equal(["sales", "platform"], await OpenedAsync(database, customer, world.North));

        database.Clock.Advance(OpeningNote.Window);
        await OpenAsync(database, world.Sales, customer);
        Assert.Equal(3, (await OpenedAsync(database, customer, world.North)).Count);
    }

    [Fact]
    public async Task Profile_OutOfReach_IsNotOpened()
    {
        await using var database = await TestDatabase.CreateAsync();
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        await OpenAsync(database, database.World.SouthSales, customer);
        await OpenAsync(database, database.World.MallAdmin, customer);
        Assert.Empty(await OpenedAsync(database, customer, database.World.North));
    }

    [Fact]
    public async Task BreachFilter_TellsWhoseDataSomebodySaw()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Full(1));
        await OpenAsync(database, world.Optometrist, customer);
        await OpenAsync(database, world.Sales, customer);
        await using var scope = database.As(world.Super);

        var page = await scope
            .Get<AuditQueries>()
            .ListAsync(new AuditFilter { Action = AuditActions.Seen, UserId = world.Optometrist.Id }, new PageRequest(), Cancellation);

        Assert.Equal(
            [AuditActions.MedicalRead, AuditActions.Opened],
            page.Expect().Items.Select(row => row.Step.Action).Order(StringComparer.Ordinal)
        );
        Assert.All(page.Expect().Items, row => Assert.Equal(customer, row.Record.Id));
    }

    private static async Task TryAsync(TestDatabase database, Person? person)
    {
        await using var scope = database.As(person);
        await scope.Get<UserQueries>().ListAsync(new UserFilter(), new PageRequest(), Cancellation);
    }

    private static async Task OpenAsync(TestDatabase database, Person person, Guid customer)
    {
        await using var scope = database.As(person);
        await scope.Queries.ProfileAsync(customer, Cancellation);
    }

    private static Task<List<string>> RefusedAsync(TestDatabase database) =>
        database.ReadAsync(async db =>
        {
            var lines = await db.AuditEntries.Where(row => row.Action == AuditActions.Refused).OrderBy(row => row.Sequence).ToListAsync();
            return lines.ConvertAll(row => $"{row.UserName} {JsonSerializer.Deserialize<FieldChange[]>(row.Changes!)![0].New}");
        });

    private static Task<List<string>> OpenedAsync(TestDatabase database, Guid customer, Guid organisation) =>
        database.ReadAsync(db =>
            db.AuditEntries.Where(row =>
                    row.Action == AuditActions.Opened && row.RecordId == customer && row.OrganisationId == organisation
                )
                .OrderBy(row => row.Sequence)
                .Select(row => row.UserName)
                .ToListAsync()
        );
}
