using Optica.Domain.Resources;

namespace Optica.Domain.Prescriptions;

/// <summary>An eye; the right one always comes first (OR-8).</summary>
public enum Eye
{
    /// <summary>OD, oculus dexter.</summary>
    Right = 1,

    /// <summary>OS, oculus sinister; OI in Spanish.</summary>
    Left = 2,
}

/// <summary>The eyes' names.</summary>
public static class Eyes
{
    /// <summary>Both, the right one first.</summary>
    public static readonly IReadOnlyList<Eye> Both = [Eye.Right, Eye.Left];

    /// <summary>The short name in the current UI culture: OD, and OS or OI.</summary>
    public static string Label(this Eye eye) => eye == Eye.Right ? "OD" : DomainText.Get("eye_left");

    /// <summary>The fellow eye.</summary>
    public static Eye Other(this Eye eye) => eye == Eye.Right ? Eye.Left : Eye.Right;
}
