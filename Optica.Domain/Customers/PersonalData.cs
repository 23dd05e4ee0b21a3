namespace Optica.Domain.Customers;

/// <summary>All that is stored about a person, for themselves (CL-12: access, portability).</summary>
public sealed record PersonalData
{
    /// <summary>The customer.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>Their name.</summary>
    public required string Name { get; init; }

    /// <summary>The chain that stores it.</summary>
    public required string Organisation { get; init; }

    /// <summary>Their branch.</summary>
    public required string Branch { get; init; }

    /// <summary>Its zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Name of who hands it out.</summary>
    public required string MadeBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime MadeAt { get; init; }

    /// <summary>Table by table.</summary>
    public required IReadOnlyList<PersonalSection> Sections { get; init; }

    /// <summary>Whether the medical parts are in it; only for who has the clinical permission (CL-13).</summary>
    public required bool HasMedical { get; init; }
}

/// <summary>One table of what is stored about a person.</summary>
/// <param name="Name">Its name, snake_case.</param>
/// <param name="Columns">Names of its columns, snake_case.</param>
/// <param name="Rows">The rows: texts, numbers, yes and no, or null, a value a column.</param>
public sealed record PersonalSection(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);
