using Microsoft.Extensions.Localization;
using Optica.Domain.Prescriptions;
using Optica.Portal.Features.Prescriptions.Entry;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Prescriptions.Components;

/// <summary>A row of the entry grid.</summary>
/// <param name="Name">OD, OS, or the two together.</param>
/// <param name="Title">The same in full.</param>
/// <param name="Place">Which row, from 0.</param>
/// <param name="Cells">Its cells; null where there is nothing to type.</param>
public sealed record GridRow(string Name, string Title, int Place, IReadOnlyList<EntryCell?> Cells)
{
    /// <summary>An eye's row.</summary>
    public static GridRow Of(Eye eye, EntryBlock block, IStringLocalizer<PrescriptionTexts> words) =>
        new(eye.Label(), words[$"eye_{eye}"], eye == Eye.Right ? 0 : 1, [.. block.Columns.Select(column => new EyeCell(column, eye))]);

    /// <summary>The row of what is measured of both eyes together.</summary>
    public static GridRow OfBoth(EntryBlock block, IStringLocalizer<PrescriptionTexts> words) =>
        new(words["eye_both_short"], words["eye_both"], 2, [.. block.Columns.Select(column => PairCell.Of(column.Name))]);
}
