using FsCheck;
using FsCheck.Fluent;
using Optica.Domain.Appointments;
using static Optica.Portal.Tests.Domain.Appointments.Schedules;

namespace Optica.Portal.Tests.Domain.Appointments;

public sealed class SlotKeyTests
{
    private static readonly Guid One = new("00000000-0000-7000-8000-000000000001");
    private static readonly Guid Other = new("00000000-0000-7000-8000-000000000002");

    [Theory]
    [InlineData(15, 0, 3)]
    [InlineData(30, 10, 8)]
    [InlineData(120, 60, 36)]
    public void Of_Visit_IsACellForEveryFiveMinutes(int minutes, int buffer, int cells)
    {
        var start = Utc("2026-11-30 12:00");

        var keys = SlotKey.Of(new VisitTime(One, start, minutes, buffer));

        Assert.Equal(cells, keys.Count);
        Assert.Equal(Enumerable.Range(0, cells).Select(cell => start.AddMinutes(5 * cell)), keys.Select(key => key.StartsAt));
        Assert.All(keys, key => Assert.Equal((One, DateTimeKind.Utc), (key.ResourceId, key.StartsAt.Kind)));
    }

    /// <summary>Cells are stored: their numbers must never change.</summary>
    [Fact]
    public void Of_KnownInstant_IsItsNumber() =>
        Assert.Equal(
            [5_990_112, 5_990_113, 5_990_114],
            SlotKey.Of(new VisitTime(One, Utc("2026-12-12 00:00"), 15)).Select(key => key.Cell)
        );

    [Fact]
    public void Of_BackToBack_SharesNothing()
    {
        var first = SlotKey.Of(new VisitTime(One, Utc("2026-11-30 12:00"), 30));

        Assert.Empty(first.Intersect(SlotKey.Of(new VisitTime(One, Utc("2026-11-30 12:30"), 30))));
        Assert.Single(first.Intersect(SlotKey.Of(new VisitTime(One, Utc("2026-11-30 12:25"), 30))));
        Assert.Empty(first.Intersect(SlotKey.Of(new VisitTime(Other, Utc("2026-11-30 12:00"), 30))));
    }

    [Fact]
    public void Of_TheTwoHoursOfOneName_ShareNothing()
    {
        var twice = WallClock.Instants(new DateTime(2026, 4, 4, 23, 0, 0), Santiago);

        Assert.Empty(SlotKey.Of(new VisitTime(One, twice[0], 60)).Intersect(SlotKey.Of(new VisitTime(One, twice[1], 60))));
    }

    [Fact]
    public void Of_OffTheStep_IsAProgrammersMistake()
    {
        var start = Utc("2026-11-30 12:00");

        Assert.All(
            [
                new VisitTime(One, start.AddMinutes(1), 30),
                new VisitTime(One, start.AddTicks(1), 30),
                new VisitTime(One, DateTime.SpecifyKind(start, DateTimeKind.Local), 30),
                new VisitTime(One, start, 31),
                new VisitTime(One, start, 30, 3),
                new VisitTime(One, start, 0),
                new VisitTime(One, start, 30, -5),
            ],
            time => Assert.Throws<ArgumentException>(() => SlotKey.Of(time))
        );
    }

    /// <summary>Overlap is judged by instants here, not by <see cref="VisitTime.Overlaps"/>.</summary>
    [Fact]
    public void Of_AnyTwoVisits_ShareAKeyIfAndOnlyIfTheyOverlap() =>
        Prop.ForAll(
                Visits(),
                Visits(),
                (one, other) =>
                {
                    var overlap =
                        one.ResourceId == other.ResourceId
                        && one.StartsAt < other.StartsAt.AddMinutes(other.Minutes + other.BufferMinutes)
                        && other.StartsAt < one.StartsAt.AddMinutes(one.Minutes + one.BufferMinutes);
                    return SlotKey.Of(one).Intersect(SlotKey.Of(other)).Any() == overlap && one.Overlaps(other) == overlap;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void Visits_Many_OverlapOftenAndOftenDoNot()
    {
        var pairs = Visits().Generator.Two().Sample(1_000).Count(pair => pair.Item1.Overlaps(pair.Item2));

        Assert.InRange(pairs, 50, 950);
    }

    private static Arbitrary<VisitTime> Visits() =>
        (
            from resource in Gen.Elements(One, One, Other)
            from start in Gen.Choose(0, 100)
            from minutes in Gen.Choose(3, 24)
            from buffer in Gen.Choose(0, 12)
            select new VisitTime(resource, Utc("2026-04-05 00:00").AddMinutes(5 * start), 5 * minutes, 5 * buffer)
        ).ToArbitrary();
}
