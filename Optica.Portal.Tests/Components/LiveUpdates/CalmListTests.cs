using Optica.Domain.Appointments;
using Optica.Portal.LiveUpdates;

namespace Optica.Portal.Tests.Components.LiveUpdates;

/// <summary>Nothing moves under the cursor because of somebody else.</summary>
public sealed class CalmListTests
{
    private static readonly DateTime Nine = new(2026, 11, 30, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Hold_WithOtherStatus_ShowsItAtOnce()
    {
        var (rows, waiting) = CalmList.Hold(
            [Row(1), Row(2)],
            [Row(1), Row(2) with { Status = AppointmentStatus.Confirmed }],
            row => row.StartsAt
        );

        Assert.Equal((0, AppointmentStatus.Confirmed), (waiting, rows[1].Status));
    }

    [Fact]
    public void Hold_WithOneMore_WaitsButBringsTheOthersUpToDate()
    {
        var (rows, waiting) = CalmList.Hold([Row(1), Row(3)], [Row(1), Row(2), Row(3) with { Version = 2 }], row => row.StartsAt);

        Assert.Equal([1, 3], rows.Select(Number));
        Assert.Equal((1, 2), (waiting, rows[1].Version));
    }

    [Fact]
    public void Hold_WithOneGone_KeepsItsPlace()
    {
        var (rows, waiting) = CalmList.Hold([Row(1), Row(2), Row(3)], [Row(1), Row(3)], row => row.StartsAt);

        Assert.Equal([1, 2, 3], rows.Select(Number));
        Assert.Equal(1, waiting);
    }

    [Fact]
    public void Hold_WithOneMoved_CountsItOnce()
    {
        var later = Row(1) with { StartsAt = Nine.AddHours(3) };

        var (rows, waiting) = CalmList.Hold([Row(1), Row(2)], [Row(2), later], row => row.StartsAt);

        Assert.Equal([1, 2], rows.Select(Number));
        Assert.Equal((1, later.StartsAt), (waiting, rows[0].StartsAt));
    }

    private static int Number(AppointmentRow row) => row.Id.ToByteArray(bigEndian: true)[^1];

    private static AppointmentRow Row(int number) =>
        new(
            Guid.Parse($"019ab000-0000-7000-8000-0000000000{number:00}"),
            1,
            Guid.Empty,
            "Centro",
            Guid.Empty,
            "Box 1",
            AppointmentType.EyeExam,
            AppointmentStatus.Scheduled,
            Nine.AddMinutes(number * 30),
            Nine.AddMinutes((number * 30) + 30),
            new Visitor(null, "Ana", null, Guid.Empty, "Centro")
        );
}
