namespace Optica.Data.Search;

/// <summary>What is known of an organisation's packed lines before they are looked through.</summary>
/// <param name="Words">Words of names.</param>
/// <param name="NameBytes">How often each byte occurs in names.</param>
/// <param name="OtherBytes">How often each byte occurs in the other fields.</param>
/// <param name="FieldLengths">A bit for each length that a RUT, telephone or document number has.</param>
internal sealed record SearchFacts(SearchWords Words, IReadOnlyList<int> NameBytes, IReadOnlyList<int> OtherBytes, ulong FieldLengths)
{
    /// <summary>Values that a byte has.</summary>
    public const int ByteValues = 256;

    private const int Lengths = 64;

    /// <summary>Memory they take.</summary>
    public long Bytes => Words.Bytes + (4L * (NameBytes.Count + OtherBytes.Count));

    /// <summary>The bit of a length; the longest ones share theirs.</summary>
    public static ulong BitOf(int length) => 1UL << Math.Min(length, Lengths - 1);

    /// <summary>Whether a RUT, telephone or document number is so long.</summary>
    public bool HasField(int length) => (FieldLengths & BitOf(length)) != 0;
}
