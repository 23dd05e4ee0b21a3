namespace Optica.Data.Saving;

/// <summary>What a save is about, in the user's terms.</summary>
/// <param name="Action">One of the audit actions.</param>
/// <param name="Reason">Stated reason, or null.</param>
internal sealed record SaveIntent(string Action, string? Reason);
