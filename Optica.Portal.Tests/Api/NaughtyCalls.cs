using System.Text.Json.Nodes;

namespace Optica.Portal.Tests.Api;

/// <summary>Any text in JSON, also what is no Unicode.</summary>
internal static class NaughtyCalls
{
    /// <summary>Stands for the text in a body; half a surrogate pair has no other way into JSON.</summary>
    public const string Marked = "@@@";

    /// <summary>A body with a text put in where it is marked.</summary>
    public static string With(this JsonNode body, string text) =>
        body.ToJsonString().Replace($"\"{Marked}\"", Quote(text), StringComparison.Ordinal);

    /// <summary>JSON text: every unit that is not plain ASCII is escaped.</summary>
    public static string Quote(string text) =>
        $"\"{string.Concat(text.Select(letter => letter is < ' ' or > '~' or '"' or '\\' ? $"\\u{(int)letter:x4}" : letter.ToString()))}\"";
}
