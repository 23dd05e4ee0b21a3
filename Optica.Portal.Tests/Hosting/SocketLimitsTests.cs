using System.Net;
using System.Net.WebSockets;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Optica.Domain.Common;
using Optica.Portal.Hosting;

namespace Optica.Portal.Tests.Hosting;

/// <summary>How many screens may be open (SECURITY 23).</summary>
public sealed class SocketLimitsTests
{
    private static readonly Guid Ana = Ids.New(TimeProvider.System);
    private static readonly Guid Bea = Ids.New(TimeProvider.System);

    private readonly SocketLimits limits = new(
        new ConfigurationBuilder()
            .AddInMemoryCollection([new("Limits:CircuitsPerUser", "2"), new("Limits:CircuitsPerAddress", "3")])
            .Build()
    );
    private readonly TaskCompletionSource closing = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task User_WithAsManyAsAllowed_GetsNoMore_UntilOneCloses()
    {
        var first = OpenAsync(Ana, "10.0.0.1");
        var second = OpenAsync(Ana, "10.0.0.2");
        Assert.Equal((429, "10"), await AnswerAsync(OpenAsync(Ana, "10.0.0.3")));
        Assert.Equal((429, "10"), await AnswerAsync(NegotiateAsync(Ana, "10.0.0.3")));
        Assert.Equal(200, (await AnswerAsync(NegotiateAsync(Bea, "10.0.0.3"))).Status);

        closing.SetResult();
        Assert.Equal((200, 200), ((await AnswerAsync(first)).Status, (await AnswerAsync(second)).Status));
        Assert.Equal(200, (await AnswerAsync(NegotiateAsync(Ana, "10.0.0.3"))).Status);
        Assert.Equal(200, (await AnswerAsync(OpenAsync(Ana, "10.0.0.3"))).Status);
    }

    [Fact]
    public async Task Address_WithAsManyAsAllowed_GetsNoMore_WhoeverAsks()
    {
        var open = new[] { OpenAsync(Ana, "10.0.0.1"), OpenAsync(Bea, "10.0.0.1"), OpenAsync(null, "10.0.0.1") };
        Assert.Equal(429, (await AnswerAsync(OpenAsync(null, "10.0.0.1"))).Status);
        // who was refused for the address holds nothing as a user
        Assert.Equal(429, (await AnswerAsync(OpenAsync(Ana, "10.0.0.1"))).Status);
        Assert.Equal(200, (await AnswerAsync(NegotiateAsync(Ana, "10.0.0.9"))).Status);
        closing.SetResult();
        await Task.WhenAll(open);
    }

    [Fact]
    public async Task Socket_ThatBreaks_CountsNoMore()
    {
        for (var round = 0; round < 5; round++)
        {
            await Assert.ThrowsAsync<IOException>(() =>
                limits.InvokeAsync(Ask("/_blazor", Ana, "10.0.0.1", isSocket: true), _ => throw new IOException())
            );
        }

        Assert.Equal(200, (await AnswerAsync(NegotiateAsync(Ana, "10.0.0.1"))).Status);
    }

    [Theory]
    [InlineData("/_blazor")]
    [InlineData("/_blazor/")]
    [InlineData("/_Blazor")]
    public async Task Polling_IsNoWayAround(string path)
    {
        var ask = Ask(path, Ana, "10.0.0.1", isSocket: false);
        await limits.InvokeAsync(ask, _ => throw new InvalidOperationException("let through"));
        Assert.Equal(StatusCodes.Status426UpgradeRequired, ask.Response.StatusCode);
    }

    private Task<HttpContext> OpenAsync(Guid? user, string address) =>
        LetAsync(Ask("/_blazor", user, address, isSocket: true), closing.Task);

    private Task<HttpContext> NegotiateAsync(Guid? user, string address) =>
        LetAsync(Ask("/_blazor/negotiate", user, address, isSocket: false), Task.CompletedTask);

    private async Task<HttpContext> LetAsync(HttpContext ask, Task until)
    {
        await limits.InvokeAsync(ask, _ => until);
        return ask;
    }

    private static async Task<(int Status, string? RetryAfter)> AnswerAsync(Task<HttpContext> asked)
    {
        var response = (await asked.WaitAsync(TimeSpan.FromSeconds(10))).Response;
        return (response.StatusCode, response.Headers.RetryAfter);
    }

    private static DefaultHttpContext Ask(string path, Guid? user, string address, bool isSocket)
    {
        var ask = new DefaultHttpContext { Request = { Path = path } };
        ask.Connection.RemoteIpAddress = IPAddress.Parse(address);
        ask.Features.Set<IHttpWebSocketFeature>(new Upgrade(isSocket));
        if (user is { } id)
        {
            ask.User = new ClaimsPrincipal(
                new ClaimsIdentity(
                    [
                        new(ClaimTypes.NameIdentifier, $"{id}"),
                        new("optica:session", $"{id}"),
                        new("AspNet.Identity.SecurityStamp", "stamp"),
                    ],
                    "cookie"
                )
            );
        }

        return ask;
    }

    private sealed class Upgrade(bool isSocket) : IHttpWebSocketFeature
    {
        public bool IsWebSocketRequest => isSocket;

        public Task<WebSocket> AcceptAsync(WebSocketAcceptContext context) => throw new NotSupportedException();
    }
}
