using Bunit;
using Optica.Domain.Common;
using Optica.Portal.Features.Appointments;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Appointments;

/// <summary>The calendar, as each kind of person has it on screen.</summary>
public sealed class AppointmentsPageTests : CalendarContext
{
    [Fact]
    public async Task Day_ShowsAColumnForEachBox_AndWhoComes()
    {
        var id = await BookAsync(Ana);
        await using var context = Sit(World.Sales);

        var page = Open(context);

        var visit = page.WaitForElement(".visit");
        Assert.Equal(["Box 1", "Box 2"], page.FindAll(".calendar-name").Select(name => Words(name.TextContent)));
        Assert.Equal("09:00 Ana Araya Scheduled · Eye exam, 09:00–09:30", visit.GetAttribute("aria-label"));
        Assert.Equal(id.ToString(), visit.GetAttribute("data-visit"));
        Assert.Equal("Monday 30 November 2026", page.Find(".calendar-title").TextContent);
        Assert.Equal(
            "Scheduled 1; Confirmed 0; Completed 0",
            string.Join("; ", page.FindAll(".calendar-legend li").Select(item => Words(item.TextContent)))
        );
        // the second half hour of Box 1 can be booked, its first cannot; Box 2 is free
        var slots = page.FindAll(".slot").Select(slot => slot.GetAttribute("aria-label")).ToList();
        Assert.DoesNotContain("09:00, Box 1: free, book", slots);
        Assert.Contains("09:30, Box 1: free, book", slots);
        Assert.Contains("09:00, Box 2: free, book", slots);
        Assert.Equal(
            $"/admin/appointments?date={Monday}&book=1&at=2026-11-30T12%3A30Z&on={Box}",
            page.Find(".slot[aria-label^='09:30, Box 1']").GetAttribute("href")
        );
    }

    [Fact]
    public async Task Week_HasSevenDaysFromMonday_AndTellsTheBox()
    {
        await BookAsync(Ana, Other);
        await using var context = Sit(World.Sales);

        var page = Open(context, $"?view=week&date={Monday}");

        page.WaitForElement(".visit");
        Assert.Equal(
            "Mon 30, Tue 1, Wed 2, Thu 3, Fri 4, Sat 5, Sun 6",
            string.Join(", ", page.FindAll(".calendar-name").Select(name => Words(name.TextContent).Split(',')[0]))
        );
        Assert.Equal("30 Nov – 6 Dec 2026", page.Find(".calendar-title").TextContent);
        Assert.Contains("Box 2", page.Find(".visit").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll(".band span").Count(note => note.TextContent == "Closed"));

        page.Find("#calendar-resource").Change(Box.ToString());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".visit")));
        Assert.EndsWith($"?view=week&date={Monday}&resource={Box}", Address(context), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Month_TellsTheDaysVisits_AndLeadsToTheDay()
    {
        for (var at = 0; at < 5; at++)
        {
            await BookAsync(Ana, minutesAfterNine: at * 30);
        }

        await using var context = Sit(World.Sales);
        var page = Open(context, "?view=month");

        var day = page.WaitForElement($".month-number[href='/admin/appointments?date={Monday}']");
        Assert.Equal("Monday 30 November 2026, 5 visits", day.GetAttribute("aria-label"));
        Assert.Equal(3, page.FindAll(".month-visit").Count);
        Assert.Equal("2 more", page.Find(".month-more").TextContent);
        Assert.Equal(42, page.FindAll(".month-day").Count);
        Assert.Equal("November 2026", page.Find(".calendar-title").TextContent);
    }

    [Fact]
    public async Task Leafing_ByLink_LoadsTheNextPageOnly()
    {
        await BookAsync(Ana);
        await using var context = Sit(World.Sales);
        var page = Open(context, "?date=2026-11-29");
        page.WaitForElement("[data-leaf='1']");
        Assert.Empty(page.FindAll(".visit"));

        context.GoTo(page.Find("[data-leaf='1']").GetAttribute("href")!);

        page.WaitForElement(".visit");
        Assert.EndsWith($"?date={Monday}", Address(context), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_IsShownOnlyWhenWanted()
    {
        var id = await BookAsync(Ana);
        await CancelAsync(id);
        await using var context = Sit(World.Sales);
        var page = Open(context);
        page.WaitForElement(".slot");
        Assert.Empty(page.FindAll(".visit"));

        page.Find("#calendar-all").Change(true);

        page.WaitForAssertion(() => Assert.Equal("Cancelled", page.Find(".visit").GetAttribute("data-status")));
        Assert.EndsWith("all=1", Address(context), StringComparison.Ordinal);
        Assert.Contains("09:00, Box 1: free, book", page.FindAll(".slot").Select(slot => slot.GetAttribute("aria-label")));
    }

    [Fact]
    public async Task Reader_SeesVisitsButBooksAndMovesNothing()
    {
        await BookAsync(Ana);
        await using var context = Sit(World.Reader);

        var page = Open(context, $"?date={Monday}&branch={World.Centro}&book=1");

        Assert.False(page.WaitForElement(".visit").HasAttribute("data-movable"));
        Assert.Empty(page.FindAll(".slot, [data-shortcut='n']"));
    }

    [Fact]
    public async Task AnotherBranch_IsDenied_AndAnotherOrganisationIsNotFound()
    {
        await BookAsync(Ana);
        await using var context = Sit(World.Sales);
        var page = Open(context, $"?date={Monday}&branch={World.Mall}");
        page.WaitForAssertion(() => Assert.Contains("Access denied", page.Markup, StringComparison.Ordinal));

        await using var south = Sit(World.SouthChief);
        var foreign = Open(south, $"?date={Monday}&branch={World.Centro}");
        foreign.WaitForElement(".state");
        Assert.DoesNotContain("Ana", foreign.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Centro", foreign.Markup, StringComparison.Ordinal);

        await using var platform = Sit(World.Platform);
        var nothing = Open(platform);
        nothing.WaitForAssertion(() => Assert.Contains("Access denied", nothing.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SeveralBranches_AreChosenByNameNeverSilently()
    {
        await using var context = Sit(World.Super);
        var page = Open(context);

        page.WaitForElement("#calendar-branch");
        Assert.Equal("Centro", page.Find(".page-title .badge").TextContent.Trim());

        page.Find("#calendar-branch").Change(World.Mall.ToString());
        page.WaitForAssertion(() => Assert.Equal("Mall", page.Find(".page-title .badge").TextContent.Trim()));
        Assert.EndsWith($"?date={Monday}&branch={World.Mall}", Address(context), StringComparison.Ordinal);
        Assert.Contains("Nothing to book on yet", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LinkToAVisit_OpensItInItsDayAndBranch()
    {
        var id = await BookAsync(Ana);
        await using var context = Sit(World.Super, World.Mall);

        var page = Open(context, $"?visit={id}");

        page.WaitForElement(".visit-facts");
        Assert.EndsWith($"?date={Monday}&branch={World.Centro}&visit={id}", Address(context), StringComparison.Ordinal);
        Assert.Equal("true", page.Find($".visit[data-visit='{id}']").GetAttribute("aria-current"));
    }

    [Fact]
    public async Task Clock_EveryMinute_MovesItsLineAndTakesPastTimesAway()
    {
        await using var context = Sit(World.Sales);
        var page = Open(context, "");
        var line = page.WaitForElement(".now");
        Assert.Equal("--top:180", line.GetAttribute("style"));
        Assert.Equal("12:00", page.Find(".slot").GetAttribute("data-time"));

        Database.Clock.Advance(TimeSpan.FromMinutes(20));
        context.GoTo($"{AppointmentsUrl.Path}?all=1");

        page.WaitForAssertion(() => Assert.Equal("--top:200", page.Find(".now").GetAttribute("style")));
        Assert.Equal("12:30", page.Find(".slot").GetAttribute("data-time"));
    }

    private async Task CancelAsync(Guid id)
    {
        await using var scope = Database.As(World.Admin);
        (
            await scope
                .Get<Optica.Data.Appointments.AppointmentLifeService>()
                .CancelAsync(id, "viaje", new ChangeOptions(), CancellationToken.None)
        ).Expect();
    }
}
