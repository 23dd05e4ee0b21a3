using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Optica.Portal.Tests.Architecture;
using Optica.Portal.Tests.Components.Inputs;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>
/// The corpus of bad input (SECURITY §3) in every form of the static pages, as any program could post it: an answer, never a failure,
/// and what was typed stands there again.
/// </summary>
public sealed class EveryStaticFormTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Typed = "input:not([type=checkbox], [type=radio], [type=hidden]), textarea";

    /// <summary>Bytes that are no text, and a NUL.</summary>
    private static readonly string[] Raw = ["%ED%A0%80", "%F0%9F", "%00", "%", "+%0D%0A+"];

    /// <summary>What has to be tried every time: no character at all, and one that HTML names by the number of another.</summary>
    private static readonly string[] Always = ["a\uFFFE@b.cl", "a\u0083b"];

    private static bool IsLong => Environment.GetEnvironmentVariable("OPTICA_LONG") is { Length: > 0 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static IEnumerable<string> Routes =>
        from type in typeof(Program).Assembly.GetTypes()
        where type.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute))
        from route in type.GetCustomAttributes<RouteAttribute>()
        where !route.Template.Contains('{', StringComparison.Ordinal)
        select route.Template;

    private static IEnumerable<string> Texts =>
        NaughtyStrings
            .All.Where((text, at) => text.Length <= 20_000 && (IsLong || at % 80 == 0))
            .Concat(Always)
            .Select(Uri.EscapeDataString)
            .Concat(Raw);

    [Fact]
    public async Task EveryForm_Anything_IsAnsweredAndShownAgain()
    {
        await host.Database.GivePasswordAsync(host.World.Sales);
        var findings = new List<string>();
        var fields = 0;
        foreach (var route in Routes)
        {
            foreach (var known in new[] { false, true })
            {
                fields += await TryAsync(route, known, findings);
            }
        }

        Findings.None(findings.Distinct(StringComparer.Ordinal));
        Assert.True(fields > 10, $"Only {fields} fields were found.");
    }

    /// <summary>Every form of a page, as a stranger and as somebody who has signed in.</summary>
    /// <returns>How many fields there were.</returns>
    private async Task<int> TryAsync(string route, bool known, List<string> findings)
    {
        var fields = 0;
        var browser = await SitDownAsync(known);
        var page = await PageAsync(browser, route);
        for (var at = 0; page is not null && at < Forms(page).Count; at++)
        {
            foreach (var text in Texts)
            {
                if (await PageAsync(browser, route) is not { } again)
                {
                    // some forms end the session
                    browser.Dispose();
                    browser = await SitDownAsync(known);
                    again = (await PageAsync(browser, route))!;
                }

                if (Forms(again).ElementAtOrDefault(at) is not { } form)
                {
                    break;
                }

                var names = form.QuerySelectorAll(Typed).Select(field => field.GetAttribute("name")).OfType<string>().ToList();
                fields = Math.Max(fields, names.Count);
                findings.AddRange((await PostAsync(browser, route, form, names, text)).Select(found => $"{route}, form {at}: {found}"));
                if (names.Count == 0)
                {
                    break;
                }
            }
        }

        browser.Dispose();
        return fields;
    }

    private static async Task<IReadOnlyList<string>> PostAsync(
        HttpClient browser,
        string route,
        IElement form,
        List<string> names,
        string text
    )
    {
        var pairs = form.QuerySelectorAll("input[type=hidden]")
            .Select(field => $"{field.GetAttribute("name")}={Uri.EscapeDataString(field.GetAttribute("value") ?? "")}")
            .Concat(names.Select(name => $"{name}={text}"));
        // browsers name no charset; by another than UTF-8 the server would read something else
        using var body = new StringContent(string.Join('&', pairs), new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        var to = form.GetAttribute("action") is { Length: > 0 } action ? action : route;
        using var answer = await browser.PostAsync(new Uri(to, UriKind.Relative), body, Cancellation);
        var shown = text.Length > 60 ? $"{text[..60]}… ({text.Length})" : text;
        if ((int)answer.StatusCode >= 500)
        {
            return [$"{shown} was answered with {(int)answer.StatusCode}"];
        }

        if (answer.StatusCode != HttpStatusCode.OK)
        {
            return [];
        }

        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancellation));
        return
        [
            .. from name in names
            let field = page.QuerySelector($"[name='{name}']")
            // secrets are not shown again, and a form that has done its work is hidden
            where field is not null && field.GetAttribute("type") != "password" && field.GetAttribute("autocomplete") != "one-time-code"
            where field.Closest("[hidden]") is null
            let typed = Uri.UnescapeDataString(text.Replace('+', ' '))
            where !InputField.IsSame(Holdable(typed), field.GetAttribute("value") ?? "")
            select $"{name} shows {field.GetAttribute("value")} where {shown} was typed",
        ];
    }

    /// <summary>HTML cannot hold U+0080 to U+009F.</summary>
    private static string Holdable(string typed) => string.Concat(typed.Where(letter => letter is < '\u0080' or > '\u009F'));

    private static IReadOnlyList<IElement> Forms(IHtmlDocument page) => [.. page.QuerySelectorAll("form[method=post i]")];

    private async Task<HttpClient> SitDownAsync(bool known)
    {
        var browser = host.Anybody();
        if (known)
        {
            await browser.SendAsync("/login", "login", ("Form.Email", "sales@world.test"), ("Form.Password", Passwords.Good));
        }

        return browser;
    }

    private static async Task<IHtmlDocument?> PageAsync(HttpClient browser, string route)
    {
        using var answer = await browser.GetAsync(new Uri(route, UriKind.Relative), Cancellation);
        return answer.StatusCode == HttpStatusCode.OK
            ? new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancellation))
            : null;
    }
}
