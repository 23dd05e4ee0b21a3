using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Audit;
using Optica.Data.Notifications;
using Optica.Data.Saving;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Notifications;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Audit;

/// <summary>Super admins are told of whoever reads the medical records of very many people (SECURITY 47).</summary>
public sealed class MassReadingTests
{
    private const int Limit = 5;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MoreThanUsual_IsToldOnceToTheOrganisationsSuperAdmins()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await ReadAsync(database, world.Optometrist, Limit + 1);

        Assert.Equal((1, 0), (await RunAsync(database), await RunAsync(database)));
        Assert.Equal([NotificationKind.MassReading], await ToldAsync(database, world.Super));
        Assert.Empty(await ToldAsync(database, world.Admin));
        Assert.Empty(await ToldAsync(database, world.SouthChief));
        var line = Assert.Single(await database.LinesAsync(world.Optometrist));
        Assert.Equal((AuditActions.MassReading, world.North), (line.Action, line.OrganisationId));

        // an hour later it is news again
        database.Clock.Advance(MassReading.Window);
        await ReadAsync(database, world.Optometrist, Limit + 1);
        Assert.Equal(1, await RunAsync(database));
    }

    [Fact]
    public async Task NobodyIsTold_OfThemselves()
    {
        await using var database = await TestDatabase.CreateAsync();
        await ReadAsync(database, database.World.Super, Limit + 1);
        await RunAsync(database);
        Assert.Empty(await ToldAsync(database, database.World.Super));
        Assert.Equal([NotificationKind.MassReading], await ToldAsync(database, database.World.Chief));
    }

    [Fact]
    public async Task WhatIsUsual_IsNoNews()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await ReadAsync(database, world.Optometrist, Limit);
        // the same record many times is one
        await ReadAsync(database, world.Sales, 1, times: Limit + 3);
        await ReadAsync(database, world.Chief, Limit + 1);
        database.Clock.Advance(MassReading.Window);
        await ReadAsync(database, world.Chief, 1);

        Assert.Equal(0, await RunAsync(database));
    }

    [Fact]
    public async Task ExactlyAsManyAsUsual_IsNoNews_OneMoreIs()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await ReadAsync(database, world.Optometrist, Limit);
        await ReadAsync(database, world.Sales, 1, times: Limit + 3);
        Assert.Equal(0, await RunAsync(database));

        await ReadAsync(database, world.Optometrist, 1);
        Assert.Equal(1, await RunAsync(database));
    }

    private static Task<int> RunAsync(TestDatabase database) =>
        database.Services.GetRequiredService<MassReading>().RunAsync(Limit, Cancellation);

    private static async Task<List<NotificationKind>> ToldAsync(TestDatabase database, Person person)
    {
        await using var scope = database.As(person);
        return [.. (await scope.Get<NotificationQueries>().NewestAsync(Cancellation)).Expect().Select(row => row.Kind)];
    }

    private static async Task ReadAsync(TestDatabase database, Person by, int records, int times = 1)
    {
        var sealer = database.Services.GetRequiredService<AuditSealer>();
        await using var db = database.Open();
        foreach (var record in Enumerable.Range(0, records).Select(_ => Ids.New(database.Clock.Now)))
        {
            for (var time = 0; time < times; time++)
            {
                db.AuditEntries.Add(
                    sealer.Seal(
                        new AuditEntry
                        {
                            Id = sealer.NewId(),
                            At = sealer.Now,
                            UserId = by.Id,
                            UserName = by.Name,
                            OrganisationId = database.World.North,
                            BranchId = database.World.Centro,
                            Action = AuditActions.MedicalRead,
                            RecordKind = "customer",
                            RecordId = record,
                            KeyId = sealer.KeyId,
                        }
                    )
                );
            }
        }

        await db.SaveChangesAsync(Cancellation);
    }
}
