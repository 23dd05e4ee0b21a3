using System.Security.Cryptography;
using System.Text;

namespace Optica.Data.Encryption;

/// <summary>The master key: 32 bytes from outside the database. Wraps data keys and the roots that the audit trail is sealed by.</summary>
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

    /// <summary>Reads the key file.</summary>
    public static MasterKey FromFile(string path) => FromBase64(File.ReadAllText(path));

    /// <summary>
    /// Reads the key file. Where there is none, a new key that is not written yet: <see cref="KeyCheck"/> keeps it once it is sure that
    /// no database waits for a lost one.
    /// </summary>
    public static MasterKey FromFileOrNew(string path) =>
        File.Exists(path) ? FromFile(path) : new(RandomNumberGenerator.GetBytes(Length)) { UnwrittenFile = Path.GetFullPath(path) };

    /// <summary>The file that is not there yet, for a new key; null for one that was read.</summary>
    public string? UnwrittenFile { get; private set; }

    /// <summary>
    /// Tells one master key from another and gives nothing of it away; written into backups and their papers.
    /// </summary>
    public string Fingerprint => Convert.ToHexStringLower(Derive("fingerprint").AsSpan(0, 8));

    /// <summary>The key itself, as the first root that others are derived from; see <see cref="RootKeys"/>.</summary>
    internal byte[] Root => key;

    /// <summary>A key for one purpose that ends with this master key. What must outlive it comes from <see cref="RootKeys"/>.</summary>
    internal byte[] Derive(string purpose) => Derive(key, purpose);

    /// <summary>A key for one purpose.</summary>
    internal static byte[] Derive(byte[] root, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, root, Length, info: Encoding.UTF8.GetBytes(purpose));

    /// <summary>Whether it is the same key.</summary>
    internal bool Is(MasterKey other) => CryptographicOperations.FixedTimeEquals(key, other.key);

    internal byte[] Wrap(byte[] dataKey, string owner) => Sealed.Encrypt(key, 0, dataKey, owner);

    internal byte[] Unwrap(byte[] wrapped, string owner) => Sealed.Decrypt(key, wrapped, owner);

    /// <summary>Whether a wrapped key opens under this one.</summary>
    internal bool Opens(byte[] wrapped, string owner)
    {
        try
        {
            CryptographicOperations.ZeroMemory(Unwrap(wrapped, owner));
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Writes a new key to its file, readable by its owner only.</summary>
    /// <exception cref="IOException">Somebody else made that file meanwhile: theirs is the key.</exception>
    internal void Keep()
    {
        if (UnwrittenFile is { } path)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Write(path, Convert.ToBase64String(key));
            UnwrittenFile = null;
        }
    }

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
