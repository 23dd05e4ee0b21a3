using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Optica.Portal.Tests.Architecture;

namespace Optica.Portal.Tests.Browser;

/// <summary>A rule that a page breaks.</summary>
/// <param name="Rule">Its name and what it asks.</param>
/// <param name="Impact">How much it hinders: minor, moderate, serious or critical.</param>
/// <param name="Places">Where, and why.</param>
internal sealed record Violation(string Rule, string? Impact, IReadOnlyList<string> Places)
{
    /// <summary>Whether somebody cannot use the page for it.</summary>
    public bool IsGrave => Impact is "serious" or "critical";

    public override string ToString() => $"{Rule} ({Impact})\n    {string.Join("\n    ", Places.Take(5))}";
}

/// <summary>Whether everybody can use what is on the screen now.</summary>
internal static class Usability
{
    // all rules; the package's own way asks in a second page and describes what is right as well, which takes six times as long
    private const string Ask = """
        async () => JSON.stringify((await axe.run(document, { resultTypes: ['violations'] })).violations.map(found => ({
            Rule: `${found.id}: ${found.help}`,
            Impact: found.impact,
            Places: found.nodes.map(({ target, html, any, all, none }) =>
                `${target} ${html} ${[...any, ...all, ...none].map(check => check.message).join('; ')}`),
        })))
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Fails on a serious or critical finding of axe.</summary>
    /// <param name="page">The page.</param>
    /// <param name="where">What is open on it, for the message.</param>
    public static async Task IsUsableAsync(this IPage page, string where = "") =>
        Findings.None((await page.ViolationsAsync()).Where(found => found.IsGrave).Select(found => $"{where} {found}".TrimStart()));

    /// <summary>Every finding of axe, grave or not.</summary>
    public static async Task<IReadOnlyList<Violation>> ViolationsAsync(this IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Script);
        }

        return JsonSerializer.Deserialize<Violation[]>(await page.EvaluateAsync<string>(Ask))!;
    }
}
