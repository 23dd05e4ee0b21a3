using Optica.Domain.Customers;

namespace Optica.Data.Search;

/// <summary>A look made ready for an organisation's packed lines.</summary>
internal sealed class PackedLook
{
    /// <summary>By the worst rank that is of use.</summary>
    private readonly NeedleScan?[] scans;

    /// <param name="look">What for.</param>
    /// <param name="facts">What is known of the lines.</param>
    public PackedLook(SearchLook look, SearchFacts facts)
    {
        Look = look;
        var counts = look.InNames ? facts.NameBytes : facts.OtherBytes;
        scans = [.. Enumerable.Range(0, SearchQuery.NoMatch).Select(rank => NeedleScan.Of(look.Needles(rank, facts), counts))];
    }

    /// <summary>What for.</summary>
    public SearchLook Look { get; }

    /// <summary>Whether there may be a line that matches.</summary>
    public bool CanMatch => scans[^1] is not null;

    /// <summary>Looks for lines that match so well or better; null when there are none.</summary>
    public NeedleScan? For(int rank) => scans[rank];
}
