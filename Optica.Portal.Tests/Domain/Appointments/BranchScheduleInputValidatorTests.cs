using Optica.Domain.Appointments;
using static Optica.Portal.Tests.Domain.Appointments.Schedules;

namespace Optica.Portal.Tests.Domain.Appointments;

public sealed class BranchScheduleInputValidatorTests
{
    private static readonly BranchScheduleInputValidator Rules = new();

    public static TheoryData<string, Action<BranchScheduleInput>> Broken =>
        new()
        {
            { "Days:week_of_seven_days", input => input.Days.RemoveAt(6) },
            { "Days[0].Opens:opening_required", input => input.Days[0].Opens = null },
            { "Days[1].Closes:closing_required", input => input.Days[1].Closes = null },
            { "Days[0].Opens:time_off_step", input => input.Days[0].Opens = new TimeOnly(9, 1) },
            { "Days[0].Closes:time_off_step", input => input.Days[0].Closes = new TimeOnly(18, 0, 1) },
            { "Days[4].Closes:closing_before_opening", input => input.Days[4].Closes = Time("09:00") },
            { "Days[4].Closes:closing_before_opening", input => input.Days[4].Closes = Time("08:00") },
            { "Days[0].LunchFrom:lunch_incomplete", input => input.Days[0].LunchUntil = Time("14:00") },
            { "Days[0].LunchUntil:lunch_incomplete", input => input.Days[0].LunchFrom = Time("13:00") },
            { "Days[0].LunchFrom:lunch_outside_hours", input => Lunch(input, "09:00", "10:00") },
            { "Days[0].LunchUntil:lunch_outside_hours", input => Lunch(input, "17:00", "18:00") },
            { "Days[0].LunchUntil:lunch_ends_before_start", input => Lunch(input, "13:00", "13:00") },
            { "Days[0].LunchFrom:time_off_step", input => Lunch(input, "13:02", "14:00") },
            { "Days[0].LunchUntil:time_off_step", input => Lunch(input, "13:00", "14:03") },
            { "SlotMinutes:minutes_out_of_range", input => input.SlotMinutes = null },
            { "SlotMinutes:minutes_out_of_range", input => input.SlotMinutes = 0 },
            { "SlotMinutes:minutes_out_of_range", input => input.SlotMinutes = 12 },
            { "SlotMinutes:minutes_out_of_range", input => input.SlotMinutes = 125 },
            { "BufferMinutes:minutes_out_of_range", input => input.BufferMinutes = -5 },
            { "BufferMinutes:minutes_out_of_range", input => input.BufferMinutes = 65 },
            { "BufferMinutes:minutes_out_of_range", input => input.BufferMinutes = 3 },
            { "NoticeMinutes:threshold_out_of_range", input => input.NoticeMinutes = -1 },
            { "NoticeMinutes:threshold_out_of_range", input => input.NoticeMinutes = 43_201 },
            { "AdvanceDays:threshold_out_of_range", input => input.AdvanceDays = 0 },
            { "AdvanceDays:threshold_out_of_range", input => input.AdvanceDays = 731 },
            { "BlockedDates:blocked_date_repeated", input => Block(input, "2026-12-25", "2026-12-25") },
            { "BlockedDates[1].Day:date_required", input => Block(input, "2026-12-25", null) },
            { "BlockedDates[0].Day:validity_out_of_range", input => Block(input, "1999-12-31") },
            { "BlockedDates[0].Day:validity_out_of_range", input => Block(input, "2101-01-01") },
            { "BlockedDates[0].Reason:too_long", input => input.BlockedDates = [Blocked("2026-12-25", new string('x', 101))] },
            { "BlockedDates[0].Reason:control_characters", input => input.BlockedDates = [Blocked("2026-12-25", "a\0")] },
            {
                "BlockedDates:list_too_long",
                input =>
                    input.BlockedDates = [
                        .. Enumerable.Range(0, 401).Select(day => new BlockedDateInput { Day = Day("2026-01-01").AddDays(day) }),
                    ]
            },
        };

    private static Action<BranchScheduleInput>[] Fine =>
        [
            input => input.Days[0].Closes = TimeOnly.MinValue,
            input => Set(input.Days[6], AllDay),
            input => Lunch(input, "13:00", "14:00"),
            input => Lunch(input, "09:05", "17:55"),
            // the times of a closed day are not looked at
            input => (input.Days[0].IsOpen, input.Days[0].Opens, input.Days[0].Closes) = (false, new TimeOnly(9, 1), null),
            input => (input.SlotMinutes, input.BufferMinutes, input.NoticeMinutes, input.AdvanceDays) = (5, 60, 43_200, 730),
            input => (input.SlotMinutes, input.BufferMinutes, input.NoticeMinutes, input.AdvanceDays) = (120, 0, 0, 1),
            input => Block(input, "2026-12-25", "2027-12-25"),
        ];

    [Theory]
    [MemberData(nameof(Broken))]
    public void Validate_BrokenRule_NamesFieldAndCode(string expected, Action<BranchScheduleInput> damage) =>
        Assert.Equal([expected], Codes(damage));

    [Fact]
    public void Validate_Boundaries_AreFine() => Assert.All(Fine, change => Assert.Empty(Codes(change)));

    [Fact]
    public void Validate_Nulls_NeverThrow()
    {
        var input = new BranchScheduleInput { Days = null!, BlockedDates = null! };

        Assert.Contains(Rules.Validate(input).Errors, error => error.ErrorCode == "week_of_seven_days");
    }

    private static List<string> Codes(Action<BranchScheduleInput> change)
    {
        var input = BranchScheduleInput.Of(Usual());
        change(input);
        return [.. Rules.Validate(input).Errors.Select(error => $"{error.PropertyName}:{error.ErrorCode}")];
    }

    private static void Lunch(BranchScheduleInput input, string from, string until) =>
        (input.Days[0].LunchFrom, input.Days[0].LunchUntil) = (Time(from), Time(until));

    private static void Block(BranchScheduleInput input, params string?[] days) =>
        input.BlockedDates = [.. days.Select(day => Blocked(day, reason: null))];

    private static BlockedDateInput Blocked(string? day, string? reason) => new() { Day = day is null ? null : Day(day), Reason = reason };
}
