using System.Buffers;

namespace Optica.Data.Search;

/// <summary>A customer that changed after the index was loaded.</summary>
internal sealed class SearchLine
{
    private readonly byte[] name;
    private readonly byte[] others;

    /// <param name="row">As it is now.</param>
    public SearchLine(SearchRow row)
    {
        Row = row;
        var text = new ArrayBufferWriter<byte>();
        var split = PackedText.Write(row.SearchText, text);
        (name, others) = (text.WrittenSpan[..split].ToArray(), text.WrittenSpan[split..].ToArray());
    }

    /// <summary>As it is now.</summary>
    public SearchRow Row { get; }

    /// <summary>How well it matches.</summary>
    public int Rank(SearchPlan plan) => plan.Rank(name, others);
}
