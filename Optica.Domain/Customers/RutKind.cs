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
