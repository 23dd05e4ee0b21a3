namespace Optica.Portal.Components.Shared;

/// <summary>One tab of <see cref="Tabs"/>.</summary>
/// <param name="Key">What the URL says when it is open.</param>
/// <param name="Text">What it says.</param>
/// <param name="Href">Address of the page with this tab open.</param>
/// <param name="Count">Number beside the text, or null.</param>
public sealed record Tab(string Key, string Text, string Href, int? Count = null);
