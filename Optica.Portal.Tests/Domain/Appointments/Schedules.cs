using Optica.Domain.Appointments;

namespace Optica.Portal.Tests.Domain.Appointments;

/// <summary>Schedules and zones for the tests.</summary>
internal static class Schedules
{
    public static readonly string[] ZoneNames = ["America/Santiago", "America/Punta_Arenas", "America/Coyhaique", "Pacific/Easter"];

    private static readonly BranchScheduleInputValidator Validator = new();

    public static readonly TimeZoneInfo Santiago = Zone("America/Santiago");
    public static readonly TimeZoneInfo Easter = Zone("Pacific/Easter");

    /// <summary>Open around the clock.</summary>
    public static readonly DayHours AllDay = new(TimeOnly.MinValue, TimeOnly.MinValue);

    public static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    public static BranchSchedule Usual() => BranchSchedule.Create(Guid.Parse("0b000000-0000-7000-8000-000000000001"), Branch);

    public static Guid Branch => Guid.Parse("0b000000-0000-7000-8000-000000000002");

    /// <summary>The usual schedule with some changes, which must be valid.</summary>
    public static BranchSchedule With(Action<BranchScheduleInput> change)
    {
        var schedule = Usual();
        var input = BranchScheduleInput.Of(schedule);
        change(input);
        BranchScheduleInputNormaliser.Normalise(input);
        Assert.Empty(Validator.Validate(input).Errors);
        schedule.Change(input, Utc("2026-01-01 12:00"));
        return schedule;
    }

    /// <summary>The same hours on every day of the week.</summary>
    public static BranchSchedule Daily(DayHours hours, Action<BranchScheduleInput>? change = null) =>
        With(input =>
        {
            foreach (var day in input.Days)
            {
                Set(day, hours);
            }

            change?.Invoke(input);
        });

    public static void Set(DayHoursInput day, DayHours hours) =>
        (day.IsOpen, day.Opens, day.Closes, day.LunchFrom, day.LunchUntil) = (
            true,
            hours.Opens,
            hours.Closes,
            hours.LunchFrom,
            hours.LunchUntil
        );

    public static DayHours Hours(string text)
    {
        var times = text.Split(' ', '-').Select(Time).ToList();
        return times.Count == 4 ? new(times[0], times[1], times[2], times[3]) : new(times[0], times[1]);
    }

    public static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", null);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);

    public static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", null), DateTimeKind.Utc);
}
