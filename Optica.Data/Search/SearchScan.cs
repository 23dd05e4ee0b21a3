namespace Optica.Data.Search;

/// <summary>What was found in an organisation.</summary>
/// <param name="Packed">The best of those as they were loaded, best first.</param>
/// <param name="Changed">The best of those that changed since, best first; how both mix is known when they are read.</param>
/// <param name="Total">All that match.</param>
internal sealed record SearchScan(IReadOnlyList<Guid> Packed, IReadOnlyList<Guid> Changed, int Total)
{
    /// <summary>More than a page, so that others fill it when some turn out to be gone.</summary>
    public const int Most = 100;
}
