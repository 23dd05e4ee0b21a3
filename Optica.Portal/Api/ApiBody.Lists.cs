using System.Text.Json;

namespace Optica.Portal.Api;

/// <content>Numbers with decimals, and lists of choices.</content>
internal sealed partial class ApiBody
{
    /// <summary>The body of a request that has none.</summary>
    public static ApiBody Nothing() => new("{}"u8.ToArray());

    /// <summary>A number with decimals.</summary>
    public decimal? Decimal(string name)
    {
        if (!TryFind(name, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
            ? number
            : Refuse<decimal?>(name, "decimal_expected");
    }

    /// <summary>A list of values of an enum; empty when absent, null or no such list.</summary>
    public IReadOnlyList<object> Choices(string name, Type type)
    {
        var choices = Enum.GetNames(type);
        List<object> found = [];
        foreach (var text in Texts(name))
        {
            if (Array.Find(choices, choice => ApiNames.Of(choice) == text) is not { } known)
            {
                return Refuse<List<object>>(name, "one_of", string.Join(", ", choices.Select(ApiNames.Of))) ?? [];
            }

            found.Add(Enum.Parse(type, known));
        }

        return found;
    }
}
