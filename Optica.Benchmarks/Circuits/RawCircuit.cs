using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Optica.Benchmarks.Circuits;

/// <summary>
/// One circuit without a browser: it opens a page, acknowledges what is drawn, answers script calls with nothing, and hands every
/// render batch on. Hundreds of them fit into one process.
/// </summary>
internal sealed class RawCircuit : IAsyncDisposable
{
    private const int Chunk = 32 * 1024;
    private const byte EndOfHandshake = 0x1e;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly BrowserSession session;
    private readonly Action<ReadOnlyMemory<byte>, long> drawn;
    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource closing = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly IHubProtocol protocol = CircuitMessages.Protocol();
    private readonly CircuitMessages messages = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<object?>> asked = new(StringComparer.Ordinal);
    private Task listening = Task.CompletedTask;
    private string? secret;
    private long renderer;

    private RawCircuit(BrowserSession session, Action<ReadOnlyMemory<byte>, long> drawn) => (this.session, this.drawn) = (session, drawn);

    /// <summary>What went wrong; null when nothing did.</summary>
    public string? Problem { get; private set; }

    /// <summary>Opens a page.</summary>
    /// <param name="session">Who.</param>
    /// <param name="path">The page.</param>
    /// <param name="drawn">Gets every batch with the time it arrived (<see cref="Stopwatch"/>), one after the other.</param>
    public static async Task<RawCircuit> OpenAsync(BrowserSession session, string path, Action<ReadOnlyMemory<byte>, long> drawn)
    {
        var circuit = new RawCircuit(session, drawn);
        var address = new Uri(session.Browser.BaseAddress!, path);
        var (state, components) = CircuitMessages.Begin(await session.Browser.GetStringAsync(address));
        await circuit.ConnectAsync();
        circuit.secret =
            await circuit.AskAsync("StartCircuit", session.Browser.BaseAddress!.ToString(), address.ToString(), "[]", state) as string
            ?? throw new InvalidOperationException("The circuit was refused.");
        await circuit.SendAsync(new InvocationMessage("UpdateRootComponents", [components, state]));
        return circuit;
    }

    /// <summary>Does what a script does when something happens to an element.</summary>
    /// <param name="handler">The number of the element's handler.</param>
    /// <param name="name">What happens: <c>input</c>, <c>change</c>, <c>submit</c>.</param>
    /// <param name="value">What stands in the element now; null where there is no such thing.</param>
    public Task DispatchAsync(ulong handler, string name, string? value) =>
        SendAsync(new InvocationMessage("BeginInvokeDotNetFromJS", CircuitMessages.Event(renderer, (handler, name), value)));

    /// <summary>Goes to another page, as by a click on a link.</summary>
    /// <param name="path">The page.</param>
    public Task GoAsync(string path) => MovedAsync(path, byLink: true);

    /// <summary>Closes it as a browser does that leaves the page: the circuit ends at once and waits for nobody to come back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (secret is not null)
        {
            using var left = new FormUrlEncodedContent([KeyValuePair.Create("circuitId", secret)]);
            using var answer = await session.Browser.PostAsync(new Uri("/_blazor/disconnect", UriKind.Relative), left);
            answer.EnsureSuccessStatusCode();
        }

        await closing.CancelAsync();
        await listening;
        socket.Dispose();
        closing.Dispose();
        sending.Dispose();
    }

    private async Task ConnectAsync()
    {
        var page = session.Browser.BaseAddress!;
        socket.Options.Cookies = session.Cookies;
        socket.Options.SetRequestHeader("Origin", page.GetLeftPart(UriPartial.Authority));
        await socket.ConnectAsync(new UriBuilder(page) { Scheme = "ws", Path = "/_blazor" }.Uri, closing.Token);
        byte[] greeting = [.. "{\"protocol\":\"blazorpack\",\"version\":1}"u8, EndOfHandshake];
        await socket.SendAsync(greeting, WebSocketMessageType.Text, endOfMessage: true, closing.Token);
        var answer = new byte[Chunk];
        var got = await socket.ReceiveAsync(answer.AsMemory(), closing.Token);
        if (answer.AsSpan(0, got.Count) is not [.., EndOfHandshake])
        {
            throw new InvalidOperationException("The hub does not speak the protocol of circuits.");
        }

        listening = ListenAsync();
    }

    private async Task ListenAsync()
    {
        var received = new ArrayBufferWriter<byte>(Chunk);
        try
        {
            while (true)
            {
                var got = await socket.ReceiveAsync(received.GetMemory(Chunk), closing.Token);
                if (got.MessageType == WebSocketMessageType.Close)
                {
                    Problem ??= closing.IsCancellationRequested ? null : "the connection was closed";
                    return;
                }

                received.Advance(got.Count);
                if (got.EndOfMessage)
                {
                    await HandleAllAsync(received);
                }
            }
        }
        catch (Exception) when (closing.IsCancellationRequested)
        {
            // left
        }
        catch (Exception problem)
        {
            Problem ??= problem.Message;
        }
    }

    /// <summary>Handles what is whole; the beginning of the next message stays.</summary>
    private async Task HandleAllAsync(ArrayBufferWriter<byte> received)
    {
        var arrived = Stopwatch.GetTimestamp();
        var rest = new ReadOnlySequence<byte>(received.WrittenMemory);
        while (protocol.TryParseMessage(ref rest, messages, out var message))
        {
            await HandleAsync(message, arrived);
        }

        var next = rest.ToArray();
        received.ResetWrittenCount();
        received.Write(next);
    }

    private async Task HandleAsync(HubMessage message, long arrived)
    {
        switch (message)
        {
            case InvocationMessage { Target: CircuitMessages.RenderBatch } batch:
                drawn((byte[])batch.Arguments[1]!, arrived);
                var number = Convert.ToInt64(batch.Arguments[0], CultureInfo.InvariantCulture);
                await SendAsync(new InvocationMessage("OnRenderCompleted", [number, null]));
                break;
            case InvocationMessage { Target: CircuitMessages.BeginInvokeJS } call:
                await CallAsync(call);
                break;
            case InvocationMessage { Target: CircuitMessages.EndInvokeDotNet, Arguments: [_, false, var why] }:
                Problem ??= why as string;
                break;
            case InvocationMessage { Target: CircuitMessages.Error } error:
                Problem ??= error.Arguments[0] as string;
                break;
            case CompletionMessage answer when asked.TryRemove(answer.InvocationId!, out var waiting):
                waiting.SetResult(answer.Error is null ? answer.Result : null);
                break;
            case PingMessage:
                await SendAsync(PingMessage.Instance);
                break;
            case InvocationBindingFailureMessage failure:
                Problem ??= failure.BindingFailure.SourceException.Message;
                break;
            case CloseMessage close:
                Problem ??= close.Error ?? "the circuit was closed";
                break;
        }
    }

    /// <summary>A script is called: most are answered with nothing, those that matter are done.</summary>
    private async Task CallAsync(InvocationMessage call)
    {
        renderer = CircuitMessages.RendererOf(call.Arguments) ?? renderer;
        if ((long)call.Arguments[0]! != 0)
        {
            await SendAsync(new InvocationMessage("EndInvokeJSFromDotNet", CircuitMessages.Answer(call.Arguments)));
        }

        if (CircuitMessages.GoalOf(call.Arguments) is { } path)
        {
            await MovedAsync(path, byLink: false);
        }
    }

    private Task MovedAsync(string path, bool byLink) =>
        SendAsync(new InvocationMessage("OnLocationChanged", [new Uri(session.Browser.BaseAddress!, path).ToString(), null, byLink]));

    private async Task<object?> AskAsync(string method, params object?[] arguments)
    {
        var id = asked.Count.ToString(CultureInfo.InvariantCulture);
        var waiting = asked[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(new InvocationMessage(id, method, arguments));
        return await waiting.Task.WaitAsync(Patience);
    }

    private async Task SendAsync(HubMessage message)
    {
        await sending.WaitAsync(closing.Token);
        try
        {
            await socket.SendAsync(protocol.GetMessageBytes(message), WebSocketMessageType.Binary, endOfMessage: true, closing.Token);
        }
        finally
        {
            sending.Release();
        }
    }
}
