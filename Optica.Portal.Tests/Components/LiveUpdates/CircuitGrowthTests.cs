using System.Runtime.CompilerServices;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Access;
using Optica.Data.Saving;
using Optica.Portal.LiveUpdates;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Architecture;
using Optica.Portal.Tests.Components.Inputs;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.LiveUpdates;

/// <summary>
/// Circuits that were opened and closed leave nothing behind, whichever page they showed: neither who listens nor what was made
/// (SECURITY 24). A few of every page by default, five hundred of each with <c>OPTICA_LONG</c>.
/// </summary>
public sealed class CircuitGrowthTests(ApiHost host) : IClassFixture<ApiHost>
{
    /// <summary>What was asked for when the last pages closed may hold them a moment longer; what leaks is there every time.</summary>
    private const int Lingering = 3;

    private static int Rounds => Environment.GetEnvironmentVariable("OPTICA_LONG") is { Length: > 0 } ? 500 : 8;

    [Fact]
    public async Task Circuits_OpenedAndClosed_AreGone()
    {
        var feed = host.Services.GetRequiredService<ChangeFeed>();
        var made = new List<(string Page, WeakReference What)>();
        var wrong = new List<string>();
        var pages = (await PortalPages.EveryAsync(host)).Where(page => page.IsInteractive).Append(PortalPages.Around).ToList();
        foreach (var page in pages)
        {
            for (var round = 0; round < Rounds; round++)
            {
                made.AddRange((await VisitAsync(page)).Select(one => (page.Name, one)));
            }

            if (feed.Subscriptions > 0)
            {
                wrong.Add($"{page.Name}: {feed.Subscriptions} of {Rounds} listen on");
            }
        }

        Assert.True(pages.Count > 40, $"{pages.Count} pages");
        Findings.None(wrong);
        await Patiently.UntilAsync(
            () => Task.FromResult(Leaks(made).Count == 0),
            TimeSpan.FromSeconds(20),
            $"live on:\n{string.Join('\n', Leaks(made))}"
        );
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference[]> VisitAsync(PortalPage at)
    {
        await using var circuit = new CircuitContext(host, host.World.Chief);
        await circuit.Access.RefreshAsync(Xunit.TestContext.Current.CancellationToken);
        var shown = at.Draw(circuit);
        var page = shown.FindComponents<IComponent>().First(part => part.Instance.GetType() == at.Component).Instance;
        return [new(circuit.Get<CurrentAccess>()), new(circuit.Get<LiveScreen>()), new(page)];
    }

    private static List<string> Leaks(List<(string Page, WeakReference What)> made)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return
        [
            .. from one in made
            where one.What.IsAlive
            group one by one.Page into page
            where page.Count() > Lingering
            select $"{page.Key}: {page.Count()} of {3 * Rounds}",
        ];
    }
}
