using System.Globalization;
using System.Resources;
using Optica.Domain.Common;

namespace Optica.Portal.Api;

/// <summary>The API's own words in the current UI culture.</summary>
internal static class ApiText
{
    private static readonly ResourceManager Words = new("Optica.Portal.Api.ApiText", typeof(ApiText).Assembly);

    /// <summary>The text of a key; a missing key is a programmer's mistake and throws.</summary>
    public static string Get(string key, params object?[] arguments)
    {
        var text = Words.GetString(key, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException(key);
        return arguments.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, arguments);
    }

    /// <summary>A message at a field.</summary>
    public static FieldError Rule(string field, string code, params object?[] arguments) =>
        new(field, code, Get($"rule_{code}", arguments));
}
