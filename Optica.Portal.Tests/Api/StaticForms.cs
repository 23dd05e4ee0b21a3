using System.Net;
using System.Text.RegularExpressions;

namespace Optica.Portal.Tests.Api;

/// <summary>Sends the forms of static pages as a browser does.</summary>
internal static partial class StaticForms
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The page at an address.</summary>
    public static Task<string> PageAsync(this HttpClient browser, string address) =>
        browser.GetStringAsync(new Uri(address, UriKind.RelativeOrAbsolute), Cancellation);

    /// <summary>Opens a page and sends one of its forms.</summary>
    /// <returns>The answer and its text, decoded.</returns>
    public static async Task<(HttpResponseMessage Answer, string Text)> SendAsync(
        this HttpClient browser,
        string address,
        string form,
        params (string Name, string Value)[] fields
    )
    {
        var page = await browser.PageAsync(address);
        var sent = fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);
        sent["_handler"] = form;
        sent["__RequestVerificationToken"] = Antiforgery().Match(page).Groups["value"].Value;
        using var content = new FormUrlEncodedContent(sent);
        var answer = await browser.PostAsync(new Uri(address, UriKind.RelativeOrAbsolute), content, Cancellation);
        return (answer, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation)));
    }

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Antiforgery();
}
