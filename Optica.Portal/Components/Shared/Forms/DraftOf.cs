namespace Optica.Portal.Components.Shared.Forms;

/// <summary>What a form keeps on the server while somebody types.</summary>
/// <param name="Form">Name of the form.</param>
/// <param name="RecordId">The record that is being changed; null for a new one.</param>
/// <param name="Write">Everything that was typed, with what it began with and its version, as one text.</param>
/// <param name="Read">Puts a text of <paramref name="Write"/> back into the form; throws <see cref="System.Text.Json.JsonException"/> when it cannot.</param>
public sealed record DraftOf(string Form, Guid? RecordId, Func<string> Write, Action<string> Read)
{
    /// <summary>What of a text of <see cref="Write"/> tells it from another draft, in a few words; null where nothing does.</summary>
    public Func<string, string?>? Tell { get; init; }

    /// <summary>The operation that will make a new record: a draft of what is made already is not offered.</summary>
    public Guid? Operation { get; init; }
}
