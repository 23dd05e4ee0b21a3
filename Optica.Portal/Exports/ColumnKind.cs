namespace Optica.Portal.Exports;

/// <summary>What the cells of a column hold, and so how they look.</summary>
public enum ColumnKind
{
    /// <summary>Text, whatever it looks like: never a number, a date or a formula.</summary>
    Text = 1,

    /// <summary>A day (<see cref="DateOnly"/>).</summary>
    Date = 2,

    /// <summary>A UTC instant (<see cref="DateTime"/>), shown as date and time of the report's zone.</summary>
    Instant = 3,

    /// <summary>A whole number (<see cref="int"/> or <see cref="long"/>).</summary>
    Count = 4,

    /// <summary>Chilean pesos (<see cref="long"/>).</summary>
    Money = 5,

    /// <summary>A share (<see cref="double"/>; 0.25 is 25 %).</summary>
    Percent = 6,
}
