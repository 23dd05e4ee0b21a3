namespace Optica.Domain.Customers;

/// <summary>What a text says as a RUT.</summary>
public enum RutKind
{
    /// <summary>Nothing was typed.</summary>
    Empty,

    /// <summary>Complete, and the check digit is right.</summary>
    Valid,

    /// <summary>Complete, but another check digit belongs to this number (CL-2).</summary>
    WrongDigit,

    /// <summary>A number without its check digit (CL-3).</summary>
    BodyOnly,

    /// <summary>Eight bare digits that read as seven and a right check digit, and as eight without one (CL-3).</summary>
    Ambiguous,

    /// <summary>One digit repeated, as people invent it: never a person's (CL-4).</summary>
    RepeatedDigits,

    /// <summary>Not the shape of a RUT.</summary>
    Malformed,
}

/// <summary>A text read as a RUT (CL-1 … CL-4).</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Canonical"><c>12345678-5</c> when it is complete and the digit is right, otherwise null.</param>
/// <param name="Suggestion">Canonical form of the completed or corrected RUT, or of the other reading when ambiguous.</param>
/// <param name="ExpectedDigit">The right check digit, <c>0</c>–<c>9</c> or <c>K</c>, when the typed one is wrong or missing.</param>
public sealed record RutReading(RutKind Kind, string? Canonical = null, string? Suggestion = null, char? ExpectedDigit = null);
