using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>A customer's profile in the hands of somebody in a hurry.</summary>
[Collection(BrowserRun.Name)]
public sealed class ProfileTests(BrowserRun run)
{
    private static readonly string[] Parts =
    [
        "orders",
        "prescriptions",
        "quotes",
        "prescriptions",
        "analytics",
        "appointments",
        "work-orders",
    ];

    /// <summary>Each change of the address finds the one before it still being drawn.</summary>
    [BrowserFact]
    public Task Parts_OpenedQuickly_LeaveTheScreenAlive() =>
        run.VisitAsync(
            "super@norte.demo",
            async visitor =>
            {
                await visitor.GoAsync($"/admin/customers/{await visitor.Host.AnyAsync("Centro")}");
                for (var at = 0; at < 3 * Parts.Length; at++)
                {
                    await visitor.Page.EvaluateAsync("part => document.getElementById(`tab-${part}`).click()", Parts[at % Parts.Length]);
                    await visitor.Page.WaitForTimeoutAsync(at % 3 * 30);
                }

                await visitor.Page.Locator("#tab-orders").ClickAsync();
                await Assertions.Expect(visitor.Page.Locator("#tab-orders")).ToHaveAttributeAsync("aria-selected", "true");
                await Assertions.Expect(visitor.Page.Locator(".error-state")).ToHaveCountAsync(0);
            }
        );
}
