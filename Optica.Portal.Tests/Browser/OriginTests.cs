using System.Net;
using System.Net.WebSockets;

namespace Optica.Portal.Tests.Browser;

/// <summary>Pages of other sites get no circuit: browsers do not check that for WebSockets.</summary>
[Collection(BrowserRun.Name)]
public sealed class OriginTests(BrowserRun run)
{
    /// <summary>Origins that are not the portal's own.</summary>
    public static TheoryData<string> Foreign => ["https://evil.example", "null", "http://127.0.0.1:1", "file://"];

    [BrowserTheory]
    [MemberData(nameof(Foreign))]
    public async Task Negotiate_ForeignOrigin_IsRefused(string origin) =>
        Assert.Equal(HttpStatusCode.Forbidden, await NegotiateAsync(origin));

    [BrowserFact]
    public async Task Negotiate_OwnOrigin_IsServed() =>
        Assert.Equal(HttpStatusCode.OK, await NegotiateAsync(Host.Address.GetLeftPart(UriPartial.Authority)));

    [BrowserTheory]
    [MemberData(nameof(Foreign))]
    public async Task Socket_ForeignOrigin_IsRefused(string origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", origin);

        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(socket));
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [BrowserFact]
    public async Task Socket_OwnOrigin_Opens()
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", Host.Address.GetLeftPart(UriPartial.Authority));

        await ConnectAsync(socket);
        Assert.Equal(WebSocketState.Open, socket.State);
    }

    private PortalHost Host
    {
        get
        {
            Chromium.Require();
            return run.Host;
        }
    }

    private Task ConnectAsync(ClientWebSocket socket) =>
        socket.ConnectAsync(new UriBuilder(Host.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, TestContext.Current.CancellationToken);

    private async Task<HttpStatusCode> NegotiateAsync(string origin)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Host.Address, "/_blazor/negotiate?negotiateVersion=1"));
        request.Headers.TryAddWithoutValidation("Origin", origin);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
