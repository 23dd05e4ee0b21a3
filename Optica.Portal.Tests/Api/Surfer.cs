using System.Net;
using System.Text.RegularExpressions;

namespace Optica.Portal.Tests.Api;

/// <summary>A browser without scripts: keeps its cookies, and sends forms with the token of the page it looked at last.</summary>
internal sealed partial class Surfer(ApiHost host, bool secure = false) : IDisposable
{
    private readonly HttpClient client = host.Anybody(secure);
    private string token = "";

    /// <summary>The language its user reads.</summary>
    public string Language
    {
        init => client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(value);
    }

    /// <summary>What it takes; a browser that goes somewhere says <c>text/html</c>.</summary>
    public string Accept
    {
        init => client.DefaultRequestHeaders.Accept.ParseAdd(value);
    }

    /// <summary>A cookie that it brings along beside those it was given.</summary>
    public string Cookie
    {
        init => client.DefaultRequestHeaders.Add("Cookie", value);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => client.Dispose();

    /// <summary>Looks at a page.</summary>
    public async Task<(HttpResponseMessage Answer, string Text)> GoAsync(string path) =>
        await ReadAsync(await client.GetAsync(Uri(path), Cancellation));

    /// <summary>Asks as a script does.</summary>
    public async Task<HttpResponseMessage> AskAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Uri(path));
        request.Headers.Add("X-Requested-With", "XMLHttpRequest");
        return await client.SendAsync(request, Cancellation);
    }

    /// <summary>Sends a form.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="fields">What it says.</param>
    public async Task<(HttpResponseMessage Answer, string Text)> SendAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, Uri(path));
        request.Content = form;
        // as browsers say with every form
        request.Headers.Add("Origin", client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        return await ReadAsync(await client.SendAsync(request, Cancellation));
    }

    /// <summary>Sends a form as another site would make the browser send it: with its cookies, without the token.</summary>
    public async Task<HttpStatusCode> ForgeAsync(string path)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("id", "x")]);
        return (await client.PostAsync(Uri(path), form, Cancellation)).StatusCode;
    }

    /// <summary>Fills the login form in.</summary>
    public async Task<(HttpResponseMessage Answer, string Text)> SignInAsync(string email, string password)
    {
        await GoAsync("/login");
        return await SendAsync("/login", ("_handler", "login"), ("Form.Email", email), ("Form.Password", password));
    }

    /// <summary>Where an answer leads, without the host.</summary>
    public static string? Leads(HttpResponseMessage answer) =>
        answer.Headers.Location is not { } to ? null
        : to.IsAbsoluteUri ? to.PathAndQuery
        : to.ToString();

    private static Uri Uri(string path) => new(path, UriKind.Relative);

    private async Task<(HttpResponseMessage Answer, string Text)> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        if (Antiforgery().Match(text) is { Success: true } found)
        {
            token = found.Groups["value"].Value;
        }

        return (answer, text);
    }

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Antiforgery();
}
