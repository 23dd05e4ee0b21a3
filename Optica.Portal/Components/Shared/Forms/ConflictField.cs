namespace Optica.Portal.Components.Shared.Forms;

/// <summary>A field that two people changed at once, in words.</summary>
/// <param name="Name">Name of the field.</param>
/// <param name="Label">Name as users read it.</param>
/// <param name="Before">What both began with; empty for nothing.</param>
/// <param name="Mine">What this user typed.</param>
/// <param name="Theirs">What is saved now.</param>
public sealed record ConflictField(string Name, string Label, string Before, string Mine, string Theirs);
