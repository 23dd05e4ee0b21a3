using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Notifications;
using Optica.Data.Prescriptions;
using Optica.Domain.Customers;
using Optica.Domain.Notifications;
using Optica.Domain.Prescriptions;
using Optica.Portal.Components.Layout;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Prescriptions;

/// <summary>DOMAIN §11, OR-24: told at 60, 30 and 7 days, once, to those who may see it.</summary>
public sealed class DueRemindersTests
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task RunAsync_DayByDay_TellsAtSixtyThirtyAndSeven(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await ExpiringAsync(database, Today(database).AddDays(62));
        var days = new List<int>();
        for (var left = 62; left >= -2; left--)
        {
            // at the same branch hour twice a day
            if (await RunAsync(database) + await RunAsync(database) is var told and > 0)
            {
                Assert.Equal(1, told);
                days.Add(left);
            }

            database.Clock.Now = database.Clock.Now.AddDays(1);
        }

        Assert.Equal(PrescriptionLife.WarningDays, days);
        var rows = await database.ReadAsync(db => db.Notifications.OrderBy(row => row.CreatedAt).ToListAsync(Cancellation));
        Assert.Equal([60, 30, 7], rows.Select(row => DueNotices.WarningOf(row.Id, id)));
    }

    /// <summary>What was missed is told for two days more; a first run does not tell what is old.</summary>
    [Theory, InlineData(58, 1), InlineData(57, 0), InlineData(31, 0), InlineData(5, 1), InlineData(4, 0)]
    public async Task RunAsync_Late_TellsWhatIsStillNews(int left, int told)
    {
        await using var database = await TestDatabase.CreateAsync();
        await ExpiringAsync(database, Today(database).AddDays(left));

        Assert.Equal(told, await RunAsync(database));
    }

    [Fact]
    public async Task RunAsync_OfWhatIsNotCurrent_TellsNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var withdrawn = await ExpiringAsync(database, Today(database).AddDays(30));
        var left = await database.AddAsync(database.World.Centro, People.Agreeing(2));
        await database.PrescribeAsync(left, Input(database, Today(database).AddDays(30)));
        await using (var scope = database.As(database.World.Optometrist))
        {
            (await scope.Get<PrescriptionLifeService>().CancelAsync(withdrawn, "x", new(), Cancellation)).Expect();
        }

        await using (var admin = database.As(database.World.Chief))
        {
            (await admin.Get<Optica.Data.Customers.CustomerLifeService>().DeactivateAsync(left, null, Cancellation)).Expect();
        }

        Assert.Equal(0, await RunAsync(database));
    }

    /// <summary>What is told of is done by contacting the customer: nothing is told of whom nobody may contact (CL-12).</summary>
    [Theory, InlineData("blocked"), InlineData("never asked"), InlineData("said no")]
    public async Task RunAsync_OfWhomNobodyMayContact_TellsNothing(string why)
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, why == "never asked" ? People.Numbered(1) : People.Agreeing(1));
        await database.PrescribeAsync(id, Input(database, Today(database).AddDays(30)));
        await DueAsync(database);
        if (why == "said no")
        {
            await using var scope = database.As(database.World.Sales);
            var fields = new HashSet<string> { nameof(CustomerInput.Consents), nameof(CustomerInput.ConsentSource) };
            var no = new CustomerInput { Consents = [], ConsentSource = ConsentSource.PhoneCall };
            (await scope.Customers.UpdateAsync(id, new CustomerUpdate(no, fields, 1), Cancellation)).Expect();
        }

        if (why == "blocked")
        {
            await using var db = database.Open();
            (await db.Customers.SingleAsync(Cancellation)).Block("x", World.Start).Expect();
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Equal(0, await RunAsync(database));
    }

    [Fact]
    public async Task RunAsync_ByTheDayOfTheBranch_NotOfAnother()
    {
        await using var database = await TestDatabase.CreateAsync();
        await ExpiringAsync(database, new DateOnly(2027, 1, 24));
        // 23:59 of the 24th in Santiago, then the 25th: sixty days before
        database.Clock.Now = new DateTime(2026, 11, 25, 2, 59, 0, DateTimeKind.Utc);
        Assert.Equal(0, await RunAsync(database));

        database.Clock.Now = database.Clock.Now.AddMinutes(1);
        Assert.Equal(1, await RunAsync(database));
    }

    [Theory, EveryProvider]
    public async Task RunAsync_EightAtOnce_TellOnce(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await ExpiringAsync(database, Today(database).AddDays(7));
        await DueAsync(database);

        var told = await Race.AtOnceAsync(8, _ => RunAsync(database));

        Assert.Equal(2, told.Sum());
        Assert.Equal(2, await database.ReadAsync(db => db.Notifications.CountAsync(Cancellation)));
    }

    /// <summary>Past the job the key still allows one: a process that has not seen the other's is refused.</summary>
    [Theory, EveryProvider]
    public async Task Save_TheSameNewsTwice_IsRefusedByTheKey(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await ExpiringAsync(database, Today(database).AddDays(7));
        await SaveAsync();

        var refused = await Assert.ThrowsAsync<DbUpdateException>(SaveAsync);

        Assert.Contains("UNIQUE", refused.InnerException!.Message, StringComparison.OrdinalIgnoreCase);

        async Task SaveAsync()
        {
            var place = (database.World.North, database.World.Centro);
            await using var db = database.Open();
            db.Add(Notification.Once(NotificationKind.PrescriptionExpiring, place, (DueNotices.Expiring(id, 7), id), World.Start));
            await db.SaveChangesAsync(Cancellation);
        }
    }

    [Fact]
    public async Task RunAsync_IsToldToTheBranch_AndLeadsToTheLists()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await ExpiringAsync(database, Today(database).AddDays(7));
        await DueAsync(database);
        Assert.Equal(2, await RunAsync(database));

        foreach (var (person, count) in new[] { (world.Sales, 2), (world.Admin, 2), (world.MallAdmin, 0), (world.SouthChief, 0) })
        {
            await using var scope = database.As(person);
            Assert.Equal(count, (await scope.Get<NotificationQueries>().NewestAsync(Cancellation)).Expect().Count);
        }

        await using var context = new PortalContext(database, world.Sales);
        var bell = context.Render<NotificationBell>();
        bell.Find("#notifications").TriggerEvent("ontoggle", EventArgs.Empty);
        bell.WaitForAssertion(() =>
            Assert.Equal(
                ["/admin/prescriptions?days=7", "/admin/prescriptions?list=recall&days=7"],
                bell.FindAll("a[href^='/admin/prescriptions']").Select(link => link.GetAttribute("href")!).Order(StringComparer.Ordinal)
            )
        );
        Assert.Contains("The prescription of Ana Soto expires soon", bell.Markup, StringComparison.Ordinal);
        Assert.Contains("Eye exams are due at Centro", bell.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NextAsync_BeforeAndAfterSix_IsTheNextSix()
    {
        await using var database = await TestDatabase.CreateAsync();
        var reminders = database.Services.GetRequiredService<DueReminders>();
        // six in Santiago is nine in UTC
        database.Clock.Now = new DateTime(2026, 11, 25, 8, 59, 0, DateTimeKind.Utc);
        Assert.Equal(new DateTime(2026, 11, 25, 9, 0, 0, DateTimeKind.Utc), await reminders.NextAsync(Cancellation));

        database.Clock.Now = database.Clock.Now.AddMinutes(1);
        Assert.Equal(new DateTime(2026, 11, 26, 9, 0, 0, DateTimeKind.Utc), await reminders.NextAsync(Cancellation));
    }

    private static DateOnly Today(TestDatabase database) => new(2026, 11, 24);

    private static PrescriptionInput Input(TestDatabase database, DateOnly last)
    {
        var input = Sight.Input(database.World.Centro);
        input.ExpiresOn = last;
        return input;
    }

    private static async Task<Guid> ExpiringAsync(TestDatabase database, DateOnly last)
    {
        var customer = await database.AddAsync(database.World.Centro, People.Agreeing(1));
        var id = await database.PrescribeAsync(customer, Input(database, last));
        // what registering told is not what is asked here
        await database.ReadAsync(db => db.Notifications.ExecuteDeleteAsync(Cancellation));
        return id;
    }

    private static async Task DueAsync(TestDatabase database)
    {
        var due = Today(database);
        await database.ReadAsync(db =>
            db.CustomerFigures.ExecuteUpdateAsync(set => set.SetProperty(row => row.NextExamDue, due), Cancellation)
        );
    }

    private static Task<int> RunAsync(TestDatabase database) => database.Services.GetRequiredService<DueReminders>().RunAsync(Cancellation);
}
