using Optica.Data;
using Optica.Data.Prescriptions;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Prescriptions;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Prescriptions;

public sealed class PrescriptionDueTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(World.Start);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task ExpiringAsync_EveryDistance_IsToldByItsWarning(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        int[] distances = [-1, 0, 7, 8, 30, 31, 60, 61];
        for (var at = 0; at < distances.Length; at++)
        {
            await ExpiringAsync(database, at, Today.AddDays(distances[at]));
        }

        await using var scope = database.As(database.World.Sales);
        var queries = scope.Get<PrescriptionDueQueries>();

        var all = (await queries.ExpiringAsync(new DueFilter(), new PageRequest(1, 4), Cancellation)).Expect();
        Assert.Equal((6, 2), (all.Total, all.Pages));
        Assert.Equal([(0, 7), (7, 7), (8, 30), (30, 30)], all.Items.Select(row => (row.DaysLeft, row.Warning)));
        Assert.Equal(
            ("Ana Soto", "Centro", "+56950000001"),
            (all.Items[0].Customer.Name, all.Items[0].Customer.Branch, all.Items[0].Customer.Phone)
        );
        Assert.Equal([0, 7, 8, 30], await DaysAsync(new DueFilter { WithinDays = 30 }));
        Assert.Equal([0, 7, 8, 30], await DaysAsync(new DueFilter { WithinDays = 8 }));
        Assert.Equal([0, 7], await DaysAsync(new DueFilter { WithinDays = 7 }));
        Assert.Equal([0, 7], await DaysAsync(new DueFilter { WithinDays = -3 }));
        Assert.Equal([0, 7, 8, 30, 31, 60], await DaysAsync(new DueFilter { WithinDays = int.MaxValue }));
        Assert.Empty(await DaysAsync(new DueFilter { Kind = PrescriptionKind.Bifocal }));
        Assert.Equal(6, (await DaysAsync(new DueFilter { Kind = PrescriptionKind.Progressive })).Count);

        async Task<List<int>> DaysAsync(DueFilter filter) =>
            [.. (await queries.ExpiringAsync(filter, new PageRequest(), Cancellation)).Expect().Items.Select(row => row.DaysLeft)];
    }

    /// <summary>Only what is current, of customers who are still customers.</summary>
    [Theory, EveryProvider]
    public async Task ExpiringAsync_SupersededWithdrawnAndDeactivated_AreLeftOut(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var soon = Today.AddDays(10);
        var (renewed, _) = await ExpiringAsync(database, 1, soon);
        await database.PrescribeAsync(renewed, Sight.Input(database.World.Centro));
        var (_, withdrawn) = await ExpiringAsync(database, 2, soon);
        var (gone, _) = await ExpiringAsync(database, 3, soon);
        var (_, kept) = await ExpiringAsync(database, 4, soon);
        await using var chief = database.As(database.World.Chief);
        (await chief.Get<PrescriptionLifeService>().CancelAsync(withdrawn, "x", new(), Cancellation)).Expect();
        (await chief.Life.DeactivateAsync(gone, null, Cancellation)).Expect();

        var due = (await chief.Get<PrescriptionDueQueries>().ExpiringAsync(new DueFilter(), new PageRequest(), Cancellation)).Expect();

        Assert.Equal([kept], due.Items.Select(row => row.Prescription.Id));
    }

    [Theory, EveryProvider]
    public async Task ExpiringAsync_OnTheDayOfEachBranch_CountsByItsClock(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        await PrescriptionLifeTests.SetZoneAsync(database, world.Mall, "Pacific/Easter");
        // in Santiago the 25th has begun, on the island it is still the 24th
        database.Clock.Advance(TimeSpan.FromHours(13));
        var days = new List<(Guid, DateOnly)>();
        foreach (var branch in new[] { world.Centro, world.Mall })
        {
            foreach (var expires in new[] { Today, Today.AddDays(1), Today.AddDays(7), Today.AddDays(8) })
            {
                await ExpiringAsync(database, days.Count, expires, branch);
                days.Add((branch, expires));
            }
        }

        await using var scope = database.As(world.Super);
        var due = await scope
            .Get<PrescriptionDueQueries>()
            .ExpiringAsync(new DueFilter { WithinDays = 7 }, new PageRequest(), Cancellation);

        Assert.Equal(
            [("Mall", 0), ("Centro", 0), ("Mall", 1), ("Centro", 6), ("Mall", 7), ("Centro", 7)],
            due.Expect()
                .Items.OrderBy(row => row.Prescription.ExpiresOn)
                .ThenBy(row => row.DaysLeft)
                .Select(row => (row.Prescription.Branch, row.DaysLeft))
        );
    }

    [Theory, EveryProvider]
    public async Task RecallAsync_DueAndOverdue_AreToldWithHowToReachThem(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        int[] distances = [-366, -365, -1, 0, 7, 60, 61];
        for (var at = 0; at < distances.Length; at++)
        {
            await DueAsync(database, at, Today.AddDays(distances[at]), database.World.Centro);
        }

        await DueAsync(database, 20, Today, database.World.Mall);
        await using var scope = database.As(database.World.Super, database.World.Centro);
        var queries = scope.Get<PrescriptionDueQueries>();

        var all = (await queries.RecallAsync(new DueFilter(), new PageRequest(), Cancellation)).Expect();

        Assert.Equal([-365, -1, 0, 7, 60], all.Items.Select(row => row.DaysLeft));
        Assert.Equal(5, all.Total);
        Assert.Equal((ContactMethod.WhatsApp, Today.AddDays(-800)), (all.Items[0].Customer.Preferred, all.Items[0].LastExam));
        Assert.Equal([null, Today.AddDays(100), null], all.Items.Skip(1).Take(3).Select(row => row.LastExpiry));
        var soon = (await queries.RecallAsync(new DueFilter { WithinDays = 7 }, new PageRequest(), Cancellation)).Expect();
        Assert.Equal(4, soon.Total);
        var mall = (await queries.RecallAsync(new DueFilter { BranchId = database.World.Mall }, new PageRequest(), Cancellation)).Expect();
        Assert.Equal("Mall", Assert.Single(mall.Items).Customer.Branch);
    }

    private static async Task<(Guid Customer, Guid Prescription)> ExpiringAsync(
        TestDatabase database,
        int number,
        DateOnly expires,
        Guid? branch = null
    )
    {
        var place = branch ?? database.World.Centro;
        var id = await database.AddAsync(place, People.Agreeing(number));
        var input = Sight.Input(place);
        input.ExpiresOn = expires;
        return (id, await database.PrescribeAsync(id, input));
    }

    private static async Task DueAsync(TestDatabase database, int number, DateOnly due, Guid branch)
    {
        var input = People.Agreeing(number);
        (input.LastEyeExamDate, input.NextEyeExamDue) = (Today.AddDays(-800), due);
        input.PreferredContactMethod = ContactMethod.WhatsApp;
        var id = await database.AddAsync(branch, input);
        if (number == 3)
        {
            foreach (var (kind, days) in new[] { (PrescriptionKind.Progressive, 20), (PrescriptionKind.Bifocal, 100) })
            {
                var eyes = Sight.Input(branch);
                (eyes.Kind, eyes.ExpiresOn) = (kind, Today.AddDays(days));
                await database.PrescribeAsync(id, eyes);
            }
        }
    }
}
