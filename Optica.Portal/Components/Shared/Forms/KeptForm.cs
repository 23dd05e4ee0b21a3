using System.Text.Json;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>A form as it is kept: what it has taken, and the text of the field that is still being typed in.</summary>
/// <param name="Model">What the form wrote.</param>
/// <param name="Field">Id of the input that has not told its text yet; null for none.</param>
/// <param name="Text">Its text.</param>
public sealed record KeptForm(string Model, string? Field, string? Text)
{
    // a text of another version of the portal is refused, not half read
    private static readonly JsonSerializerOptions Strict = new()
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads what was kept; throws <see cref="JsonException"/> when something of it is missing.</summary>
    /// <typeparam name="T">What was written; a record, whose parameters are all required.</typeparam>
    public static T Read<T>(string text)
        where T : class => JsonSerializer.Deserialize<T>(text, Strict) ?? throw new JsonException();
}
