using System.Text;
using System.Text.Json;

namespace Optica.Portal.Api;

/// <summary>Names of the API: snake_case as in the product brief, digits apart (<c>address_line_1</c>).</summary>
internal sealed class ApiNames : JsonNamingPolicy
{
    /// <summary>The policy, for properties and for enum values.</summary>
    public static readonly ApiNames Policy = new();

    private ApiNames() { }

    /// <summary>The API's name of a property or enum value.</summary>
    public static string Of(string name)
    {
        // a brand, not two words
        if (name == "WhatsApp")
        {
            return "whatsapp";
        }

        var snake = new StringBuilder(name.Length + 8);
        for (var at = 0; at < name.Length; at++)
        {
            var begins =
                at > 0
                && name[at - 1] != '.'
                && (char.IsAsciiLetterUpper(name[at]) || (char.IsAsciiDigit(name[at]) && char.IsAsciiLetterLower(name[at - 1])));
            if (begins)
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(name[at]));
        }

        return snake.ToString();
    }

    /// <summary>The API's name of an enum value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Of(value.ToString());

    /// <inheritdoc />
    public override string ConvertName(string name) => Of(name);
}
