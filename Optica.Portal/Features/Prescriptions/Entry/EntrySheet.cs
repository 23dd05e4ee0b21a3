using Optica.Domain.Prescriptions;

namespace Optica.Portal.Features.Prescriptions.Entry;

/// <summary>
/// What stands in the grid: values in the input, and beside them the texts that are refused, which stay as typed until they are
/// corrected (CL-8). A refused cell holds no value.
/// </summary>
/// <param name="input">The input that is filled.</param>
/// <param name="rules">The organisation's settings.</param>
public sealed class EntrySheet(PrescriptionInput input, PrescriptionRules rules)
{
    private readonly Dictionary<string, EntryRefusal> refused = new(StringComparer.Ordinal);

    /// <summary>What is refused.</summary>
    public IReadOnlyCollection<EntryRefusal> Refusals => refused.Values;

    /// <summary>Whether spheres and cylinders may stand in eighths.</summary>
    public bool Eighths => rules.Eighths;

    /// <summary>What stands in a cell.</summary>
    public string? Text(EntryCell cell) => Refusal(cell) is { } typed ? typed.Text : cell.Show(input);

    /// <summary>Why a cell's text is refused, or null.</summary>
    public EntryRefusal? Refusal(EntryCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return refused.GetValueOrDefault(cell.Path);
    }

    /// <summary>
    /// Takes what was typed. A binocular distance typed at an eye goes where both eyes' stands: the ranges do not overlap, and halves are
    /// no measure (OR-6).
    /// </summary>
    /// <param name="cell">Where.</param>
    /// <param name="text">As typed.</param>
    public void Take(EntryCell cell, string? text)
    {
        ArgumentNullException.ThrowIfNull(cell);
        refused.Remove(cell.Path);
        if (cell.Take(input, text, rules.Eighths) is not { } fault)
        {
            return;
        }

        if (cell.Eye is not null && PairCell.Of(cell.Name) is { } pair && Dioptre.Read(text, pair.Scale).Value is { } both)
        {
            refused.Remove(pair.Path);
            pair.Write(input, both);
        }
        else
        {
            refused[cell.Path] = new(cell, text, fault);
        }
    }

    /// <summary>Takes values as they are. What is refused stays where they say nothing.</summary>
    public void Take(OpticalValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        input.Take(values);
        Forget(refusal => refusal.Cell.Show(input).Length > 0);
    }

    /// <summary>Takes what a shorthand line said, and leaves the rest. What is refused stays where it said nothing.</summary>
    public void Fill(OpticalValues said)
    {
        ArgumentNullException.ThrowIfNull(said);
        input.Fill(said);
        Forget(refusal => refusal.Cell.Show(input).Length > 0);
    }

    /// <summary>Gives up refused texts of cells that are not there any more.</summary>
    /// <param name="isThere">Whether a cell is.</param>
    public void KeepOnly(Func<EntryCell, bool> isThere) => Forget(refusal => !isThere(refusal.Cell));

    private void Forget(Func<EntryRefusal, bool> which)
    {
        foreach (var refusal in refused.Values.Where(which).ToList())
        {
            refused.Remove(refusal.Cell.Path);
        }
    }
}

/// <summary>A text that is no value.</summary>
/// <param name="Cell">Where it stands.</param>
/// <param name="Text">As typed.</param>
/// <param name="Fault">Why it is refused.</param>
public sealed record EntryRefusal(EntryCell Cell, string? Text, ValueFault Fault);
