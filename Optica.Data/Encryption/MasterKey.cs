using System.Security.Cryptography;
using System.Text;

namespace Optica.Data.Encryption;

/// <summary>The master key: 32 bytes from outside the database. Wraps data keys and, through a derived key, seals the audit trail.</summary>
public sealed class MasterKey
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 32;

    private readonly byte[] key;

    /// <summary>Takes the key.</summary>
    /// <param name="key">Exactly 32 bytes.</param>
    public MasterKey(byte[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length != Length)
        {
            throw new ArgumentException($"The master key must have {Length} bytes.", nameof(key));
        }

        this.key = key;
    }

    /// <summary>Reads the key from base64 text.</summary>
    public static MasterKey FromBase64(string text) => new(Convert.FromBase64String(text.Trim()));

    /// <summary>Reads the key file, or makes it (readable by its owner only).</summary>
    public static MasterKey FromFile(string path)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            Write(path, Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)));
        }

        return FromBase64(File.ReadAllText(path));
    }

    /// <summary>A key for one purpose.</summary>
    public byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Length, info: Encoding.UTF8.GetBytes(purpose));

    internal byte[] Wrap(byte[] dataKey, string owner) => Sealed.Encrypt(key, 0, dataKey, owner);

    internal byte[] Unwrap(byte[] wrapped, string owner) => Sealed.Decrypt(key, wrapped, owner);

    private static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(path, options);
        stream.Write(Encoding.ASCII.GetBytes(text));
    }
}
