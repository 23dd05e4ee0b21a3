using Optica.Domain.Customers;

namespace Optica.Data.Search;

/// <summary>Goes through the lines that match in one way.</summary>
/// <param name="look">The way.</param>
/// <param name="lines">The lines.</param>
internal sealed class LookCursor(PackedLook look, PackedLines lines)
{
    private PackedLines.Line line;

    /// <summary>The line it stands at; behind all when there is none any more.</summary>
    public int Row { get; private set; } = -1;

    /// <summary>How well that matches.</summary>
    public int Rank { get; private set; } = SearchQuery.NoMatch;

    /// <summary>Goes on to the next line that matches, unless it stands there already.</summary>
    /// <param name="row">Lines before it were seen.</param>
    /// <param name="rank">The worst rank that is of use; worse lines may be left out.</param>
    public void MoveTo(int row, int rank)
    {
        if (Row >= row)
        {
            return;
        }

        if (look.For(rank) is { } scan)
        {
            while (lines.Next(scan, line) is { } next)
            {
                line = next;
                Rank = look.Look.Rank(lines[line]);
                if (Rank < SearchQuery.NoMatch)
                {
                    Row = line.Row;
                    return;
                }
            }
        }

        (Row, Rank) = (int.MaxValue, SearchQuery.NoMatch);
    }
}
