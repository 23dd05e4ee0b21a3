using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Optica.Portal.Tests.Support;

/// <summary>A mail server that takes letters, or none.</summary>
internal sealed class PostOffice : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly bool takes;
    private readonly Task open;

    private PostOffice(bool takes)
    {
        this.takes = takes;
        listener.Start();
        open = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public List<string> Letters { get; } = [];

    /// <summary>Head and text of a letter.</summary>
    public static (string Head, string Text) Opened(string letter)
    {
        var parts = letter.ReplaceLineEndings("\n").Split("\n\n", 2);
        return (parts[0], Encoding.UTF8.GetString(Convert.FromBase64String(parts[1].Replace("\n", "", StringComparison.Ordinal))));
    }

    public static PostOffice Open(bool takes) => new(takes);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await open;
        closing.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(closing.Token);
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // closed
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync(closing.Token) is { } line)
        {
            if (line.StartsWith("DATA", StringComparison.Ordinal))
            {
                await writer.WriteLineAsync("354 go");
                Letters.Add(await LetterAsync(reader));
                await writer.WriteLineAsync("250 taken");
                continue;
            }

            var refuses = !takes && line.StartsWith("MAIL", StringComparison.Ordinal);
            await writer.WriteLineAsync(
                line.StartsWith("QUIT", StringComparison.Ordinal) ? "221 bye"
                : refuses ? "554 no"
                : "250 ok"
            );
        }
    }

    private async Task<string> LetterAsync(StreamReader reader)
    {
        var letter = new StringBuilder();
        while (await reader.ReadLineAsync(closing.Token) is { } line && line != ".")
        {
            letter.AppendLine(line);
        }

        return letter.ToString();
    }
}
