namespace Optica.Portal.Components.Shared;

/// <summary>One step of a breadcrumb.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Href">Where it leads.</param>
public sealed record Crumb(string Text, string Href);
