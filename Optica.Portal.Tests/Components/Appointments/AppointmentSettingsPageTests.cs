using Bunit;
using Microsoft.EntityFrameworkCore;
using Optica.Domain.Appointments;
using Optica.Portal.Features.Appointments;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Appointments;

/// <summary>When a branch takes visits, and on what.</summary>
public sealed class AppointmentSettingsPageTests : CalendarContext
{
    [Fact]
    public async Task Hours_OfABranch_AreSavedAsAWhole()
    {
        await using var context = Sit(World.Admin);
        var page = Settings(context);
        Assert.Equal("09:00", page.Find("#opens-0").GetAttribute("value"));
        Assert.Equal(5, page.FindAll(".week-row input[type=checkbox][checked]").Count);

        page.Find("#opens-0").Change("930");
        page.Find("#lunch-from-0").Change("13");
        page.Find("#lunch-until-0").Change("14:00 hrs");
        page.FindAll(".card button").Single(button => button.TextContent.Contains("as Monday", StringComparison.Ordinal)).Click();
        page.FindAll(".week-row input[type=checkbox]")[5].Change(true);
        page.Find("#closes-5").Change("24:00");
        page.Find("#slot-minutes").Change("20 min");
        page.Find("#buffer-minutes").Change("5");
        page.FindAll(".blocked button").Single(button => button.TextContent.Contains("Block a date", StringComparison.Ordinal)).Click();
        page.WaitForElement("#blocked-day-0").Change("25-12-2026");
        page.Find("#blocked-reason-0").Change("Navidad");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Hours saved", Assert.Single(context.Said).Text));
        var stored = await Database.ReadAsync(db => db.BranchSchedules.Include(row => row.BlockedDates).SingleAsync());
        Assert.Equal(
            "mon 09:30-18:00 13:00-14:00; tue 09:30-18:00 13:00-14:00; wed 09:30-18:00 13:00-14:00; thu 09:30-18:00 13:00-14:00; "
                + "fri 09:30-18:00 13:00-14:00; sat 09:00-00:00",
            stored.Week.ToString()
        );
        Assert.Equal((20, 5, World.Centro), (stored.SlotMinutes, stored.BufferMinutes, stored.BranchId));
        Assert.Equal((new DateOnly(2026, 12, 25), "Navidad"), (stored.BlockedDates[0].Day, stored.BlockedDates[0].Reason));
    }

    [Fact]
    public async Task Hours_ThatCannotBe_AreSaidBesideTheirFields()
    {
        await using var context = Sit(World.Admin);
        var page = Settings(context);

        page.Find("#closes-0").Change("8:00");
        page.Find("#lunch-from-1").Change("13:00");
        page.Find("#opens-2").Change("nueve");
        page.Find("#slot-minutes").Change("7");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Enter 5 to 120 minutes, in steps of 5.", Messages(page, "SlotMinutes")));
        Assert.Contains("must close after it opens", Messages(page, "Closes"), StringComparison.Ordinal);
        Assert.Contains("Enter when lunch begins", Messages(page, "LunchUntil"), StringComparison.Ordinal);
        Assert.Equal("Write a time such as 9:30 or 18:00.", Messages(page, "Opens"));
        Assert.False(await Database.ReadAsync(db => db.BranchSchedules.AnyAsync()));
    }

    [Fact]
    public async Task Hours_SavedBySomebodyElseMeanwhile_AreNotOverwritten()
    {
        await using var context = Sit(World.Admin);
        var page = Settings(context);
        page.Find("#slot-minutes").Change("20");
        await Database.SetHoursAsync(World.Centro, input => input.BufferMinutes = 10);

        page.Find("form").Submit();

        page.WaitForElement("[data-form-problem] button").Click();
        page.WaitForAssertion(() => Assert.Equal("10 min", page.Find("#buffer-minutes").GetAttribute("value")));
        Assert.Equal(15, await Database.ReadAsync(db => db.BranchSchedules.Select(row => row.SlotMinutes).SingleAsync()));
    }

    [Fact]
    public async Task Resource_IsAddedRenamedAndTakenOutOfTheOffer()
    {
        await using var context = Sit(World.Admin);
        var page = Settings(context, "?edit=new");
        page.WaitForElement("#resource-form").Submit();
        page.WaitForAssertion(() => Assert.NotEqual("", Messages(page, "Name")));
        page.Find("#resource-kind").Change("0");
        page.Find("#resource-name").Change("Dra. Vidal");
        page.WaitForElement("#resource-user").Change("1");
        page.Find("#resource-form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Saved: Dra. Vidal", context.Said[^1].Text));
        var made = await Database.ReadAsync(db => db.BookableResources.SingleAsync(row => row.Name == "Dra. Vidal"));
        Assert.Equal((ResourceKind.Optometrist, World.Centro, true), (made.Kind, made.BranchId, made.UserId is not null));

        context.GoTo(AppointmentSettingsPage.Address(World.Centro, made.Id.ToString()));
        page.WaitForElement("#resource-active").Change("1");
        page.Find("#resource-form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Dra. Vidal", page.Find("li:has(.badge)").TextContent, StringComparison.Ordinal));
        Assert.False(
            await Database.ReadAsync(db => db.BookableResources.Where(row => row.Id == made.Id).Select(row => row.IsActive).SingleAsync())
        );
    }

    [Fact]
    public async Task Settings_AreForAdminsOnly_OfTheirBranches()
    {
        foreach (var person in new[] { World.Sales, World.Optometrist, World.Platform })
        {
            await using var context = Sit(person);
            var page = context.Open<AppointmentSettingsPage>(AppointmentSettingsPage.Path);
            page.WaitForAssertion(() => Assert.Contains("Access denied", page.Markup, StringComparison.Ordinal));
            Assert.DoesNotContain("Box 1", page.Markup, StringComparison.Ordinal);
        }

        await using var mall = Sit(World.MallAdmin);
        var other = mall.Open<AppointmentSettingsPage>(AppointmentSettingsPage.Address(World.Centro));
        other.WaitForAssertion(() => Assert.Contains("Access denied", other.Markup, StringComparison.Ordinal));

        await using var south = Sit(World.SouthChief);
        var foreign = south.Open<AppointmentSettingsPage>(AppointmentSettingsPage.Address(World.Centro));
        foreign.WaitForElement(".state");
        Assert.DoesNotContain("Centro", foreign.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SuperAdmin_ChoosesTheBranch()
    {
        await using var context = Sit(World.Super);
        var page = Settings(context, $"?branch={World.Centro}");

        page.Find("#settings-branch").Change(World.Mall.ToString());

        page.WaitForAssertion(() => Assert.Equal("Mall", page.Find(".page-title .badge").TextContent.Trim()));
        Assert.Contains("Nobody yet. Add the first one.", page.Markup, StringComparison.Ordinal);
    }

    private static IRenderedComponent<AppointmentSettingsPage> Settings(PortalContext context, string query = "")
    {
        var page = context.Open<AppointmentSettingsPage>($"{AppointmentSettingsPage.Path}{query}");
        page.WaitForElement("#opens-0");
        return page;
    }
}
