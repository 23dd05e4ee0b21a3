using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>A line to the server on which everything takes its time, in order.</summary>
internal static class SlowWire
{
    /// <summary>Holds back every message of the circuit; call it before the page is opened.</summary>
    /// <param name="page">The page.</param>
    /// <param name="oneWay">How long a message is under way.</param>
    public static Task SlowDownAsync(this IPage page, TimeSpan oneWay) =>
        page.RouteWebSocketAsync(
            url => url.Contains("/_blazor", StringComparison.Ordinal),
            browser =>
            {
                var server = browser.ConnectToServer();
                browser.OnMessage(Carrier(server, oneWay));
                server.OnMessage(Carrier(browser, oneWay));
            }
        );

    private static Action<IWebSocketFrame> Carrier(IWebSocketRoute to, TimeSpan oneWay)
    {
        var underWay = Channel.CreateUnbounded<(long Since, IWebSocketFrame Frame)>();
        _ = DeliverAsync(underWay.Reader, to, oneWay);
        return frame => underWay.Writer.TryWrite((Stopwatch.GetTimestamp(), frame));
    }

    private static async Task DeliverAsync(ChannelReader<(long Since, IWebSocketFrame Frame)> underWay, IWebSocketRoute to, TimeSpan oneWay)
    {
        await foreach (var (since, frame) in underWay.ReadAllAsync())
        {
            var rest = oneWay - Stopwatch.GetElapsedTime(since);
            if (rest > TimeSpan.Zero)
            {
                await Task.Delay(rest);
            }

            // a frame tells both as what it can be read; a circuit reads bytes, its greeting too
            to.Send(frame.Binary!);
        }
    }
}
