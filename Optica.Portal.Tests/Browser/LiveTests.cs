using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>What one person saves, the others see: within a process, across processes, and after a standstill; and nobody else does.</summary>
[Collection(BrowserRun.Name)]
public sealed partial class LiveTests(BrowserRun run, TwoPortals portals) : IClassFixture<TwoPortals>, IAsyncDisposable
{
    private const string Clerk = "sales@norte.demo";
    private const string Admin = "admin.centro@norte.demo";
    private const string Stranger = "admin.mall@norte.demo";

    private readonly List<Visitor> visitors = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in visitors)
        {
            await visitor.Context.CloseAsync().WaitAsync(BrowserLimit.Goodbye);
        }
    }

    /// <summary>List and profile of somebody who reads English follow the edit of somebody who writes Spanish; both stay who they are.</summary>
    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Edit_OfAColleague_AppearsInListAndProfile(bool acrossProcesses)
    {
        Chromium.Require();
        var customer = await portals.One.AnyAsync("Centro", acrossProcesses ? 1 : 0);
        var writer = await SitAsync(portals.One, Clerk);
        var reader = await SitAsync(acrossProcesses ? portals.Other : portals.One, Admin, new Look("en"));
        await reader.GoAsync($"/admin/customers/{customer}");
        var list = await reader.NewTabAsync();
        var name = await reader.Page.Locator("h1").InnerTextAsync();
        await list.GotoAsync($"/admin/customers?q={Uri.EscapeDataString(name)}");
        await list.Locator("[data-row]").First.WaitForAsync();
        await WatchedAsync(list);

        var phone = acrossProcesses ? "+56 9 5555 0002" : "+56 9 5555 0001";
        await EditPhoneAsync(writer, customer, phone);

        await Assertions.Expect(reader.Page.Locator("main")).ToContainTextAsync(phone);
        await Assertions.Expect(list.Locator("[data-row]").First).ToContainTextAsync(phone);
        await Assertions.Expect(list.Locator("[data-changed]")).ToHaveCountAsync(1);
        // language and identity of the reader
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Tab, new() { Name = "Overview" })).ToBeVisibleAsync();
        await Assertions.Expect(reader.Page.Locator(".user-button")).ToContainTextAsync("Andrés");
        Assert.Empty(visitors.SelectMany(visitor => visitor.Troubles));
    }

    /// <summary>Somebody of another branch gets not a byte of it: their socket is silent but for its own signs of life.</summary>
    [BrowserFact]
    public async Task Edit_InAnotherBranch_IsNotOnTheWire()
    {
        Chromium.Require();
        var customer = await portals.One.AnyAsync("Centro", 2);
        var writer = await SitAsync(portals.One, Clerk);
        var stranger = await SitAsync(portals.One, Stranger);
        var frames = new ConcurrentQueue<int>();
        stranger.Page.WebSocket += (_, socket) =>
            socket.FrameReceived += (_, frame) => frames.Enqueue(frame.Binary?.Length ?? frame.Text?.Length ?? 0);
        await stranger.GoAsync("/admin/customers");
        await writer.GoAsync($"/admin/customers/{customer}/edit");
        await QuietAsync(frames);
        frames.Clear();

        await EditPhoneAsync(writer, customer, "+56 9 5555 0003");
        await writer.Page.WaitForTimeoutAsync(2_000);

        // a sign of life has three bytes
        Assert.DoesNotContain(frames, length => length > 3);
    }

    /// <summary>A portal that stood still shows everything that happened meanwhile, once.</summary>
    [BrowserFact]
    public async Task Portal_ThatStoodStill_CatchesUp()
    {
        Chromium.Require();
        var writer = await SitAsync(portals.One, Clerk);
        var reader = await SitAsync(portals.Other, Admin);
        reader.Expect("WebSocket|Connection|ERR_");
        await reader.GoAsync("/admin/customers?sort=created&dir=desc");
        var customers = new List<Guid>();
        foreach (
            var row in (
                await reader.Page.Locator("[data-row] [data-open]").EvaluateAllAsync<string[]>("rows => rows.map(row => row.href)")
            ).Take(4)
        )
        {
            customers.Add(Guid.Parse(new Uri(row).AbsolutePath.Split('/')[^1]));
        }

        await portals.Other.PauseAsync();
        try
        {
            foreach (var (customer, at) in customers.Select((customer, at) => (customer, at)))
            {
                await EditPhoneAsync(writer, customer, string.Create(CultureInfo.InvariantCulture, $"+56 9 5556 000{at}"));
            }

            await Task.Delay(Standstill, TestContext.Current.CancellationToken);
        }
        finally
        {
            await portals.Other.ContinueAsync();
        }

        foreach (var at in Enumerable.Range(0, customers.Count))
        {
            await Assertions
                .Expect(reader.Page.Locator("[data-row]", new() { HasTextString = $"+56 9 5556 000{at}" }))
                .ToHaveCountAsync(1, new() { Timeout = 60_000 });
        }

        var shown = await reader.Page.Locator("[data-row] [data-open]").EvaluateAllAsync<string[]>("rows => rows.map(row => row.href)");
        Assert.Equal(shown.Length, shown.Distinct(StringComparer.Ordinal).Count());
    }

    private static TimeSpan Standstill =>
        Environment.GetEnvironmentVariable("OPTICA_LONG") == "1" ? TimeSpan.FromSeconds(30) : TimeSpan.FromSeconds(3);

    private static async Task EditPhoneAsync(Visitor writer, Guid customer, string phone)
    {
        var path = $"/admin/customers/{customer}/edit";
        if (!writer.Page.Url.EndsWith(path, StringComparison.Ordinal))
        {
            await writer.GoAsync(path);
        }

        await writer.Page.TypeInAsync("Teléfono", phone);
        await writer.SaveToProfileAsync();
    }

    /// <summary>A hidden tab asks for nothing; to the browser of a test every tab is in front.</summary>
    private static Task WatchedAsync(IPage page) => Assertions.Expect(page.Locator("[data-live=live]")).ToHaveCountAsync(1);

    private static async Task QuietAsync(ConcurrentQueue<int> frames)
    {
        int before;
        do
        {
            before = frames.Count;
            await Task.Delay(1_500, TestContext.Current.CancellationToken);
        } while (frames.Count != before);
    }

    private async Task<Visitor> SitAsync(PortalHost host, string account, Look? look = null)
    {
        var visitor = await run.SitDownAsync(host, account, look);
        visitors.Add(visitor);
        return visitor;
    }
}
