using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Saving;
using Optica.Portal.Features.Customers.Components.Profile;
using Optica.Portal.Features.Dashboard;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Appointments;

/// <summary>What a colleague does is seen by whoever may see it, as they are: their language, their rights.</summary>
public sealed class LiveVisitsTests : CalendarContext
{
    [Fact]
    public async Task Booking_ByAColleague_AppearsAndLightsUp()
    {
        await BookAsync(Eva, Other);
        await using var context = Sit(World.Sales);
        var page = Open(context);
        page.WaitForElement(".visit");

        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("es-CL");
        var id = await BookAsync(Ana);
        CultureInfo.CurrentUICulture = before;

        page.WaitForAssertion(() =>
            Assert.Contains(
                id.ToString(),
                page.FindAll("[data-changed]").Select(visit => visit.GetAttribute("data-visit")!),
                StringComparer.Ordinal
            )
        );
        // in the reader's language, not in the writer's
        Assert.Equal("09:00 Ana Araya Scheduled · Eye exam, 09:00–09:30", page.Find($"[data-visit='{id}']").GetAttribute("aria-label"));
        Assert.DoesNotContain(page.FindAll(".slot"), slot => slot.GetAttribute("aria-label") == "09:00, Box 1: free, book");
    }

    [Fact]
    public async Task Hours_ChangedByAnAdmin_AreShadedAtOnce()
    {
        await using var context = Sit(World.Sales);
        var page = Open(context);
        page.WaitForElement(".slot");

        await Database.SetHoursAsync(
            World.Centro,
            input => input.BlockedDates = [new() { Day = new(2026, 11, 30), Reason = "Inventario" }]
        );

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".slot")));
        Assert.Equal("Inventario", page.Find(".band span").TextContent);
    }

    [Fact]
    public async Task Change_InAnotherBranch_IsNotToldToThisOne()
    {
        var mall = await Database.AddBoxAsync(World.Mall);
        await using var context = Sit(World.Super, World.Centro);
        var told = 0;
        var page = Open(context);
        page.WaitForElement(".slot");
        var live = page.FindComponents<Optica.Portal.LiveUpdates.LiveChanges>().Single();
        live.OnAfterRender += (_, _) => told++;
        using var all = Database.Services.GetRequiredService<ChangeFeed>().Subscribe(_ => true);

        await Database.BookAsync(World.MallAdmin, Booking.ForGuest(mall));

        await all.NextAsync(new CancellationTokenSource(TimeSpan.FromSeconds(10)).Token);
        await BookAsync(Ana);
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-changed]")));
        Assert.Equal(1, told);
    }

    [Fact]
    public async Task TodayList_KeepsItsRowsWhereTheyAre_UntilAskedTo()
    {
        Database.Clock.Now = Booking.Nine.AddHours(-1);
        var ana = await BookAsync(Ana, minutesAfterNine: 60);
        await using var context = Sit(World.Sales);
        var page = Open(context, "?view=today");
        page.WaitForElement("tbody tr");

        await BookAsync(Eva);
        page.WaitForAssertion(() => Assert.Equal("1 change — show", page.Find(".news button").TextContent.Trim()));
        Assert.Equal([ana.ToString()], page.FindAll("tbody tr").Select(row => row.GetAttribute("data-visit")!));

        page.Find(".news button").Click();
        page.WaitForAssertion(() =>
            Assert.Equal(["09:00–09:30", "10:00–10:30"], page.FindAll("tbody strong").Select(time => time.TextContent))
        );
        Assert.Empty(page.FindAll(".news button"));

        page.FindAll("tbody button")[0].Click();
        page.WaitForAssertion(() => Assert.Equal("Confirmed", page.FindAll("tbody .badge")[0].TextContent.Trim()));
        Assert.Equal("Confirmed: Eva Espinoza", context.Said[^1].Text);
    }

    [Fact]
    public async Task Profile_ShowsTheCustomersVisits_AndANewOneAtOnce()
    {
        await BookAsync(Ana);
        await BookAsync(Eva, Other);
        await using var context = Sit(World.Sales);
        var branch = new Optica.Domain.Organisations.BranchRow(World.Centro, "Centro", "America/Santiago", true);
        var tab = context.Render<AppointmentsTab>(parameters =>
            parameters.Add(part => part.CustomerId, Ana).Add(part => part.Branch, branch)
        );
        Assert.Equal("30-11-2026 09:00–09:30 Eye exam Box 1 Centro Scheduled", Words(tab.WaitForElement("tbody tr").TextContent));
        Assert.Single(tab.FindAll("tbody tr"));

        var next = await BookAsync(Ana, minutesAfterNine: 60);

        tab.WaitForAssertion(() => Assert.Equal(next.ToString(), tab.Find("tr[data-changed]").GetAttribute("data-visit")));
    }

    [Fact]
    public async Task Dashboard_TellsTodaysVisits()
    {
        Database.Clock.Now = Booking.Nine.AddHours(-1);
        await BookAsync(Ana);
        await BookAsync(Eva, minutesAfterNine: 60);
        await using (var context = Sit(World.Sales))
        {
            var page = context.Render<DashboardPage>();
            var card = page.WaitForElement("[aria-labelledby=visits-today] li");
            Assert.Equal("09:00 Ana Araya Eye exam · Box 1 · Centro Scheduled", Words(card.TextContent));
            Assert.Equal("2 in all · 2 to come · 0 completed · 0 missed", Words(page.Find(".today-sums").TextContent));
        }

        await using var other = Sit(World.MallAdmin);
        var mall = other.Render<DashboardPage>();
        mall.WaitForAssertion(() =>
            Assert.Contains("No visits today", mall.Find("[aria-labelledby=visits-today]").TextContent, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Screens_ThatAreLeft_AreToldNothingMore()
    {
        var feed = Database.Services.GetRequiredService<ChangeFeed>();
        var context = Sit(World.Sales);
        Open(context).WaitForElement(".slot");
        Assert.Equal(1, feed.Subscriptions);

        await context.DisposeAsync();

        Assert.Equal(0, feed.Subscriptions);
    }
}
