using Optica.Domain.Common;

namespace Optica.Portal.Exports;

/// <summary>
/// Files of reports until they are fetched: beside the database, readable by this account only, named by their job. What is still being
/// written has another name, so that a file is whole or is not there.
/// </summary>
public sealed class ExportFiles
{
    private const string Whole = ".xlsx";
    private const string Partial = ".part";

    private readonly string folder;

    /// <summary>Files in a folder, which is made when it is missing.</summary>
    public ExportFiles(string folder)
    {
        this.folder = Path.GetFullPath(folder);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(this.folder);
        }
        else
        {
            Directory.CreateDirectory(this.folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Begins a job's file.</summary>
    public ExportFile Create(Guid jobId)
    {
        // two processes may believe for a moment that the job is theirs: each writes its own
        var part = Path.Combine(folder, $"{jobId:N}.{Ids.New(TimeProvider.System):N}{Partial}");
        return new(part, PathOf(jobId));
    }

    /// <summary>Opens a job's file; null when there is none (any more).</summary>
    public Stream? Open(Guid jobId)
    {
        try
        {
            return new FileStream(
                PathOf(jobId),
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read | FileShare.Delete,
                64 * 1024,
                useAsync: true
            );
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Removes a job's file.</summary>
    public void Delete(Guid jobId) => File.Delete(PathOf(jobId));

    /// <summary>Removes files that nobody has written to since an instant: left behind by a process that died.</summary>
    /// <param name="before">UTC.</param>
    /// <returns>How many.</returns>
    public int DeleteLeftovers(DateTime before)
    {
        var old = Directory
            .EnumerateFiles(folder)
            .Where(file => Path.GetExtension(file) is Whole or Partial && File.GetLastWriteTimeUtc(file) < before)
            .ToList();
        old.ForEach(File.Delete);
        return old.Count;
    }

    private string PathOf(Guid jobId) => Path.Combine(folder, $"{jobId:N}{Whole}");
}
