using Optica.Domain.Appointments;
using Optica.Domain.Organisations;
using Optica.Portal.Features.Appointments.Components;

namespace Optica.Portal.Tests.Components.Appointments;

public sealed class SlotChoicesTests
{
    private static readonly DateTime Nine = new(2026, 11, 30, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Guid First = Guid.Parse("019ab000-0000-7000-8000-000000000001");
    private static readonly Guid Second = Guid.Parse("019ab000-0000-7000-8000-000000000002");

    [Fact]
    public void Of_Anybody_TakesTheFirstWhoIsFree() =>
        Assert.Equal(
            [(0, First), (15, Second), (30, First)],
            SlotChoices.Of(Day([0, 30], [15, 30]), null).Select(choice => (After(choice), choice.ResourceId))
        );

    [Fact]
    public void Of_One_TakesNobodyElse() => Assert.Equal([15, 30], SlotChoices.Of(Day([0, 30], [15, 30]), Second).Select(After));

    [Fact]
    public void Nearest_OnBothSides_PutsTheWantedResourceFirst() =>
        Assert.Equal(
            [(45, First), (15, Second), (45, Second), (0, First)],
            SlotChoices.Nearest(Day([0, 45, 90], [15, 45]), Nine.AddMinutes(30), First, 4).Select(Of)
        );

    [Fact]
    public void Nearest_AsNear_IsOfTheWantedResource() =>
        Assert.Equal((30, Second), Of(SlotChoices.Nearest(Day([30], [30]), Nine.AddMinutes(15), Second, 1)[0]));

    [Fact]
    public void Nearest_OfAFullDay_IsEmpty() => Assert.Empty(SlotChoices.Nearest(Day([], []), Nine, null, 4));

    private static (int, Guid) Of(SlotChoice choice) => (After(choice), choice.ResourceId);

    private static int After(SlotChoice choice) => (int)(choice.Slot.StartsAt - Nine).TotalMinutes;

    private static DaySlots Day(int[] first, int[] second) =>
        new(
            new BranchRow(Guid.Empty, "Centro", Branch.DefaultTimeZone, true),
            [Free(First, "Box 1", first), Free(Second, "Box 2", second)]
        );

    private static ResourceSlots Free(Guid id, string name, int[] minutes) =>
        new(
            id,
            name,
            ResourceKind.Box,
            [.. minutes.Select(after => new Slot(Nine.AddMinutes(after), Nine.AddMinutes(after + 30), default, default, false))]
        );
}
