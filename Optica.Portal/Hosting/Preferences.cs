using Microsoft.AspNetCore.Mvc;

namespace Optica.Portal.Hosting;

/// <summary>Language, theme, density and the folded navigation: cookies, so that the first byte of a page is right already.</summary>
internal static class Preferences
{
    /// <summary>Cookie of the theme.</summary>
    public const string ThemeCookie = "optica-theme";

    /// <summary>Cookie of the density.</summary>
    public const string DensityCookie = "optica-density";

    /// <summary>Cookie of the navigation; written by the script that folds it.</summary>
    public const string NavigationCookie = "optica-navigation";

    private static readonly string[] Themes = ["light", "dark", "auto"];
    private static readonly string[] Densities = ["normal", "compact"];
    private static readonly string[] Navigations = ["open", "closed"];

    /// <summary>The theme in force: light, dark or auto.</summary>
    public static string Theme(HttpRequest? request) => Known(request?.Cookies[ThemeCookie], Themes) ?? "auto";

    /// <summary>The density in force: normal or compact.</summary>
    public static string Density(HttpRequest? request) => Known(request?.Cookies[DensityCookie], Densities) ?? "normal";

    /// <summary>Whether the navigation is open or closed; null follows the width of the screen.</summary>
    public static string? Navigation(HttpRequest? request) => Known(request?.Cookies[NavigationCookie], Navigations);

    /// <summary>How preference cookies are kept.</summary>
    public static CookieOptions CookieOptions(HttpRequest request) =>
        new()
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
        };

    public static void MapPreferenceEndpoints(this WebApplication app)
    {
        var group = app.MapGroup("/preferences").AllowAnonymous();
        group.MapPost(
            "/culture",
            (HttpContext context, [FromForm] string value, [FromForm] string? returnUrl) =>
            {
                if (Localisation.Languages.Contains(value, StringComparer.Ordinal))
                {
                    Localisation.Remember(context.Response, value);
                }

                return Back(returnUrl);
            }
        );
        group.MapPost(
            "/theme",
            (HttpContext context, [FromForm] string value, [FromForm] string? returnUrl) =>
                Set(context, ThemeCookie, Known(value, Themes), returnUrl)
        );
        group.MapPost(
            "/density",
            (HttpContext context, [FromForm] string value, [FromForm] string? returnUrl) =>
                Set(context, DensityCookie, Known(value, Densities), returnUrl)
        );
    }

    /// <summary>Back to a page of this portal; anything else goes home.</summary>
    public static IResult Back(string? returnUrl) => Results.LocalRedirect(LocalPath(returnUrl));

    /// <summary>A path of this portal, or the home page.</summary>
    public static string LocalPath(string? returnUrl) =>
        returnUrl is ['/', ..] and not ['/', '/' or '\\', ..] && !returnUrl.Any(char.IsControl) ? returnUrl : "/";

    private static IResult Set(HttpContext context, string cookie, string? value, string? returnUrl)
    {
        if (value is not null)
        {
            context.Response.Cookies.Append(cookie, value, CookieOptions(context.Request));
        }

        return Back(returnUrl);
    }

    private static string? Known(string? value, string[] known) => known.Contains(value, StringComparer.Ordinal) ? value : null;
}
