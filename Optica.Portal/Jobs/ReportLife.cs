using Optica.Data.Jobs;
using Optica.Portal.Exports;

namespace Optica.Portal.Jobs;

/// <summary>How long the files of reports are kept.</summary>
public static class ReportLife
{
    /// <summary>Days.</summary>
    public const int Days = 7;

    /// <summary>Removes what is too old, what is about people who were erased, and what a process that died left behind.</summary>
    /// <param name="store">The jobs.</param>
    /// <param name="files">Their files.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellation">Cancels between files.</param>
    public static async Task PurgeAsync(JobStore store, ExportFiles files, DateTime now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(files);
        var before = now.AddDays(-Days);
        var old = await store.FilesBeforeAsync(before, cancellation);
        foreach (var id in old.Union(await store.FilesOfErasedAsync(cancellation)))
        {
            files.Delete(id);
            await store.DropFileAsync(id, cancellation);
        }

        files.DeleteLeftovers(before);
    }
}
