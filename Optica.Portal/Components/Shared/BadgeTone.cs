namespace Optica.Portal.Components.Shared;

/// <summary>Colour of a badge; the words say the same, so that nobody needs to see it.</summary>
public enum BadgeTone
{
    /// <summary>Nothing special.</summary>
    Neutral,

    /// <summary>The portal's own.</summary>
    Brand,

    /// <summary>Good.</summary>
    Success,

    /// <summary>Needs a look.</summary>
    Warning,

    /// <summary>Bad.</summary>
    Danger,

    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Valuable: the warm accent.</summary>
    Accent,
}
