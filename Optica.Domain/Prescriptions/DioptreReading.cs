namespace Optica.Domain.Prescriptions;

/// <summary>A text read as an optical value (CL-8).</summary>
/// <param name="Value">The value, or null when the text is blank or refused.</param>
/// <param name="Fault">Why it is refused, or null.</param>
public sealed record DioptreReading(decimal? Value, ValueFault? Fault = null)
{
    /// <summary>Whether nothing was typed; 0.00 is a value, this is none.</summary>
    public bool IsEmpty => Value is null && Fault is null;
}
