using System.Text.Json.Nodes;

namespace Optica.Portal.Tests.Api;

/// <summary>A call of the API as the portal describes it.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Template">Its address, such as <c>/api/admin/customers/{id}</c>.</param>
/// <param name="Fields">Every value of its body.</param>
/// <param name="Query">Names of its query parameters.</param>
internal sealed record ApiOperation(HttpMethod Method, string Template, IReadOnlyList<ApiField> Fields, IReadOnlyList<string> Query)
{
    /// <summary>All there are.</summary>
    public static async Task<IReadOnlyList<ApiOperation>> AllAsync(HttpClient client)
    {
        var document = await client.ReadAsync("/openapi/v1.json").JsonAsync();
        return
        [
            .. from path in document["paths"]!.AsObject()
            from verb in path.Value!.AsObject()
            select Read(document, path.Key, (verb.Key, verb.Value!)),
        ];
    }

    public override string ToString() => $"{Method} {Template}";

    private static ApiOperation Read(JsonNode document, string path, (string Method, JsonNode Says) verb)
    {
        var content = verb.Says["requestBody"]?["content"]?.AsObject().First().Value;
        var fields = content is null ? [] : FieldsOf(document, content["schema"]!, "");
        var query =
            from parameter in verb.Says["parameters"]?.AsArray() ?? []
            where (string?)parameter!["in"] == "query"
            select (string)parameter!["name"]!;
        return new(HttpMethod.Parse(verb.Method), path, [.. fields], [.. query]);
    }

    private static IEnumerable<ApiField> FieldsOf(JsonNode document, JsonNode schema, string path)
    {
        while ((string?)schema["$ref"] is { } name)
        {
            schema = document["components"]!["schemas"]![name.Split('/')[^1]]!;
        }

        if (schema["oneOf"] is JsonArray either)
        {
            return either.Where(one => (string?)one!["type"] != "null").SelectMany(one => FieldsOf(document, one!, path));
        }

        if (schema["properties"] is JsonObject parts)
        {
            return parts.SelectMany(part => FieldsOf(document, part.Value!, path.Length == 0 ? part.Key : $"{path}.{part.Key}"));
        }

        return schema["items"] is { } items
            ? FieldsOf(document, items, $"{path}[]")
            : [new(path, schema["enum"] is null && schema["format"] is null && IsText(schema["type"]))];
    }

    private static bool IsText(JsonNode? type) =>
        type switch
        {
            JsonArray several => several.All(one => (string?)one is "null" or "string"),
            _ => (string?)type == "string",
        };
}
