using System.Text;

namespace Optica.Data.Search;

/// <summary>A customer that changed after the index was loaded.</summary>
/// <param name="row">As it is now.</param>
internal sealed class SearchLine(SearchRow row)
{
    private readonly byte[] text = Encoding.UTF8.GetBytes($" {row.SearchText}");

    /// <summary>As it is now.</summary>
    public SearchRow Row => row;

    /// <summary>How well it matches.</summary>
    public int Rank(SearchPlan plan) => plan.Rank(text);
}
