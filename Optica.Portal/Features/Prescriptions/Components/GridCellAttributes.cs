using Optica.Portal.Features.Prescriptions.Entry;

namespace Optica.Portal.Features.Prescriptions.Components;

/// <summary>What an input of the grid tells screen readers and <c>js/prescriptions.js</c>.</summary>
internal static class GridCellAttributes
{
    /// <param name="cell">The cell.</param>
    /// <param name="label">Its name.</param>
    /// <param name="place">Where on the way of Enter, and whether Enter passes by.</param>
    /// <param name="eighths">Whether powers may stand in eighths.</param>
    /// <param name="errorId">Id of its messages, or null.</param>
    public static Dictionary<string, object> Of(EntryCell cell, string label, (int Order, bool Aside) place, bool eighths, string? errorId)
    {
        var all = new Dictionary<string, object>(
            cell.Steps(eighths)?.Attributes ?? new Dictionary<string, object>(StringComparer.Ordinal),
            StringComparer.Ordinal
        )
        {
            ["id"] = cell.Id,
            ["aria-label"] = label,
            ["data-rx-order"] = place.Order,
        };
        if (place.Aside)
        {
            all["data-rx-aside"] = true;
        }

        if (errorId is not null)
        {
            all["aria-invalid"] = "true";
            all["aria-describedby"] = errorId;
        }

        return all;
    }
}
