using System.Collections.Concurrent;

namespace Optica.Data.Audit;

/// <summary>
/// Which lines of the audit trail were written a moment ago, so that what is tried or opened over and over is told once. Kept by each
/// process for itself: a second process, or one that was started again, tells it once more.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class RecentLines(TimeProvider time)
{
    /// <summary>So many are remembered; then those whose time is over go, and if there are none, all of them.</summary>
    public const int Most = 50_000;

    private readonly ConcurrentDictionary<object, DateTimeOffset> until = new();

    /// <summary>Whether a line is to be written now; whoever is told so writes it.</summary>
    /// <param name="line">What makes the line one of its own.</param>
    /// <param name="window">How long it is not told again.</param>
    internal bool IsNew(object line, TimeSpan window)
    {
        var now = time.GetUtcNow();
        MakeRoom(now);
        var mine = now + window;
        while (true)
        {
            if (!until.TryGetValue(line, out var before))
            {
                if (until.TryAdd(line, mine))
                {
                    return true;
                }
            }
            else if (before > now)
            {
                return false;
            }
            else if (until.TryUpdate(line, mine, before))
            {
                return true;
            }
        }
    }

    /// <summary>Whether a line stands in the trail already. Where it must, two at once write it twice rather than one before it stands.</summary>
    /// <param name="line">What makes the line one of its own.</param>
    internal bool Stands(object line) => until.TryGetValue(line, out var end) && end > time.GetUtcNow();

    /// <summary>A line was written.</summary>
    /// <param name="line">What makes the line one of its own.</param>
    /// <param name="window">How long it is not told again.</param>
    internal void Written(object line, TimeSpan window)
    {
        var now = time.GetUtcNow();
        MakeRoom(now);
        until[line] = now + window;
    }

    /// <summary>The line could not be written: whoever comes next writes it.</summary>
    /// <param name="line">As it was asked for.</param>
    internal void Undo(object line) => until.TryRemove(line, out _);

    private void MakeRoom(DateTimeOffset now)
    {
        if (until.Count < Most)
        {
            return;
        }

        foreach (var (line, end) in until)
        {
            if (end <= now)
            {
                until.TryRemove(line, out _);
            }
        }

        if (until.Count >= Most)
        {
            until.Clear();
        }
    }
}
