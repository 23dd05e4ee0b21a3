using Optica.Domain.Saving;

namespace Optica.Data.Saving;

/// <summary>What a subscriber is told at a time.</summary>
/// <param name="Changes">The changes, in the order in which they were told.</param>
/// <param name="HasGap">Whether more happened than is named here: anything may have changed.</param>
public sealed record ChangeNews(IReadOnlyList<Change> Changes, bool HasGap)
{
    /// <summary>Whether a record may have changed.</summary>
    /// <param name="recordId">The record.</param>
    public bool Concerns(Guid recordId) => HasGap || Changes.Any(change => change.RecordId == recordId);

    /// <summary>Whether a record of some kind may have changed.</summary>
    /// <param name="kind">Kind of the record, as the audit trail names it.</param>
    public bool Concerns(string kind) => HasGap || Changes.Any(change => change.Kind == kind);

    /// <summary>Both together.</summary>
    /// <param name="later">What was told afterwards.</param>
    public ChangeNews With(ChangeNews later)
    {
        ArgumentNullException.ThrowIfNull(later);
        return later is { Changes.Count: 0, HasGap: false } ? this : new([.. Changes, .. later.Changes], HasGap || later.HasGap);
    }
}
