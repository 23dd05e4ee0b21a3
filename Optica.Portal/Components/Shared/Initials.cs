using System.Globalization;

namespace Optica.Portal.Components.Shared;

/// <summary>Two letters for a person.</summary>
public static class Initials
{
    /// <summary>First letters of the first and the last word; a dot for nobody.</summary>
    public static string Of(string? name)
    {
        var words = (name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words switch
        {
            [] => "·",
            [var only] => First(only),
            [var first, .., var last] => First(first) + First(last),
        };
    }

    private static string First(string word) => StringInfo.GetNextTextElement(word).ToUpper(CultureInfo.CurrentCulture);
}
