using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>The browser of the distribution's package. Its absence is a failure where tests must run, and said aloud elsewhere.</summary>
internal static class Chromium
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/usr/bin/google-chrome-stable",
        "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>Path of the browser, or null.</summary>
    public static string? Path =>
        Environment.GetEnvironmentVariable("OPTICA_CHROMIUM") is { Length: > 0 } given ? given : Array.Find(UsualPlaces, File.Exists);

    /// <summary>Skips a test for want of a browser, but never in continuous integration.</summary>
    public static void Require()
    {
        if (Path is null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") is "true" or "1", "No Chromium: set OPTICA_CHROMIUM to one.");
            Assert.Fail("No Chromium: the browser tests cannot run.");
        }
    }

    /// <summary>Starts it.</summary>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Path,
                Headless = true,
                Args = Arguments,
            }
        );
}
