namespace Optica.Portal.Exports;

/// <summary>Counts the rows of a whole workbook and tells of them now and then.</summary>
internal sealed class RowProgress(Func<long, ValueTask>? tell)
{
    /// <summary>Rows so far.</summary>
    public long Rows { get; private set; }

    /// <summary>One more; every 500 is told, and a wish to stop heard.</summary>
    public ValueTask AddAsync(CancellationToken cancellation)
    {
        if (++Rows % WorkbookWriter.ProgressStep != 0)
        {
            return ValueTask.CompletedTask;
        }

        cancellation.ThrowIfCancellationRequested();
        return TellAsync();
    }

    /// <summary>Tells where it ended.</summary>
    public ValueTask TellAsync() => tell?.Invoke(Rows) ?? ValueTask.CompletedTask;
}
