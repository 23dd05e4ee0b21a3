namespace Optica.Data.Search;

/// <summary>What the index keeps of a customer.</summary>
/// <param name="Id">The customer.</param>
/// <param name="BranchId">Where it belongs.</param>
/// <param name="SearchText">The folded line.</param>
/// <param name="SortName">The folded key of lists.</param>
/// <param name="IsActive">Active ones come first.</param>
internal sealed record SearchRow(Guid Id, Guid BranchId, string SearchText, string SortName, bool IsActive);
