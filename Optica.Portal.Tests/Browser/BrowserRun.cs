using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using Optica.Data.Seed;
using Optica.Portal.Tests.Architecture;

namespace Optica.Portal.Tests.Browser;

/// <summary>One browser and one portal for all browser tests of a run; sessions are opened once per account.</summary>
public sealed class BrowserRun : IAsyncLifetime
{
    /// <summary>Name of the collection: its tests run one after the other.</summary>
    public const string Name = "browser";

    /// <summary>Name of a second one beside it, with a browser and a portal of its own: its tests change nothing.</summary>
    public const string Pages = "browser, every page";

    private readonly ConcurrentDictionary<string, Task<string>> sessions = new(StringComparer.Ordinal);
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    /// <summary>The portal that all tests share.</summary>
    public PortalHost Host { get; private set; } = null!;

    private static string Pictures => Path.Combine(SourceTree.Root, "TestResults", "browser");

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        playwright = await Playwright.CreateAsync();
        browser = await Chromium.LaunchAsync(playwright);
        Host = await PortalHost.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync().AsTask().WaitAsync(BrowserLimit.Goodbye);
            playwright.Dispose();
        }

        if (Host is not null)
        {
            await Host.DisposeAsync();
        }
    }

    /// <summary>Visits the shared portal; the test fails if anything went wrong behind the page, and leaves a picture.</summary>
    /// <param name="account">Who; null for somebody not signed in.</param>
    /// <param name="visit">What happens.</param>
    /// <param name="look">How the browser is set up.</param>
    /// <param name="test">Name of the test.</param>
    public async Task VisitAsync(string? account, Func<Visitor, Task> visit, Look? look = null, [CallerMemberName] string test = "")
    {
        Chromium.Require();
        await VisitAsync(Host, account is null ? null : await SessionAsync(account), visit, look ?? new Look(), test);
    }

    /// <summary>Visits with a session of its own, which may be ended.</summary>
    public async Task VisitAfreshAsync(string account, Func<Visitor, Task> visit, Look? look = null, [CallerMemberName] string test = "")
    {
        Chromium.Require();
        await VisitAsync(Host, await OpenSessionAsync(Host, account), visit, look ?? new Look(), test);
    }

    /// <summary>Visits another portal than the shared one.</summary>
    public async Task VisitOtherAsync(PortalHost host, Func<Visitor, Task> visit, [CallerMemberName] string test = "")
    {
        Chromium.Require();
        await VisitAsync(host, null, visit, new Look(), test);
    }

    /// <summary>A second browser within a visit.</summary>
    public async Task<Visitor> OpenAsync(string account, Look? look = null) =>
        await Visitor.OpenAsync(browser, Host, look ?? new Look(), await SessionAsync(account));

    /// <summary>A browser of somebody who has just signed in, at any portal; its owner closes the context.</summary>
    public async Task<Visitor> SitDownAsync(PortalHost host, string account, Look? look = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        return await Visitor.OpenAsync(browser, host, look ?? new Look(), await OpenSessionAsync(host, account));
    }

    private async Task VisitAsync(PortalHost host, string? storage, Func<Visitor, Task> visit, Look look, string test)
    {
        var visitor = await Visitor.OpenAsync(browser, host, look, storage);
        try
        {
            await visit(visitor);
            Findings.None(visitor.Troubles.Distinct(StringComparer.Ordinal));
        }
        catch
        {
            await PictureAsync(visitor, test);
            throw;
        }
        finally
        {
            await visitor.Context.CloseAsync();
        }
    }

    private static async Task PictureAsync(Visitor visitor, string test)
    {
        try
        {
            await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{test}.png"), FullPage = true });
        }
        catch (PlaywrightException)
        {
            // the failure itself is what matters
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Join(
                '\n',
                [$"Last address: {visitor.Page.Url}", .. visitor.Troubles, "Log:", .. visitor.Host.Log.Split('\n').TakeLast(25)]
            )
        );
    }

    private Task<string> SessionAsync(string account) => sessions.GetOrAdd(account, email => OpenSessionAsync(Host, email));

    private async Task<string> OpenSessionAsync(PortalHost host, string email)
    {
        var visitor = await Visitor.OpenAsync(browser, host, new Look(), null);
        try
        {
            await visitor.GoAsync("/login");
            await visitor.SignInAsync(email, DemoAccounts.Password);
            // the page itself is asked: the browser's driver may miss that another one has loaded
            await visitor.Page.WaitForFunctionAsync("() => !location.pathname.startsWith('/login') && document.readyState !== 'loading'");
            return await visitor.Context.StorageStateAsync();
        }
        finally
        {
            await visitor.Context.CloseAsync();
        }
    }
}
