using System.Globalization;
using System.Resources;

namespace Optica.Domain.Resources;

/// <summary>The domain's words (rule and error messages) in the current UI culture: English, or Spanish of Chile.</summary>
public static class DomainText
{
    private static readonly ResourceManager Words = new("Optica.Domain.Resources.DomainText", typeof(DomainText).Assembly);

    /// <summary>The text of a key; a missing key is a programmer's mistake and throws.</summary>
    /// <param name="key">Key in <c>DomainText.resx</c>: <c>error_…</c>, <c>rule_…</c>.</param>
    /// <param name="arguments">Values for the placeholders.</param>
    public static string Get(string key, params object?[] arguments)
    {
        var text = Words.GetString(key, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException(key);
        return arguments.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, arguments);
    }
}
