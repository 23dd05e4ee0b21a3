using System.Buffers;
using System.Globalization;
using System.Text;

namespace Optica.Portal.Exports;

/// <summary>
/// Text as a cell may hold it: without control characters and broken halves, not longer than Excel takes, and with the escape that
/// keeps <c>_x0041_</c> from being read as A.
/// </summary>
internal static class CellText
{
    /// <summary>Most characters in a cell.</summary>
    public const int Most = 32_767;

    private const char Replacement = '\uFFFD';

    // controls, halves of pairs, what XML forbids
    private static readonly SearchValues<char> Delicate = SearchValues.Create([
        '\uFFFE',
        '\uFFFF',
        .. Range('\0', '\u001F'),
        .. Range('\u007F', '\u009F'),
        .. Range('\uD800', '\uDFFF'),
    ]);

    /// <summary>The text as it stands in the file.</summary>
    public static string Safe(string text)
    {
        var clean = Clean(text);
        return clean.Contains("_x", StringComparison.Ordinal) ? Escape(clean) : clean;
    }

    /// <summary>The text without what no cell can hold; for ClosedXML, which escapes by itself.</summary>
    public static string Clean(string text) => text.Length <= Most && text.AsSpan().IndexOfAny(Delicate) < 0 ? text : Shorten(Sift(text));

    private static string Sift(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var sign = text[i];
            if (char.IsSurrogatePair(sign, i + 1 < text.Length ? text[i + 1] : '\0'))
            {
                clean.Append(sign).Append(text[++i]);
            }
            else if (char.IsSurrogate(sign) || sign is '\uFFFE' or '\uFFFF')
            {
                clean.Append(Replacement);
            }
            else if (sign == '\r')
            {
                // a line end is one sign in a cell; XML would make it one anyway
                clean.Append(i + 1 < text.Length && text[i + 1] == '\n' ? "" : "\n");
            }
            else if (sign is '\t' or '\n' || !char.IsControl(sign))
            {
                clean.Append(sign);
            }
        }

        return clean.ToString();
    }

    private static string Shorten(string text)
    {
        if (text.Length <= Most)
        {
            return text;
        }

        var kept = char.IsHighSurrogate(text[Most - 2]) ? Most - 2 : Most - 1;
        return string.Concat(text.AsSpan(0, kept), "…");
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            escaped.Append(IsEscape(text.AsSpan(i)) ? "_x005F_" : text.AsSpan(i, 1));
        }

        return escaped.ToString();
    }

    private static bool IsEscape(ReadOnlySpan<char> text) =>
        text is ['_', 'x', _, _, _, _, '_', ..]
        && ushort.TryParse(text.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(code => (char)code);
}
