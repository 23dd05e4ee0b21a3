namespace Optica.Portal.Features.Customers.Components.Profile;

/// <summary>What an action did.</summary>
/// <param name="Text">One sentence.</param>
/// <param name="Undo">Takes it back; null when it cannot be.</param>
public sealed record ProfileNotice(string Text, Func<Task>? Undo = null);
