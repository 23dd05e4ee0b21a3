using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Optica.Domain.Audit;

namespace Optica.Data.Audit;

/// <summary>
/// Takes down who was shown whom without a write in between: sightings wait in memory and are written together, at most a second later.
/// Nothing is dropped: when too many wait, whoever adds one writes them first; when that fails, their list is not shown. Decision 0031.
/// </summary>
public sealed partial class SightingLog(SightingWriter writer, SightingSettings settings, TimeProvider time, ILogger<SightingLog> log)
{
    /// <summary>How long the same page in the same session is one sighting: lists refresh by themselves.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Rows of one transaction.</summary>
    private const int Batch = 100;

    private readonly ConcurrentQueue<Sighting> waiting = new();
    private readonly RecentLines recent = new(time);
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly List<Sighting> unwritten = [];
    private long held;

    /// <summary>How many wait to be written.</summary>
    public int Waiting => waiting.Count;

    /// <summary>How many had to wait because too many others did.</summary>
    public long Held => Interlocked.Read(ref held);

    /// <summary>Takes one down.</summary>
    /// <param name="sighting">Who saw whom.</param>
    /// <param name="mayWait">
    /// Whether it may wait for what is before it; within a transaction, which the writing would wait for, it may not and goes on top.
    /// </param>
    /// <param name="cancellation">Cancels the waiting: then nothing was taken down, and nothing may be shown.</param>
    internal async Task NoteAsync(Sighting sighting, bool mayWait, CancellationToken cancellation)
    {
        var line = new Page(
            sighting.SessionId ?? sighting.UserId,
            sighting.Surface,
            new Guid(SHA256.HashData(sighting.Customers).AsSpan(0, 16))
        );
        if (!recent.IsNew(line, Window))
        {
            return;
        }

        if (mayWait && waiting.Count >= settings.Capacity)
        {
            LogFull(waiting.Count, Interlocked.Increment(ref held));
            try
            {
                await FlushAsync(cancellation);
            }
            catch
            {
                recent.Undo(line);
                throw;
            }
        }

        waiting.Enqueue(sighting);
    }

    /// <summary>Writes what waits. What cannot be written goes on waiting.</summary>
    /// <returns>How many.</returns>
    public async Task<int> FlushAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            var written = 0;
            while (true)
            {
                while (unwritten.Count < Batch && waiting.TryDequeue(out var next))
                {
                    unwritten.Add(next);
                }

                if (unwritten.Count == 0)
                {
                    return written;
                }

                await writer.WriteAsync(unwritten, cancellation);
                written += unwritten.Count;
                unwritten.Clear();
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>What makes a sighting one of its own.</summary>
    private sealed record Page(Guid Viewer, SightingSurface Surface, Guid Customers);

    [LoggerMessage(LogLevel.Critical, "{Count} sightings wait to be written: lists wait for them ({Held} so far)")]
    private partial void LogFull(int count, long held);
}
