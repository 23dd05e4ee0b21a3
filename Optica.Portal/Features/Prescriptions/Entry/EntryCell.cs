using Optica.Domain.Prescriptions;

namespace Optica.Portal.Features.Prescriptions.Entry;

/// <summary>One input of the grid.</summary>
/// <param name="Name">Name of the property.</param>
/// <param name="Path">Its path from <see cref="PrescriptionInput"/>, as validators name it.</param>
public abstract record EntryCell(string Name, string Path)
{
    /// <summary>Id of the input.</summary>
    public string Id => $"rx-{Path.Replace('.', '-')}";

    /// <summary>The eye; null for a measure of both together.</summary>
    public virtual Eye? Eye => null;

    /// <summary>The written form of what is known; empty for nothing.</summary>
    public abstract string Show(PrescriptionInput input);

    /// <summary>Reads a text; what is refused leaves nothing behind.</summary>
    /// <returns>Why it is refused, or null.</returns>
    public abstract ValueFault? Take(PrescriptionInput input, string? text, bool eighths);

    /// <summary>The written form of a number of this cell.</summary>
    public abstract string Written(decimal value);

    /// <summary>How the browser formats and steps it; null for what is no number.</summary>
    public abstract EntrySteps? Steps(bool eighths);
}

/// <summary>The eyes of an input.</summary>
public static class EntryEyes
{
    /// <summary>The values typed for an eye.</summary>
    public static EyeInput Of(this PrescriptionInput input, Eye eye) => eye == Eye.Right ? input.Right : input.Left;
}
