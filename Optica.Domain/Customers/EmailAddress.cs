using System.Globalization;
using System.Text;

namespace Optica.Domain.Customers;

/// <summary>
/// E-mail addresses (DOMAIN §2). Stored in lower case; a domain in other scripts keeps its own letters (not punycode), since that is
/// what people type, read and search. Local parts outside ASCII are refused: next to no mailbox has them, they are slips like <c>peña@gmail.com</c>.
/// </summary>
public static class EmailAddress
{
    private const int LongestAddress = 254;
    private const int LongestLocal = 64;
    private const int LongestLabel = 63;
    private const string LocalSigns = "!#$%&'*+-/=?^_`{|}~";

    private static readonly IdnMapping Idn = new();

    /// <summary>Checks an address and brings it to its stored form.</summary>
    /// <param name="text">Address as typed; white space around it is ignored.</param>
    /// <param name="email">The stored form, ≤ 254, or empty.</param>
    public static bool TryNormalise(string? text, out string email)
    {
        email = "";
        var line = TextRules.CleanLine(text);
        if (line is null || line.Length > LongestAddress)
        {
            return false;
        }

        var at = line.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || !IsLocal(line[..at]) || DomainOf(line[(at + 1)..]) is not { } domain)
        {
            return false;
        }

        email = $"{line[..at].ToLowerInvariant()}@{domain}";
        return true;
    }

    private static bool IsLocal(string local) =>
        local.Length <= LongestLocal
        && local
            .Split('.')
            .All(part =>
                part.Length > 0 && part.All(sign => char.IsAsciiLetterOrDigit(sign) || LocalSigns.Contains(sign, StringComparison.Ordinal))
            );

    /// <summary>The domain in lower case with its own letters, or null when it is none.</summary>
    private static string? DomainOf(string domain)
    {
        try
        {
            var ascii = Idn.GetAscii(domain).ToLowerInvariant();
            var shown = Idn.GetUnicode(ascii).Normalize(NormalizationForm.FormC);
            var known = IsDomain(ascii) && string.Equals(Idn.GetAscii(shown), ascii, StringComparison.OrdinalIgnoreCase);
            return known && TextRules.IsClean(shown, multiline: false) ? shown : null;
        }
        catch (ArgumentException)
        {
            return null; // the mapping says "no such domain" by throwing
        }
    }

    private static bool IsDomain(string ascii)
    {
        var labels = ascii.Split('.');
        return ascii.Length <= LongestAddress - 2
            && labels.Length >= 2
            && labels.All(IsLabel)
            && labels[^1].Length >= 2
            && char.IsAsciiLetter(labels[^1][0]);
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel
        && label[0] != '-'
        && label[^1] != '-'
        && label.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-');
}
