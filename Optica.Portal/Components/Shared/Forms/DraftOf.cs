namespace Optica.Portal.Components.Shared.Forms;

/// <summary>What a form keeps on the server while somebody types.</summary>
/// <param name="Form">Name of the form.</param>
/// <param name="RecordId">The record that is being changed; null for a new one.</param>
/// <param name="Write">Everything that was typed, with what it began with and its version, as one text.</param>
/// <param name="Read">Puts a text of <paramref name="Write"/> back into the form; throws <see cref="System.Text.Json.JsonException"/> when it cannot.</param>
/// <param name="Operation">
/// What a new record is saved with: the draft bears its id, so that it is not offered again once that is carried out, even if the process
/// died between the two. Null where nothing new is made.
/// </param>
public sealed record DraftOf(string Form, Guid? RecordId, Func<string> Write, Action<string> Read, Guid? Operation = null);
