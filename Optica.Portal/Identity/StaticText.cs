namespace Optica.Portal.Identity;

/// <summary>What a field of a static page can show again of what was typed.</summary>
internal static class StaticText
{
    /// <summary>
    /// The text without the invisible control characters U+0080 to U+009F: HTML can only hold them as numbers, and a browser reads those
    /// numbers as other letters (0x83 as ƒ), so that something else would stand there than was typed.
    /// </summary>
    public static string? Of(string? typed) =>
        typed is null ? null : string.Concat(typed.Where(letter => letter is < '\u0080' or > '\u009F'));
}
