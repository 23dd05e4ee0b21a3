using System.Text.RegularExpressions;

namespace Optica.Benchmarks.Circuits;

/// <summary>Many circuits on one page.</summary>
internal sealed partial class CircuitCrowd : IAsyncDisposable
{
    private const int AtOnce = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(50);

    private readonly List<(RawCircuit Circuit, CircuitWatch Watch)> members = [];

    /// <summary>What each of them drew.</summary>
    public IEnumerable<CircuitWatch> Watches => members.Select(member => member.Watch);

    /// <summary>What went wrong with any of them.</summary>
    public IEnumerable<string> Problems => members.Select(member => member.Circuit.Problem).OfType<string>();

    /// <summary>The ids of the records a list shows, in its order.</summary>
    public static async Task<IReadOnlyList<string>> RowsAsync(BrowserSession session, string path)
    {
        var text = new System.Text.StringBuilder();
        var watch = new CircuitWatch(0, 0);
        await using var circuit = await RawCircuit.OpenAsync(
            session,
            path,
            (batch, at) =>
            {
                text.Append(System.Text.Encoding.UTF8.GetString(batch.Span));
                watch.Draw(batch, at);
            }
        );
        await watch.Loaded.WaitAsync(Patience);
        return [.. RecordLink().Matches(text.ToString()).Select(link => link.Groups["id"].Value).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Opens them and waits until each shows the list.</summary>
    public static async Task<CircuitCrowd> OpenAsync(BrowserSession session, string path, (int Circuits, int Rows, int Changes) many)
    {
        var crowd = new CircuitCrowd();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, many.Circuits),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (_, cancellation) =>
            {
                var watch = new CircuitWatch(many.Rows, many.Changes);
                var circuit = await RawCircuit.OpenAsync(session, path, watch.Draw);
                lock (crowd.members)
                {
                    crowd.members.Add((circuit, watch));
                }

                await watch.Loaded.WaitAsync(Patience, cancellation);
            }
        );
        return crowd;
    }

    /// <summary>Waits until every one shows what is true; how many do when it takes too long.</summary>
    public async Task<int> WaitForAsync(IReadOnlyList<int?> truth, TimeSpan patience)
    {
        using var enough = new CancellationTokenSource(patience);
        while (true)
        {
            var right = Watches.Count(watch => watch.Shows(truth));
            if (right == members.Count || enough.IsCancellationRequested)
            {
                return right;
            }

            await Task.Delay(Often);
        }
    }

    public async ValueTask DisposeAsync() =>
        await Parallel.ForEachAsync(
            members,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (member, _) => await member.Circuit.DisposeAsync()
        );

    [GeneratedRegex("/admin/customers/(?<id>[0-9a-f]{8}-[0-9a-f-]{27})", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex RecordLink();
}
