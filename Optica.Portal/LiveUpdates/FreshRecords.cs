using Optica.Data.Saving;

namespace Optica.Portal.LiveUpdates;

/// <summary>What has just been changed, so that it lights up for a moment where it stands.</summary>
/// <param name="news">What was told last; null before there is any.</param>
public sealed class FreshRecords(ChangeNews? news = null)
{
    private readonly HashSet<Guid> ids = [.. (news?.Changes ?? []).Select(change => change.RecordId)];

    /// <summary>Value of the attribute <c>data-changed</c>: another one for every version, so that a second change lights up again; null for what is as it was.</summary>
    /// <param name="id">The record.</param>
    /// <param name="version">Its version.</param>
    public string? Mark(Guid id, long version) =>
        !ids.Contains(id) ? null
        : version % 2 == 0 ? "0"
        : "1";
}
