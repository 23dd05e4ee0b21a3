namespace Optica.Benchmarks.Circuits;

/// <summary>A handler that an element has.</summary>
/// <param name="Element">The element's id, or its class when it has none; null when only the handler changed.</param>
/// <param name="Event">What it is of, as the attribute says: <c>oninput</c>.</param>
/// <param name="Number">The number to call it by.</param>
internal sealed record ElementHandler(string? Element, string Event, ulong Number);
