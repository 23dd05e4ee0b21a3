namespace Optica.Domain.Organisations;

/// <summary>The branches whose records somebody may read.</summary>
/// <param name="Rows">The branches, by name.</param>
/// <param name="AreAll">Whether there are no others that are open: for people of the platform, in what was opened to them.</param>
public sealed record ReachedBranches(IReadOnlyList<BranchRow> Rows, bool AreAll);
