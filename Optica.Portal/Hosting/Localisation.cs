using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Optica.Portal.Hosting;

/// <summary>
/// Texts in Spanish of Chile or English: the user's choice (cookie), else the browser's wish. Dates, numbers and money are
/// written the Chilean way in both: it is the shop's country, not the reader's language, that decides.
/// </summary>
internal static class Localisation
{
    /// <summary>Languages that can be chosen.</summary>
    public static readonly IReadOnlyList<string> Languages = ["es-CL", "en"];

    public static void AddPortalLocalisation(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            var chile = CultureInfo.GetCultureInfo("es-CL");
            options.DefaultRequestCulture = new RequestCulture(chile, CultureInfo.GetCultureInfo("en"));
            options.SupportedCultures = [chile];
            // "es" stands for the Spanish of every other country
            options.SupportedUICultures = [chile, CultureInfo.GetCultureInfo("es"), CultureInfo.GetCultureInfo("en")];
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
        });
    }

    /// <summary>Remembers a language in the browser.</summary>
    public static void Remember(HttpResponse response, string language) =>
        response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture("es-CL", language)),
            Preferences.CookieOptions(response.HttpContext.Request)
        );
}
