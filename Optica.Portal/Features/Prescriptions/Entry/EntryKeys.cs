namespace Optica.Portal.Features.Prescriptions.Entry;

/// <summary>Keys of the entry as they stand on the buttons; <c>js/prescriptions.js</c> listens to them.</summary>
public static class EntryKeys
{
    /// <summary>Reads the line.</summary>
    public const string Read = "Enter";

    /// <summary>Copies the right eye to the left.</summary>
    public const string Copy = "Alt C";

    /// <summary>Unfolds the prisms.</summary>
    public const string Prism = "Alt P";

    /// <summary>Takes the last step back.</summary>
    public const string Undo = "Alt 0";

    /// <summary>Takes a correction over.</summary>
    public static string Fix(int number) => $"Alt {number}";
}
