namespace Optica.Benchmarks.Circuits;

/// <summary>What one circuit drew: how often, and when each changed number came.</summary>
/// <param name="rows">How many rows are changed, one after the other: change 0 is of row 0.</param>
/// <param name="changes">How many changes there will be.</param>
internal sealed class CircuitWatch(int rows, int changes)
{
    private readonly Lock gate = new();
    private readonly TaskCompletionSource loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int?[] shown = new int?[rows];
    private readonly List<(int Change, long At)> seen = [];
    private readonly List<long> news = [];
    private int batches;
    private long bytes;

    /// <summary>The list is on screen.</summary>
    public Task Loaded => loaded.Task;

    /// <summary>Batches since the start.</summary>
    public int Batches => batches;

    /// <summary>Bytes of these batches.</summary>
    public long Bytes => bytes;

    /// <summary>When batches came that showed something new: each is one question to the database.</summary>
    public IReadOnlyList<long> News => news;

    /// <summary>Begins to count.</summary>
    public void Start()
    {
        lock (gate)
        {
            (batches, bytes) = (0, 0);
        }
    }

    /// <summary>A batch arrived.</summary>
    public void Draw(ReadOnlyMemory<byte> batch, long at)
    {
        if (!loaded.Task.IsCompleted && batch.Span.IndexOf("data-row"u8) >= 0)
        {
            loaded.SetResult();
        }

        var drawn = MarkedPhone.In(batch.Span, changes);
        lock (gate)
        {
            batches++;
            bytes += batch.Length;
            if (drawn.Count > 0)
            {
                news.Add(at);
            }

            foreach (var change in drawn)
            {
                shown[change % rows] = change;
                seen.Add((change, at));
            }
        }
    }

    /// <summary>Whether every row shows what is true.</summary>
    public bool Shows(IReadOnlyList<int?> truth)
    {
        lock (gate)
        {
            return shown.AsSpan().SequenceEqual([.. truth]);
        }
    }

    /// <summary>
    /// How long after its acknowledgement each change was on screen, it or a later one of its row, in timestamps; not below 0, as the
    /// screen may be told before the answer is read.
    /// </summary>
    /// <param name="told">When each change was acknowledged; 0 for none.</param>
    public IEnumerable<long> Delays(IReadOnlyList<long> told)
    {
        var next = Enumerable.Range(0, rows).ToArray();
        foreach (var (change, at) in seen)
        {
            for (var row = change % rows; next[row] <= change; next[row] += rows)
            {
                if (told[next[row]] is > 0 and var since)
                {
                    yield return Math.Max(0, at - since);
                }
            }
        }
    }
}
