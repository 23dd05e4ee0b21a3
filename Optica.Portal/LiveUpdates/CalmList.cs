using Optica.Domain.Common;

namespace Optica.Portal.LiveUpdates;

/// <summary>Keeps a list still under the cursor while others change it: rows are brought up to date where they stand, the rest waits.</summary>
public static class CalmList
{
    /// <summary>How many rows are not as they are on screen: what others did elsewhere is no news here.</summary>
    /// <param name="shown">The rows on screen.</param>
    /// <param name="fresh">The rows as they are now.</param>
    public static int Differences<TRow>(IReadOnlyList<TRow> shown, IReadOnlyList<TRow> fresh)
        where TRow : class => Math.Max(fresh.Except(shown).Count(), shown.Except(fresh).Count());

    /// <summary>What can be shown without moving anything.</summary>
    /// <param name="shown">The rows on screen.</param>
    /// <param name="fresh">The rows as they are now, in their order.</param>
    /// <param name="place">What a row stands by, such as its time; null where another place is no news.</param>
    /// <returns>The rows to show, and how many changes wait: rows that came, went or stand by something else.</returns>
    public static (IReadOnlyList<TRow> Rows, int Waiting) Hold<TRow>(
        IReadOnlyList<TRow> shown,
        IReadOnlyList<TRow> fresh,
        Func<TRow, object>? place = null
    )
        where TRow : class, IListed
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(fresh);
        if (shown.Select(row => row.Id).SequenceEqual(fresh.Select(row => row.Id)))
        {
            return (fresh, 0);
        }

        var known = fresh.ToDictionary(row => row.Id);
        var came = fresh.Count - shown.Count(row => known.ContainsKey(row.Id));
        var gone = shown.Count(row => !known.ContainsKey(row.Id));
        var moved = shown.Count(row => known.TryGetValue(row.Id, out var now) && place is not null && !place(now).Equals(place(row)));
        // on a full page the one that comes pushes another one off
        return ([.. shown.Select(row => known.GetValueOrDefault(row.Id, row))], Math.Max(came, gone) + moved);
    }
}
