using Optica.Domain.Appointments;

namespace Optica.Portal.Features.Appointments.Components;

/// <summary>Keeps a list still under the cursor while others change it: rows are brought up to date where they stand, the rest waits.</summary>
public static class CalmList
{
    /// <summary>What can be shown without moving anything.</summary>
    /// <param name="shown">The rows on screen.</param>
    /// <param name="fresh">The rows as they are now, in their order.</param>
    /// <returns>The rows to show, and how many changes wait: rows that came, went or have another time.</returns>
    public static (IReadOnlyList<AppointmentRow> Rows, int Waiting) Hold(
        IReadOnlyList<AppointmentRow> shown,
        IReadOnlyList<AppointmentRow> fresh
    )
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(fresh);
        if (shown.Select(row => row.Id).SequenceEqual(fresh.Select(row => row.Id)))
        {
            return (fresh, 0);
        }

        var known = fresh.ToDictionary(row => row.Id);
        var came = fresh.Count - shown.Count(row => known.ContainsKey(row.Id));
        var differ = shown.Count(row => !known.TryGetValue(row.Id, out var now) || now.StartsAt != row.StartsAt);
        return ([.. shown.Select(row => known.GetValueOrDefault(row.Id, row))], came + differ);
    }
}
