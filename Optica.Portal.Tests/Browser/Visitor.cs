using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>
/// One person's browser with one page. Whatever goes wrong behind it is collected: script errors, console errors, violations of the
/// content policy, requests that failed and answers of 400 and above.
/// </summary>
public sealed partial class Visitor
{
    private const string Watch = """
        document.addEventListener('securitypolicyviolation', event =>
            console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`));
        """;

    private readonly ConcurrentQueue<string> troubles = new();
    private readonly List<Regex> expected = [];

    private Visitor(PortalHost host, IBrowserContext context, IPage page) => (Host, Context, Page) = (host, context, page);

    /// <summary>The portal visited.</summary>
    public PortalHost Host { get; }

    /// <summary>Cookies and pages.</summary>
    public IBrowserContext Context { get; }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>What went wrong and was not announced.</summary>
    public IEnumerable<string> Troubles => troubles.Where(trouble => !expected.Exists(pattern => pattern.IsMatch(trouble)));

    /// <summary>Opens a browser window.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="host">The portal to visit.</param>
    /// <param name="look">How it is set up.</param>
    /// <param name="storage">Cookies of a signed-in session, or null.</param>
    public static async Task<Visitor> OpenAsync(IBrowser browser, PortalHost host, Look look, string? storage)
    {
        var context = await browser.NewContextAsync(
            new()
            {
                BaseURL = host.Address.ToString(),
                Locale = look.Language,
                TimezoneId = "America/Santiago",
                ViewportSize = new() { Width = look.Width, Height = look.Height },
                ColorScheme = look.Theme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
                StorageState = storage,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        await context.AddCookiesAsync([
            new()
            {
                Name = "optica-theme",
                Value = look.Theme,
                Url = host.Address.ToString(),
            },
        ]);
        await context.AddInitScriptAsync(Watch);
        var visitor = new Visitor(host, context, await context.NewPageAsync());
        visitor.Listen(visitor.Page);
        visitor.Page.SetDefaultTimeout(30_000);
        return visitor;
    }

    /// <summary>A second tab of the same person.</summary>
    public async Task<IPage> NewTabAsync()
    {
        var page = await Context.NewPageAsync();
        Listen(page);
        page.SetDefaultTimeout(30_000);
        return page;
    }

    /// <summary>Announces trouble that belongs to the test.</summary>
    /// <param name="pattern">Regular expression.</param>
    public void Expect(string pattern) => expected.Add(new Regex(pattern, RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking));

    /// <summary>Goes to a page and waits until it stands: its heading is there and nothing is loading.</summary>
    public async Task<IResponse?> GoAsync(string path)
    {
        var response = await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await SettleAsync();
        return response;
    }

    /// <summary>Waits until the page stands: its heading is there and nothing is loading.</summary>
    public async Task SettleAsync()
    {
        await Page.Locator("h1").First.WaitForAsync();
        await Assertions.Expect(Page.Locator("main [aria-busy=true], main .skeleton")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
    }

    /// <summary>Fills the login form and sends it.</summary>
    public async Task SignInAsync(string email, string password)
    {
        await Page.Locator("#email").FillAsync(email);
        await Page.Locator("#password").FillAsync(password);
        await Page.Locator("form:has(#password) button[type=submit]").ClickAsync();
    }

    private void Listen(IPage page)
    {
        page.PageError += (_, error) => troubles.Enqueue($"script error: {error}");
        page.Console += (_, message) =>
        {
            // an answer of 400 and above is told below, with its address
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                troubles.Enqueue($"console: {message.Text}");
            }
        };
        page.RequestFailed += (_, request) =>
        {
            // navigating away ends what is under way
            if (request.Failure is not "net::ERR_ABORTED")
            {
                troubles.Enqueue($"request failed: {request.Method} {request.Url} {request.Failure}");
            }
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
            {
                troubles.Enqueue($"answer {response.Status}: {response.Request.Method} {response.Url}");
            }
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Host.Address.ToString(), StringComparison.Ordinal) && !Inline().IsMatch(request.Url))
            {
                troubles.Enqueue($"foreign request: {request.Url}");
            }
        };
    }

    [GeneratedRegex("^(data|blob|about):", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Inline();
}
