using System.Text.Json;

namespace Optica.Portal.Api;

/// <content>Objects within the object.</content>
internal sealed partial class ApiBody
{
    private readonly List<ApiBody> parts = [];
    private readonly string path = "";

    /// <summary>Whether this member was sent and could not be read.</summary>
    public bool Refused(string name) => errors.Exists(error => error.Field.Length == 0 || error.Field == path + name);

    /// <summary>A part of a body; its errors stand at their paths, such as <c>lines[0].quantity</c>.</summary>
    private ApiBody(JsonElement part, string path)
    {
        Hash = [];
        this.path = path;
        try
        {
            foreach (var member in part.EnumerateObject())
            {
                members.Add(member.Name, member.Value);
            }
        }
        catch (InvalidOperationException)
        {
            // half a surrogate pair in a name
            members.Clear();
            errors.Add(ApiText.Rule(path.TrimEnd('.'), "text_broken"));
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
