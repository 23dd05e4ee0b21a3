using FsCheck;
using FsCheck.Fluent;
using Optica.Domain.Appointments;
using static Optica.Portal.Tests.Domain.Appointments.Schedules;

namespace Optica.Portal.Tests.Domain.Appointments;

public sealed class WallClockTests
{
    [Theory]
    [InlineData("America/Santiago", "2026-09-05 23:59", "03:59")]
    [InlineData("America/Santiago", "2026-09-06 00:00", "")]
    [InlineData("America/Santiago", "2026-09-06 00:59", "")]
    [InlineData("America/Santiago", "2026-09-06 01:00", "04:00")]
    [InlineData("America/Santiago", "2026-04-04 22:59", "01:59")]
    [InlineData("America/Santiago", "2026-04-04 23:00", "02:00 03:00")]
    [InlineData("America/Santiago", "2026-04-04 23:59", "02:59 03:59")]
    [InlineData("America/Santiago", "2026-04-05 00:00", "04:00")]
    [InlineData("Pacific/Easter", "2026-09-05 22:30", "")]
    [InlineData("Pacific/Easter", "2026-09-05 23:00", "04:00")]
    [InlineData("Pacific/Easter", "2026-04-04 21:30", "02:30 03:30")]
    [InlineData("America/Punta_Arenas", "2026-09-06 00:30", "03:30")]
    [InlineData("America/Punta_Arenas", "2026-04-04 23:30", "02:30")]
    [InlineData("America/Coyhaique", "2026-09-06 00:30", "03:30")]
    [InlineData("America/Coyhaique", "2026-04-04 23:30", "02:30")]
    public void Instants_Time_ComesNeverOnceOrTwice(string zone, string local, string utc) =>
        Assert.Equal(utc, string.Join(' ', WallClock.Instants(Utc(local), Zone(zone)).Select(at => at.ToString("HH:mm"))));

    [Fact]
    public void Instants_AnyInstant_IsAmongThoseOfItsLocalTime() =>
        Prop.ForAll(
                Gen.Elements(ZoneNames).ToArbitrary(),
                Gen.Choose(0, 3 * 366 * 96).ToArbitrary(),
                (name, quarter) =>
                {
                    var (zone, at) = (Zone(name), Utc("2025-01-01 00:00").AddMinutes(15 * quarter));
                    var all = WallClock.Instants(TimeZoneInfo.ConvertTimeFromUtc(at, zone), zone);
                    return all.Contains(at) && all.Count <= 2 && all.All(one => one.Kind == DateTimeKind.Utc);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData("2026-09-06 03:59", 23, -4)]
    [InlineData("2026-09-06 04:00", 1, -3)]
    [InlineData("2026-04-05 02:59", 23, -3)]
    [InlineData("2026-04-05 03:00", 23, -4)]
    [InlineData("2026-04-05 04:00", 0, -4)]
    public void Of_AroundTheChange_HasTheRightOffset(string utc, int hour, int offset)
    {
        var local = WallClock.Of(Utc(utc), Santiago);

        Assert.Equal((hour, TimeSpan.FromHours(offset)), (local.Hour, local.Offset));
    }
}
