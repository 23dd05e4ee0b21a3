using System.Text.Json.Nodes;

namespace Optica.Portal.Tests.Api;

/// <summary>A value in the body of a call, found in the portal's own description of its API.</summary>
/// <param name="Path">Names from the outside in, such as <c>lines[].description</c> of an order; a list is tried with one entry.</param>
/// <param name="IsText">Whether any text may stand there; else it is an id, a date, a number, a choice.</param>
internal sealed record ApiField(string Path, bool IsText)
{
    /// <summary>The last of the names.</summary>
    public string Name => Path.Split('.')[^1].Replace("[]", "", StringComparison.Ordinal);

    /// <summary>Puts a value into a body.</summary>
    public void Set(JsonObject body, JsonNode? value)
    {
        var whole = body;
        var names = Path.Split('.');
        foreach (var name in names[..^1])
        {
            whole = Into(whole, name);
        }

        if (names[^1].EndsWith("[]", StringComparison.Ordinal))
        {
            whole[Name] = new JsonArray(value);
        }
        else
        {
            whole[Name] = value;
        }
    }

    /// <summary>Whether an answer's error is about this field.</summary>
    /// <param name="error">Its key, such as <c>lines[0].description</c>.</param>
    public bool IsNamedBy(string error)
    {
        var key = string.Concat(error.Split('[', ']').Where((_, at) => at % 2 == 0));
        return key == Path.Replace("[]", "", StringComparison.Ordinal);
    }

    private static JsonObject Into(JsonObject whole, string name)
    {
        if (!name.EndsWith("[]", StringComparison.Ordinal))
        {
            return (JsonObject)(whole[name] ??= new JsonObject());
        }

        var list = (JsonArray)(whole[name[..^2]] ??= new JsonArray(new JsonObject()));
        return (JsonObject)list[0]!;
    }
}
