using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using Optica.Domain.Customers;

namespace Optica.Portal.Tests.Components.Inputs;

/// <summary>A place to type on a page.</summary>
/// <param name="Name">Tells it from the others of the page.</param>
/// <param name="Form">Name of its form; null for one that acts at once, as a search box does.</param>
/// <param name="Value">What stands in it.</param>
/// <param name="IsOff">Whether nothing can be typed.</param>
internal sealed record InputField(string Name, string? Form, string Value, bool IsOff)
{
    public InputField(string name, string? form, IElement element)
        : this(name, form, ValueOf(element), element.HasAttribute("disabled") || element.HasAttribute("readonly"))
    {
        IsList = element.Closest("[data-tags]") is not null;
    }

    /// <summary>Whether it takes several texts; one that is there already is not put at the end again.</summary>
    public bool IsList { get; }

    /// <summary>Whether it shows what was typed.</summary>
    public bool Holds(string typed) => IsSame(typed, Value) || (IsList && Bare(Value).Contains(Bare(typed), StringComparison.Ordinal));

    /// <summary>Whether what is shown of a stored text is what was typed: cleaned, or in the one form its kind is written in.</summary>
    public static bool IsSame(string typed, string shown) =>
        shown == (TextRules.CleanLine(typed) ?? "")
        || shown == (TextRules.CleanText(typed) ?? "")
        || Bare(shown).EndsWith(Bare(typed), StringComparison.Ordinal);

    /// <summary>What a browser lets stand in a field.</summary>
    public static string Allowed(IElement element, string text)
    {
        var allowed = element.GetAttribute("type") switch
        {
            "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : "",
            "time" => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : "",
            "number" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? text
                : "",
            _ when element.LocalName == "textarea" => text.ReplaceLineEndings("\n"),
            _ => text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal),
        };
        return int.TryParse(element.GetAttribute("maxlength"), CultureInfo.InvariantCulture, out var most) && allowed.Length > most
            ? allowed[..most]
            : allowed;
    }

    /// <summary>What tells an element from others.</summary>
    public static string NameOf(IElement element)
    {
        string?[] names =
        [
            element.Id,
            element.GetAttribute("name"),
            element.Closest("[data-field]")?.GetAttribute("data-field"),
            element.GetAttribute("aria-label"),
            element.GetAttribute("aria-labelledby"),
            element.ClassName,
        ];
        return Array.Find(names, name => !string.IsNullOrEmpty(name)) ?? element.LocalName;
    }

    private static string ValueOf(IElement element) =>
        element.Closest("[data-tags]") is { } tags ? string.Join(' ', tags.QuerySelectorAll(".chip > span").Select(tag => tag.TextContent))
        : element.LocalName == "textarea" ? element.GetAttribute("value") ?? element.TextContent
        : element.GetAttribute("value") ?? "";

    /// <summary>Letters and digits only, without leading zeros, as a RUT, phone, amount or date keeps them however it is written.</summary>
    private static string Bare(string text)
    {
        // composed first: a mark alone is no letter, and what is stored has one for both
        var readable = new string([.. text.Where(letter => !char.IsSurrogate(letter) && letter < '\uFFFE')]).Normalize(
            NormalizationForm.FormKC
        );
        return new string([.. readable.Where(char.IsLetterOrDigit)]).ToLowerInvariant().TrimStart('0');
    }
}
