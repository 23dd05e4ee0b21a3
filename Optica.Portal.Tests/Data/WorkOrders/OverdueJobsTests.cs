using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Notifications;
using Optica.Data.Prescriptions;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.WorkOrders;
using Optica.Portal.Components.Layout;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.WorkOrders;

/// <summary>DOMAIN §11: that a job is late is told once for each day it was promised, to those who may see jobs.</summary>
public sealed class OverdueJobsTests
{
    private static readonly DateOnly Promised = DateOnly.FromDateTime(World.Start).AddDays(1);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task RunAsync_DayByDay_TellsOnceTheDayAfter(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var job = await PromisedAsync(database);
        var told = new List<int>();
        for (var day = 0; day < 5; day++)
        {
            told.Add(await RunAsync(database) + await RunAsync(database));
            database.Clock.Now = database.Clock.Now.AddDays(1);
        }

        Assert.Equal([0, 0, 1, 0, 0], told);
        await using (var scope = database.As(database.World.Chief))
        {
            var later = new WorkOrderInput { PromisedOn = Promised.AddDays(5) };
            var update = new PartialUpdate<WorkOrderInput>(later, new HashSet<string> { nameof(WorkOrderInput.PromisedOn) });
            (await scope.Get<WorkOrderService>().ChangeAsync(job, update, Cancellation)).Expect();
        }

        Assert.Equal(0, await RunAsync(database));
        database.Clock.Now = database.Clock.Now.AddDays(2);
        Assert.Equal(1, await RunAsync(database));
        Assert.Equal(0, await RunAsync(database));
    }

    /// <summary>What was missed is told for a while; a first run does not flood anybody with what is old.</summary>
    [Theory, InlineData(1, 0), InlineData(2, 1), InlineData(4, 1), InlineData(5, 0)]
    public async Task RunAsync_Late_TellsWhatIsStillNews(int day, int told)
    {
        await using var database = await TestDatabase.CreateAsync();
        await PromisedAsync(database);
        database.Clock.Now = database.Clock.Now.AddDays(day);

        Assert.Equal(told, await RunAsync(database));
    }

    [
        Theory,
        InlineData(WorkOrderStatus.QualityCheck, 1),
        InlineData(WorkOrderStatus.ReadyForPickup, 0),
        InlineData(WorkOrderStatus.Cancelled, 0)
    ]
    public async Task RunAsync_OfWhatIsMadeOrCalledOff_TellsNothing(WorkOrderStatus status, int told)
    {
        await using var database = await TestDatabase.CreateAsync();
        await PromisedAsync(database, status);
        database.Clock.Now = database.Clock.Now.AddDays(2);

        Assert.Equal(told, await RunAsync(database));
    }

    [Fact]
    public async Task RunAsync_ByTheDayOfTheBranch()
    {
        await using var database = await TestDatabase.CreateAsync();
        await PromisedAsync(database);
        // 23:59 of the promised day in Santiago, then midnight
        database.Clock.Now = new DateTime(Promised.AddDays(1), new TimeOnly(2, 59), DateTimeKind.Utc);
        Assert.Equal(0, await RunAsync(database));

        database.Clock.Now = database.Clock.Now.AddMinutes(1);
        Assert.Equal(1, await RunAsync(database));
    }

    [Theory, EveryProvider]
    public async Task RunAsync_EightAtOnce_TellOnce(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await PromisedAsync(database);
        database.Clock.Now = database.Clock.Now.AddDays(2);

        var told = await Race.AtOnceAsync(8, _ => RunAsync(database));

        Assert.Equal((1, 1), (told.Sum(), await database.ReadAsync(db => db.Notifications.CountAsync(Cancellation))));
    }

    [Fact]
    public async Task RunAsync_IsToldToWhoMaySeeJobs_AndLeadsToTheJob()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var job = await PromisedAsync(database);
        database.Clock.Now = database.Clock.Now.AddDays(2);
        Assert.Equal(1, await RunAsync(database));

        foreach (
            var (person, count) in new[]
            {
                (world.Sales, 1),
                (world.Admin, 1),
                (world.Optometrist, 0),
                (world.MallAdmin, 0),
                (world.SouthChief, 0),
            }
        )
        {
            await using var scope = database.As(person);
            Assert.Equal(count, (await scope.Get<NotificationQueries>().NewestAsync(Cancellation)).Expect().Count);
        }

        await using var context = new PortalContext(database, world.Sales);
        var bell = context.Render<NotificationBell>();
        bell.Find("#notifications").TriggerEvent("ontoggle", EventArgs.Empty);
        bell.WaitForAssertion(() => Assert.Contains("The work order of Ana Soto is overdue", bell.Markup, StringComparison.Ordinal));
        Assert.NotNull(bell.Find($"a[href='/admin/work-orders/{job}']"));
    }

    private static async Task<Guid> PromisedAsync(TestDatabase database, WorkOrderStatus status = WorkOrderStatus.SentToLab)
    {
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var job = await database.JobAtAsync(status, customer, database.World.Centro, input => input.PromisedOn = Promised);
        // what registering and moving told is not what is asked here
        await database.ReadAsync(db => db.Notifications.ExecuteDeleteAsync(Cancellation));
        return job;
    }

    private static Task<int> RunAsync(TestDatabase database) => database.Services.GetRequiredService<DueReminders>().RunAsync(Cancellation);
}
