namespace Optica.Portal.Components.Shared.Forms;

/// <summary>A form as it is kept: what it has taken, and the text of the field that is still being typed in.</summary>
/// <param name="Model">What the form wrote.</param>
/// <param name="Field">Id of the input that has not told its text yet; null for none.</param>
/// <param name="Text">Its text.</param>
public sealed record KeptForm(string Model, string? Field, string? Text);
