namespace Optica.Domain.Audit;

/// <summary>How much of a customer was seen, by and large.</summary>
public enum SightingKind
{
    /// <summary>A row in a list: name, RUT, ways to reach them.</summary>
    List = 1,

    /// <summary>A hit of a search.</summary>
    Search = 2,

    /// <summary>The profile or a record.</summary>
    Record = 3,

    /// <summary>What is medical.</summary>
    Medical = 4,

    /// <summary>A row of a report or a file, which can leave the house.</summary>
    Export = 5,
}
