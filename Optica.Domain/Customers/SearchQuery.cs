namespace Optica.Domain.Customers;

/// <summary>
/// A search text taken apart (DOMAIN §4). A customer's line (<see cref="SearchText.For"/>) matches when any of these holds, each of which a
/// database can say literally: every name word begins the line or stands in it after a space; the line contains
/// <see cref="EmailPart"/>; the line contains <see cref="Digits"/> (three and more), or the RUT begins with them (two).
/// </summary>
public sealed record SearchQuery
{
    /// <summary>Characters that are looked at; the rest is cut off.</summary>
    public const int MaximumLength = 100;

    /// <summary>Rank of a line that does not match.</summary>
    public const int NoMatch = 3;

    private const int ShortestRun = 3;
    private const int ShortestForTypo = 4;

    private SearchQuery() { }

    /// <summary>What is asked for, shown beside the search box.</summary>
    public SearchKind Kind { get; private init; }

    /// <summary>Folded words of a name, in any order, each at the start of a word; empty when no name is asked for.</summary>
    public IReadOnlyList<string> NameWords { get; private init; } = [];

    /// <summary>Digits, with a trailing <c>k</c> for a RUT, without dots, dashes, spaces and +; null when there are fewer than two.</summary>
    public string? Digits { get; private init; }

    /// <summary>Folded part of an e-mail address or, letters and digits mixed, of a document number; null when there is none.</summary>
    public string? EmailPart { get; private init; }

    /// <summary>Whether the digits count only as the beginning of a RUT (two digits), not as an inner run (three and more).</summary>
    public bool DigitsBeginRut => Digits?.Length < ShortestRun;

    /// <summary>Fragments that all stand in any matching line; empty for mixed queries, where no fragment must.</summary>
    public IReadOnlyList<string> LiteralNeedles =>
        Kind switch
        {
            SearchKind.Name => NameWords,
            SearchKind.Email => [EmailPart!],
            SearchKind.Rut or SearchKind.Phone or SearchKind.RutOrPhone => [Digits!],
            _ => [],
        };

    /// <summary>Takes a search text apart; never throws, whatever is typed.</summary>
    public static SearchQuery Parse(string? text)
    {
        var parts = new SearchTokens(SearchText.Fold(text?.Length > MaximumLength ? text[..MaximumLength] : text));
        var digits = parts.Digits;
        var kinds = (parts.Words.Count > 0 ? 1 : 0) + (parts.Email is null ? 0 : 1) + (digits is null ? 0 : 1);
        return new SearchQuery
        {
            NameWords = parts.Words,
            EmailPart = parts.Email,
            Digits = digits,
            Kind = kinds switch
            {
                0 => SearchKind.Empty,
                > 1 => SearchKind.Mixed,
                _ when digits is not null => parts.DigitKind,
                _ when parts.Email is not null => SearchKind.Email,
                _ => SearchKind.Name,
            },
        };
    }

    /// <summary>Whether a customer's line is found.</summary>
    /// <param name="searchText">Line made by <see cref="SearchText.For"/>.</param>
    public bool Matches(string searchText) => Rank(searchText) < NoMatch;

    /// <summary>How well a line matches: 0 exact, 1 prefix, 2 otherwise, <see cref="NoMatch"/> not at all.</summary>
    /// <param name="searchText">Line made by <see cref="SearchText.For"/>.</param>
    public int Rank(string searchText)
    {
        ArgumentNullException.ThrowIfNull(searchText);
        var fields = searchText.Split(SearchText.Separator);
        var rank = NoMatch;
        if (NameWords.Count > 0 && NameWords.All(word => BeginsWord(searchText, word)))
        {
            rank = NameRank(fields[0]);
        }

        if (EmailPart is not null && searchText.Contains(EmailPart, StringComparison.Ordinal))
        {
            rank = Math.Min(rank, fields.Min(field => FieldRank(field, EmailPart)));
        }

        return Digits is null ? rank : Math.Min(rank, DigitRank(searchText, fields));
    }

    /// <summary>Whether the line's name fits with one slip a word (DOMAIN §4): for the second attempt, when nothing matches.</summary>
    /// <param name="searchText">Line made by <see cref="SearchText.For"/>.</param>
    public bool NearlyMatches(string searchText)
    {
        ArgumentNullException.ThrowIfNull(searchText);
        var names = searchText.Split(SearchText.Separator)[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return NameWords.Count > 0 && NameWords.All(word => names.Any(name => NearLength(word, name) > 0));
    }

    /// <summary>Thirds of a word: one slip leaves at least one of them whole, so every name that nearly fits contains one of them.</summary>
    public static IReadOnlyList<string> TypoFragments(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var third = word.Length / 3;
        return word.Length < ShortestForTypo ? [word] : [word[..third], word[third..(2 * third)], word[(2 * third)..]];
    }

    /// <summary>Whether two words differ by at most one substitution, insertion, deletion or swap of neighbours; words under four letters must be equal.</summary>
    public static bool WithinOneEdit(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return WithinOneEdit(a.AsSpan(), b.AsSpan());
    }

    /// <summary>
    /// Letters of the shortest beginning of a name that a word fits with at most one slip; 0 when it fits none. The word may still be
    /// incomplete, so beginnings about as long as it count; every name that begins with the same letters fits too.
    /// </summary>
    /// <param name="word">A folded word as typed.</param>
    /// <param name="name">A folded word of a name.</param>
    public static int NearLength(string word, string name)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(name);
        for (var length = word.Length - 1; word.Length >= ShortestForTypo && length <= Math.Min(name.Length, word.Length + 1); length++)
        {
            if (WithinOneEdit(word, name.AsSpan(0, length)))
            {
                return length;
            }
        }

        return name.StartsWith(word, StringComparison.Ordinal) ? word.Length : 0;
    }

    private static bool WithinOneEdit(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.SequenceEqual(right))
        {
            return true;
        }

        if (Math.Max(left.Length, right.Length) < ShortestForTypo || Math.Abs(left.Length - right.Length) > 1)
        {
            return false;
        }

        var same = left.CommonPrefixLength(right);
        left = left[same..];
        right = right[same..];
        return left.Length > right.Length ? left[1..].SequenceEqual(right)
            : left.Length < right.Length ? right[1..].SequenceEqual(left)
            : left[1..].SequenceEqual(right[1..])
                || (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..]));
    }

    private static bool BeginsWord(string line, string word) =>
        line.StartsWith(word, StringComparison.Ordinal) || line.Contains($" {word}", StringComparison.Ordinal);

    private int NameRank(string name)
    {
        var typed = string.Join(' ', NameWords);
        return name.Split(' ').Order(StringComparer.Ordinal).SequenceEqual(NameWords.Order(StringComparer.Ordinal), StringComparer.Ordinal)
                ? 0
            : name.StartsWith(typed, StringComparison.Ordinal) ? 1
            : 2;
    }

    private int DigitRank(string line, string[] fields)
    {
        var phone = Field(fields, 2);
        var rut = Field(fields, 3);
        if (DigitsBeginRut ? !rut.StartsWith(Digits!, StringComparison.Ordinal) : !line.Contains(Digits!, StringComparison.Ordinal))
        {
            return NoMatch;
        }

        var national = phone.StartsWith("56", StringComparison.Ordinal) ? phone[2..] : phone;
        var body = rut.Length > 1 ? rut[..^1] : rut;
        return new[] { phone, national, rut, body, Field(fields, 4) }.Min(field => FieldRank(field, Digits!));
    }

    private static string Field(string[] fields, int at) => at < fields.Length ? fields[at] : "";

    private static int FieldRank(string field, string part) =>
        field == part ? 0
        : field.StartsWith(part, StringComparison.Ordinal) ? 1
        : 2;
}
