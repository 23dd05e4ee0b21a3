using Optica.Domain.Customers;

namespace Optica.Data.Search;

/// <summary>Digits wherever they stand; or, when they are few, as the beginning of a RUT.</summary>
/// <param name="digits">What is looked for.</param>
/// <param name="beginRut">Whether they are few.</param>
/// <param name="inNames">Where.</param>
internal sealed class DigitLook(byte[] digits, bool beginRut, bool inNames) : SearchLook(inNames)
{
    private const int CountryDigits = 2;

    public override int Rank(ReadOnlySpan<byte> line)
    {
        if (InNames)
        {
            return line.IndexOf(digits) < 0 ? SearchQuery.NoMatch : 2;
        }

        var rest = line[1..];
        var rut = PackedText.Next(ref rest);
        if (beginRut ? !rut.StartsWith(digits) : line.IndexOf(digits) < 0)
        {
            return SearchQuery.NoMatch;
        }

        var phone = PackedText.Next(ref rest);
        PackedText.Next(ref rest);
        var national = phone.StartsWith("56"u8) ? phone[CountryDigits..] : phone;
        var body = rut.Length > 1 ? rut[..^1] : rut;
        var rank = Math.Min(FieldRank(phone), FieldRank(national));
        rank = Math.Min(rank, Math.Min(FieldRank(rut), FieldRank(body)));
        return Math.Min(rank, FieldRank(PackedText.Next(ref rest)));
    }

    public override IEnumerable<byte[]> Needles(int rank, SearchFacts facts)
    {
        if (InNames)
        {
            return rank > 1 ? [digits] : [];
        }

        byte[] first = [PackedText.Space, .. digits];
        // a whole field, a RUT without its check digit or a telephone number without its country
        var isWhole = facts.HasField(digits.Length) || facts.HasField(digits.Length + 1) || facts.HasField(digits.Length + CountryDigits);
        return rank == 0 && !isWhole ? []
            : beginRut ? [first]
            : rank > 1 ? [digits]
            : [first, [PackedText.Bar, .. digits], [PackedText.Bar, .. "56"u8, .. digits]];
    }

    private int FieldRank(ReadOnlySpan<byte> field) =>
        !field.StartsWith(digits) ? 2
        : field.Length == digits.Length ? 0
        : 1;
}
