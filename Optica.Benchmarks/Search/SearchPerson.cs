namespace Optica.Benchmarks.Search;

/// <summary>A customer of the chain as the truth knows them.</summary>
/// <param name="Id">The customer.</param>
/// <param name="BranchId">Their branch.</param>
/// <param name="Line">The folded line.</param>
/// <param name="SortName">The key of lists.</param>
/// <param name="IsActive">Active ones come first.</param>
internal sealed record SearchPerson(Guid Id, Guid BranchId, string Line, string SortName, bool IsActive);
