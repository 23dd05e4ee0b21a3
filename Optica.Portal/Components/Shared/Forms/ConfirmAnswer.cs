namespace Optica.Portal.Components.Shared.Forms;

/// <summary>The user said yes in a <see cref="ConfirmDialog"/>.</summary>
/// <param name="Reason">Why, when the dialog asked for a reason.</param>
public sealed record ConfirmAnswer(string? Reason);
