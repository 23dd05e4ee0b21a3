using System.Text.Json;

namespace Optica.Portal.Api;

/// <content>Objects within the object.</content>
internal sealed partial class ApiBody
{
    private readonly List<ApiBody> parts = [];
    private readonly string path = "";

    /// <summary>Whether something could not be read so far.</summary>
    public bool HasProblems => errors.Count > 0;

    /// <summary>A part of a body; its errors stand at their paths, such as <c>lines[0].quantity</c>.</summary>
    private ApiBody(JsonElement part, string path)
    {
        Hash = [];
        this.path = path;
        foreach (var member in part.EnumerateObject())
        {
            members.Add(member.Name, member.Value);
        }
    }

    /// <summary>A list of objects; empty when absent, null or no such list.</summary>
    /// <param name="name">Name of the member.</param>
    /// <param name="most">Most of them that are read; more are refused.</param>
    public IReadOnlyList<ApiBody> Objects(string name, int most)
    {
        if (!TryFind(name, out var value))
        {
            return [];
        }

        var isList = value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object);
        if (!isList || value.GetArrayLength() > most)
        {
            return Refuse<List<ApiBody>>(name, isList ? "list_too_long" : "objects_expected", most) ?? [];
        }

        var found = value.EnumerateArray().Select((item, at) => new ApiBody(item, $"{path}{name}[{at}].")).ToList();
        parts.AddRange(found);
        return found;
    }
}
