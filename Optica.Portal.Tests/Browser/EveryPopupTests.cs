using Optica.Portal.Tests.Architecture;

namespace Optica.Portal.Tests.Browser;

/// <summary>Whatever opens on any page opens without trouble: no violation of the content policy, no failed script or request (SECURITY 28).</summary>
[Collection(BrowserRun.Pages)]
public sealed class EveryPopupTests(BrowserRun run)
{
    [BrowserFact]
    public async Task WhateverOpens_OnAnyPage_OpensWithoutTrouble()
    {
        Chromium.Require();
        // hands leave drafts and filters behind that tests of the shared portal would meet
        await using var portal = await PortalHost.StartAsync();
        var hands = new PageHands();
        var findings = new List<string>();
        foreach (var seat in RoutablePages.All.Where(page => !page.IsAnonymous).GroupBy(page => page.Account, StringComparer.Ordinal))
        {
            var visitor = await run.SitDownAsync(portal, seat.Key);
            foreach (var page in seat)
            {
                var known = visitor.Troubles.Count();
                await visitor.GoAsync(await RoutablePages.AddressAsync(portal, page.Template));
                await hands.OpenEverythingAsync(visitor);
                findings.AddRange(visitor.Troubles.Skip(known).Select(trouble => $"{page.Template}: {trouble}"));
            }

            await visitor.Context.CloseAsync();
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', hands.Opened.Order(StringComparer.Ordinal)));
        Findings.None(findings.Distinct(StringComparer.Ordinal));
        Assert.True(
            hands.Opened.Count > 15,
            $"{hands.Pressed.Count} pressed, only {hands.Opened.Count} open: {string.Join(", ", hands.Opened)}"
        );
    }
}
