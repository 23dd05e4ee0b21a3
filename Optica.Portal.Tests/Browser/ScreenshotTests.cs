using Optica.Portal.Tests.Architecture;

namespace Optica.Portal.Tests.Browser;

/// <summary>The pictures of the README, taken anew only when asked for, so that a run leaves the working copy as it was.</summary>
[Collection(BrowserRun.Name)]
public sealed class ScreenshotTests(BrowserRun run)
{
    private static bool IsWanted => Environment.GetEnvironmentVariable("OPTICA_SCREENSHOTS") is { Length: > 0 };

    [BrowserTheory]
    [InlineData("customers", "/admin/customers")]
    [InlineData("customer-form", "/admin/customers/{0}/edit")]
    [InlineData("customer-profile", "/admin/customers/{0}")]
    public Task Picture_OfAPage(string name, string address) =>
        run.VisitAsync(
            "admin.centro@norte.demo",
            async visitor =>
            {
                await visitor.GoAsync(
                    address.Replace("{0}", (await visitor.Host.AnyAsync("Centro", skip: 20)).ToString(), StringComparison.Ordinal)
                );
                await visitor.Page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
                var picture = await visitor.Page.ScreenshotAsync(
                    new() { Path = IsWanted ? Path.Combine(SourceTree.Root, "docs", "screenshots", $"{name}.png") : null }
                );
                Assert.InRange(picture.Length, 20_000, 2_000_000);
            }
        );
}
