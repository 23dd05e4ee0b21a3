using System.Text;

namespace Optica.Portal.Exports;

/// <summary>Names of tabs as Excel takes them: at most 31 characters, none of <c>[]:*?/\</c>, no quote at an end, none twice.</summary>
internal static class SheetNames
{
    private const int Most = 31;
    private const string Forbidden = "[]:*?/\\";

    /// <summary>A legal name close to the wanted one, and not among those taken; it is added to them.</summary>
    public static string Take(string wanted, HashSet<string> taken)
    {
        var name = Legal(wanted);
        for (var number = 2; !taken.Add(name); number++)
        {
            var ending = $" {number}";
            name = Cut(Legal(wanted), Most - ending.Length) + ending;
        }

        return name;
    }

    private static string Legal(string wanted)
    {
        var name = new StringBuilder();
        foreach (var rune in CellText.Clean(wanted).EnumerateRunes().Where(rune => !Rune.IsControl(rune) && rune != Rune.ReplacementChar))
        {
            var word = rune.ToString();
            name.Append(Rune.IsWhiteSpace(rune) || Forbidden.Contains(word, StringComparison.Ordinal) ? " " : word);
        }

        var words = string.Join(' ', name.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('\'');
        var legal = Cut(words, Most).Trim('\'', ' ');
        // "History" is Excel's own
        return legal.Length == 0 || legal.Equals("history", StringComparison.OrdinalIgnoreCase) ? $"{legal}_" : legal;
    }

    private static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)].TrimEnd();
}
