using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Optica.Data.Backups;

/// <summary>Files and folders that nobody but their owner reads.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder for its owner only.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnersFile | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Makes a new file for its owner only.</summary>
    /// <exception cref="IOException">There is one already.</exception>
    public static FileStream MakeFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnersFile;
        }

        return new FileStream(path, options);
    }

    /// <summary>SHA-256 of a file.</summary>
    public static async Task<string> HashAsync(string path, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
    }

    /// <summary>A connection of its own to a SQLite file, which ends with it.</summary>
    public static async Task<SqliteConnection> OpenAsync(string file, CancellationToken cancellation)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await connection.OpenAsync(cancellation);
        return connection;
    }

    /// <summary>Carries out a pragma; says its first value.</summary>
    public static async Task<string?> SetAsync(this SqliteConnection connection, string pragma, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this folder
        command.CommandText = pragma;
#pragma warning restore CA2100
        return (await command.ExecuteScalarAsync(cancellation))?.ToString();
    }
}
