using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Optica.Benchmarks.Circuits;

/// <summary>Somebody signed in: as a browser, by the login page's own form, and as a client of the API, by a token.</summary>
internal sealed partial class BrowserSession : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly HttpClientHandler handler = new();

    private BrowserSession(Uri address)
    {
        Browser = new HttpClient(handler) { BaseAddress = address, Timeout = Patience };
        Browser.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("es-CL"));
        Browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        Api = new HttpClient { BaseAddress = address, Timeout = Patience };
    }

    /// <summary>Asks for pages.</summary>
    public HttpClient Browser { get; }

    /// <summary>Asks the API.</summary>
    public HttpClient Api { get; }

    /// <summary>The browser's cookies.</summary>
    public CookieContainer Cookies => handler.CookieContainer;

    /// <summary>Signs in.</summary>
    /// <param name="address">Where the portal answers.</param>
    /// <param name="email">Who.</param>
    /// <param name="password">The password.</param>
    public static async Task<BrowserSession> SignInAsync(Uri address, string email, string password)
    {
        var session = new BrowserSession(address);
        var page = await session.Browser.GetStringAsync(new Uri("/login", UriKind.Relative));
        // the page has a form for the language, too
        var fields = HiddenField()
            .Matches(page[page.IndexOf("action=\"/login\"", StringComparison.Ordinal)..])
            .Select(field => KeyValuePair.Create(field.Groups["name"].Value, WebUtility.HtmlDecode(field.Groups["value"].Value)))
            .Append(KeyValuePair.Create("Form.Email", email))
            .Append(KeyValuePair.Create("Form.Password", password));
        using var sent = new FormUrlEncodedContent(fields);
        using var answer = await session.Browser.PostAsync(new Uri("/login", UriKind.Relative), sent);
        answer.EnsureSuccessStatusCode();
        if (answer.RequestMessage!.RequestUri!.AbsolutePath == "/login")
        {
            throw new InvalidOperationException($"{email} was not let in.");
        }

        using var token = await session.Api.PostAsJsonAsync(new Uri("/api/auth/token", UriKind.Relative), new { email, password });
        token.EnsureSuccessStatusCode();
        var told = await token.Content.ReadFromJsonAsync<JsonElement>();
        session.Api.DefaultRequestHeaders.Authorization = new("Bearer", told.GetProperty("access_token").GetString());
        return session;
    }

    public void Dispose()
    {
        Browser.Dispose();
        Api.Dispose();
        handler.Dispose();
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex HiddenField();
}
