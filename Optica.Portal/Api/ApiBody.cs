using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Optica.Domain.Common;

namespace Optica.Portal.Api;

/// <summary>
/// A request's JSON object, read member by member: what was sent is known apart from what was not, and everything unreadable is
/// collected at its field instead of failing at the first.
/// </summary>
internal sealed partial class ApiBody
{
    /// <summary>Name under which errors of the whole body stand.</summary>
    public const string Whole = "body";

    /// <summary>Largest body.</summary>
    public const int Most = 512 * 1024;

    private const int Deepest = 8;
    private const int LongestName = 60;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = Deepest };

    private readonly Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly List<FieldError> errors = [];

    private ApiBody(byte[] bytes)
    {
        Hash = SHA256.HashData(bytes);
        try
        {
            var root = JsonElement.Parse(bytes, Strict);
            if (root.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in root.EnumerateObject())
                {
                    members.Add(member.Name, member.Value);
                }

                return;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // no JSON, no UTF-8, names twice, too deep, half a surrogate pair in a name
            members.Clear();
        }

        errors.Add(ApiText.Rule("", "json_malformed"));
    }

    /// <summary>SHA-256 of the body.</summary>
    public byte[] Hash { get; }

    /// <summary>Reads a body to its end or to the limit.</summary>
    public static async Task<ApiBody> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await request.Body.ReadAsync(buffer, cancellation)) > 0)
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > Most)
            {
                var large = new ApiBody("{}"u8.ToArray());
                large.errors.Add(ApiText.Rule("", "body_too_large", Most / 1024));
                return large;
            }
        }

        return new ApiBody(bytes.ToArray());
    }

    /// <summary>Adds a failure found elsewhere in the request.</summary>
    public void Fail(FieldError error) => errors.Add(error);

    /// <summary>Whether the member was sent, null included; from now on it is a known one.</summary>
    public bool Has(string name)
    {
        known.Add(name);
        return members.ContainsKey(name);
    }

    /// <summary>A text; null when absent, null or no text.</summary>
    public string? Text(string name)
    {
        if (!TryFind(name, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String ? Read(name, value) : Refuse<string>(name, "text_expected");
    }

    /// <summary>A list of texts; empty when absent, null or no such list.</summary>
    public List<string> Texts(string name)
    {
        if (!TryFind(name, out var value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
        {
            return Refuse<List<string>>(name, "list_expected") ?? [];
        }

        return [.. value.EnumerateArray().Select(item => Read(name, item)).OfType<string>()];
    }

    /// <summary>A date.</summary>
    public DateOnly? Date(string name)
    {
        if (!TryFind(name, out var value))
        {
            return null;
        }

        var good =
            value.ValueKind == JsonValueKind.String
            & DateOnly.TryParseExact(Quiet(value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        return good ? date : Refuse<DateOnly?>(name, "date_expected");
    }

    /// <summary>A whole number.</summary>
    public long? Number(string name)
    {
        if (!TryFind(name, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number
            : Refuse<long?>(name, "number_expected");
    }

    /// <summary>Yes or no; no when absent.</summary>
    public bool Flag(string name)
    {
        if (!TryFind(name, out var value))
        {
            return false;
        }

        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : Refuse<bool>(name, "flag_expected");
    }

    /// <summary>Yes or no of a field that always has a value: null is neither.</summary>
    public bool YesOrNo(string name) => TryFind(name, out _) ? Flag(name) : Refuse<bool>(name, "flag_expected");

    /// <summary>An id.</summary>
    public Guid? Uuid(string name)
    {
        if (!TryFind(name, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String && Guid.TryParseExact(Quiet(value), "D", out var id)
            ? id
            : Refuse<Guid?>(name, "uuid_expected");
    }

    /// <summary>A value of an enum, as an object; null when absent, null or unknown.</summary>
    public object? Choice(string name, Type type)
    {
        if (!TryFind(name, out var value))
        {
            return null;
        }

        var choices = Enum.GetNames(type);
        var wanted = Quiet(value);
        return Array.Find(choices, choice => ApiNames.Of(choice) == wanted) is { } found
            ? Enum.Parse(type, found)
            : Refuse<object>(name, "one_of", string.Join(", ", choices.Select(ApiNames.Of)));
    }

    /// <summary>Everything that could not be read, and members nobody asked for; null when all is well.</summary>
    public Invalid? Unreadable()
    {
        var unknown = members.Keys.Where(name => !known.Contains(name)).Order(StringComparer.Ordinal).Take(LongestName);
        List<FieldError> all =
        [
            .. errors,
            .. unknown.Select(name => ApiText.Rule(path + (name.Length > LongestName ? name[..LongestName] : name), "field_unknown")),
            .. parts.SelectMany(part => part.Unreadable()?.Fields ?? []),
        ];
        return all.Count == 0 ? null : new Invalid(all);
    }

    private bool TryFind(string name, out JsonElement value)
    {
        known.Add(name);
        return members.TryGetValue(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    private string? Read(string name, JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // half a surrogate pair, or bytes that are no UTF-8
            return Refuse<string>(name, "text_broken");
        }
    }

    private static string? Quiet(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private T? Refuse<T>(string name, string code, params object?[] arguments)
    {
        errors.Add(ApiText.Rule(path + name, code, arguments));
        return default;
    }
}
