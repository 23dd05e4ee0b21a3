namespace Optica.Portal.Exports;

/// <summary>A file that is being written: kept when it is whole, removed otherwise.</summary>
public sealed class ExportFile : IAsyncDisposable
{
    private readonly string part;
    private readonly string whole;
    private bool isKept;

    internal ExportFile(string part, string whole)
    {
        (this.part, this.whole) = (part, whole);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Options = FileOptions.Asynchronous,
            BufferSize = 128 * 1024,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        Stream = new FileStream(part, options);
    }

    /// <summary>Where to write.</summary>
    public Stream Stream { get; }

    /// <summary>It is whole: gives it its name.</summary>
    /// <returns>Its size, bytes.</returns>
    public async Task<long> KeepAsync()
    {
        await Stream.FlushAsync();
        var size = Stream.Length;
        await Stream.DisposeAsync();
        File.Move(part, whole, overwrite: true);
        isKept = true;
        return size;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        if (!isKept)
        {
            File.Delete(part);
        }
    }
}
