namespace Optica.Portal.Tests.Browser;

/// <summary>A field that was typed into.</summary>
/// <param name="Name">Its id or name.</param>
/// <param name="IsBounded">Whether the browser keeps it short: what is longer than a message of the circuit may be drops the connection.</param>
internal sealed record TypedField(string Name, bool IsBounded);
