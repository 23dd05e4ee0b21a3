using Optica.Domain.Prescriptions;

namespace Optica.Portal.Features.Prescriptions.Entry;

/// <summary>A correction that one key takes over.</summary>
/// <param name="Number">Which key, from 1; beyond 9 there is only the button.</param>
/// <param name="Text">What would stand there.</param>
public abstract record EntryOffer(int Number, string Text)
{
    /// <summary>The last number with a key.</summary>
    public const int LastKey = 9;

    /// <summary>Tells offers apart, so that a key pressed for one never takes another that has come in its place.</summary>
    public abstract string Key { get; }
}

/// <summary>A value that a refused text may have been meant as.</summary>
/// <param name="Number">Which key.</param>
/// <param name="Text">The value as it is written.</param>
/// <param name="Cell">Where.</param>
public sealed record ValueOffer(int Number, string Text, EntryCell Cell) : EntryOffer(Number, Text)
{
    /// <inheritdoc />
    public override string Key => $"{Cell.Path} {Text}";
}

/// <summary>The values without a likely slip.</summary>
/// <param name="Number">Which key.</param>
/// <param name="Warning">The warning it settles.</param>
/// <param name="Fix">The correction.</param>
public sealed record FixOffer(int Number, PlausibilityWarning Warning, PlausibilityFix Fix) : EntryOffer(Number, Fix.Text)
{
    /// <inheritdoc />
    public override string Key => $"{Warning.Kind} {Text}";
}

/// <summary>What can be taken back.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Text">What came to stand there.</param>
/// <param name="Before">The values before it.</param>
/// <param name="After">The values it made.</param>
public sealed record EntryUndo(EntryStep Kind, string Text, OpticalValues Before, OpticalValues After);

/// <summary>Steps that change more than one cell at once.</summary>
public enum EntryStep
{
    /// <summary>A likely slip was corrected.</summary>
    Fix,

    /// <summary>A line of shorthand was read.</summary>
    Shorthand,

    /// <summary>The right eye was copied to the left.</summary>
    Copy,
}
