using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Optica.Portal.Tests.Architecture;

namespace Optica.Portal.Tests.Browser;

/// <summary>Whether everybody can use what is on the screen now.</summary>
internal static class Usability
{
    private static readonly string[] Grave = ["serious", "critical"];

    /// <summary>Fails on a serious or critical finding of axe.</summary>
    public static async Task IsUsableAsync(this IPage page) =>
        Findings.None(
            (await page.RunAxe())
                .Violations.Where(rule => Grave.Contains(rule.Impact, StringComparer.Ordinal))
                .Select(rule => $"{rule.Id}: {string.Join("; ", rule.Nodes.Select(node => node.Html))}")
        );
}
