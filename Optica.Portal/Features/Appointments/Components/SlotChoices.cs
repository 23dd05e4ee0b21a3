using Optica.Domain.Appointments;

namespace Optica.Portal.Features.Appointments.Components;

/// <summary>A time that can be chosen, and on what it would be booked.</summary>
/// <param name="Slot">The time.</param>
/// <param name="ResourceId">The optometrist or box.</param>
/// <param name="Resource">Its name.</param>
public sealed record SlotChoice(Slot Slot, Guid ResourceId, string Resource);

/// <summary>What is offered of the free times of a day. Pure.</summary>
public static class SlotChoices
{
    /// <summary>Every time once, in order: on the resource wanted, or on the first by name that is free.</summary>
    /// <param name="day">The free times of all resources.</param>
    /// <param name="resourceId">Only this one; null for whoever is free.</param>
    public static IReadOnlyList<SlotChoice> Of(DaySlots day, Guid? resourceId) =>
        [
            .. All(day)
                .Where(choice => resourceId is null || choice.ResourceId == resourceId)
                .DistinctBy(choice => choice.Slot.StartsAt)
                .OrderBy(choice => choice.Slot.StartsAt),
        ];

    /// <summary>The times nearest to one that is not free: of the resource wanted first, where two are as near.</summary>
    /// <param name="day">The free times of all resources.</param>
    /// <param name="wanted">UTC.</param>
    /// <param name="resourceId">The resource wanted, or null.</param>
    /// <param name="count">At most so many.</param>
    public static IReadOnlyList<SlotChoice> Nearest(DaySlots day, DateTime wanted, Guid? resourceId, int count) =>
        [
            .. All(day)
                .OrderBy(choice => (choice.Slot.StartsAt - wanted).Duration())
                .ThenByDescending(choice => choice.ResourceId == resourceId)
                .ThenBy(choice => choice.Slot.StartsAt)
                .Take(count),
        ];

    private static IEnumerable<SlotChoice> All(DaySlots day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return day.Resources.SelectMany(row => row.Slots.Select(slot => new SlotChoice(slot, row.ResourceId, row.Resource)));
    }
}
