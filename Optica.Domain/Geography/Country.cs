using System.Globalization;

namespace Optica.Domain.Geography;

/// <summary>A country or territory of ISO 3166-1.</summary>
/// <param name="Code">Two letters.</param>
/// <param name="English">Name in English.</param>
/// <param name="Spanish">Name in Spanish.</param>
public sealed record Country(string Code, string English, string Spanish)
{
    /// <summary>The name in the current UI culture.</summary>
    public string Name => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "es" ? Spanish : English;
}
