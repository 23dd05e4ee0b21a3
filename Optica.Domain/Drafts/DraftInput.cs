namespace Optica.Domain.Drafts;

/// <summary>What a form has by now.</summary>
/// <param name="Id">The opened form.</param>
/// <param name="Form">Name of the form, ≤ 60.</param>
/// <param name="RecordId">The record that is being changed; null for a new one.</param>
/// <param name="Content">What was typed, as the form writes it; at most 256 KB in UTF-8.</param>
public sealed record DraftInput(Guid Id, string Form, Guid? RecordId, string Content);
