using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>What people do with the calendar, in words of the screen.</summary>
internal static class CalendarDesk
{
    /// <summary>A working day after those that the demo fills, another one for each test.</summary>
    public static string Day(int number)
    {
        var first = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(28);
        var day = Enumerable.Range(0, 60).Select(first.AddDays).Where(IsWorkday).ElementAt(number - 1);
        return string.Create(CultureInfo.InvariantCulture, $"/admin/appointments?date={day:yyyy-MM-dd}");
    }

    /// <summary>The demo's branches are closed on Sundays and two holidays; on Saturdays they have shorter hours.</summary>
    private static bool IsWorkday(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && (day.Month, day.Day) is not ((12, 25) or (1, 1));

    /// <summary>A text that begins so.</summary>
    public static Regex Starting(string text) => new($"^{text}", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>Waits until the form is closed.</summary>
    public static Task Gone(Visitor visitor) =>
        Assertions.Expect(visitor.Page.Locator("#booking-form")).ToHaveCountAsync(0, new() { Timeout = 20_000 });

    /// <summary>Fills the form for a guest, at a time or at the first that is free.</summary>
    public static async Task StartGuestAsync(this Visitor visitor, string day, string name, string? time = null)
    {
        var page = visitor.Page;
        await visitor.GoAsync($"{day}&book=1");
        // the page moves the focus there: what is typed elsewhere before would go there, too
        await Assertions.Expect(page.Locator("#visit-who")).ToBeFocusedAsync(new() { Timeout = 20_000 });
        await page.Locator("#visit-who").FillAsync(name);
        await page.Locator("#guest-phone").FillAsync(Phone(name));
        var choice = page.Locator(".slot-choice", time is null ? null : new() { HasText = time });
        await choice.First.ClickAsync();
    }

    /// <summary>A number of one's own: a phone that is known asks who the guest is.</summary>
    private static string Phone(string name) =>
        string.Create(CultureInfo.InvariantCulture, $"+569{40_000_000 + (name.Sum(letter => letter * 7919) % 9_999_999):00000000}");

    /// <summary>Books a guest and waits for the visit.</summary>
    public static async Task BookGuestAsync(this Visitor visitor, string day, string name)
    {
        await StartGuestAsync(visitor, day, name);
        await visitor.Page.Locator(".side-panel-foot .primary").ClickAsync();
        await visitor.Page.Locator(".visit", new() { HasText = name }).WaitForAsync();
        // the calendar is live: the visit may stand there before the form beside it has closed and made room
        await Assertions.Expect(visitor.Page.Locator(".side-panel")).ToHaveCountAsync(0);
    }
}
