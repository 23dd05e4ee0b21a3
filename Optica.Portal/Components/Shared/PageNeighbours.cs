using Optica.Domain.Common;

namespace Optica.Portal.Components.Shared;

/// <summary>Where a page begins beside the one that is shown.</summary>
public static class PageNeighbours
{
    /// <summary>The row beside which the next or the previous page begins; of any other page, or of the same one again, nothing is known.</summary>
    /// <param name="shown">The page that is shown, of the same list.</param>
    /// <param name="wanted">Number of the page that is wanted.</param>
    /// <param name="id">Tells a row's id.</param>
    public static PageAnchor? Of<T>(Page<T>? shown, int wanted, Func<T, Guid> id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return shown is not { Items: { Count: > 0 } rows } ? null
            : wanted == shown.Number + 1 ? new(id(rows[^1]), IsBefore: false)
            : wanted == shown.Number - 1 ? new(id(rows[0]), IsBefore: true)
            : null;
    }
}
