using System.Text.Json;
using System.Text.Json.Serialization;

namespace Optica.Domain.Prescriptions;

/// <summary>The content of a prescription as JSON and as fields with texts: no property is forgotten in either.</summary>
public static class PrescriptionFields
{
    /// <summary>How contents are written to be encrypted: choices by name, what is not said left out; 0.00 keeps its decimals.</summary>
    public static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>What is said, by path: <c>Right.Sphere</c> → <c>-2.25</c>. Paths of the values are those of <see cref="PrescriptionInput"/>.</summary>
    internal static IReadOnlyDictionary<string, string> Of(PrescriptionContent content)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in JsonSerializer.SerializeToElement(content, Json).EnumerateObject())
        {
            Add(fields, field.Name == nameof(PrescriptionContent.Values) ? "" : field.Name, field.Value);
        }

        return fields;
    }

    private static void Add(Dictionary<string, string> fields, string path, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var inner in value.EnumerateObject())
            {
                Add(fields, path.Length == 0 ? inner.Name : $"{path}.{inner.Name}", inner.Value);
            }
        }
        else if (Text(value) is { Length: > 0 } text)
        {
            fields[path] = text;
        }
    }

    /// <summary>Numbers as they are written; lists in one line, of warnings their messages; "no" says nothing.</summary>
    private static string? Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(Item)),
            JsonValueKind.String => value.GetString(),
            JsonValueKind.False => null,
            _ => value.GetRawText(),
        };

    private static string? Item(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object ? item.GetProperty(nameof(AcceptedWarning.Message)).GetString() : item.GetString();
}
