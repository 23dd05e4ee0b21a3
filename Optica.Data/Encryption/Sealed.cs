using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Optica.Data.Encryption;

/// <summary>AES-256-GCM with key number, nonce and tag in front, bound to the place it stands in: moved ciphertext does not open.</summary>
internal static class Sealed
{
    private const int Number = sizeof(int);
    private const int Nonce = 12;
    private const int Tag = 16;
    private const int Header = Number + Nonce + Tag;

    public static byte[] Encrypt(byte[] key, int keyNumber, ReadOnlySpan<byte> plain, string place)
    {
        var result = new byte[Header + plain.Length];
        BinaryPrimitives.WriteInt32BigEndian(result, keyNumber);
        var nonce = result.AsSpan(Number, Nonce);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(nonce, plain, result.AsSpan(Header), result.AsSpan(Number + Nonce, Tag), Encoding.UTF8.GetBytes(place));
        return result;
    }

    public static int KeyNumber(ReadOnlySpan<byte> sealedBytes) =>
        sealedBytes.Length < Header
            ? throw new CryptographicException("Too short to be ciphertext.")
            : BinaryPrimitives.ReadInt32BigEndian(sealedBytes);

    public static byte[] Decrypt(byte[] key, ReadOnlySpan<byte> sealedBytes, string place)
    {
        // its length, too
        _ = KeyNumber(sealedBytes);
        var plain = new byte[sealedBytes.Length - Header];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(
            sealedBytes.Slice(Number, Nonce),
            sealedBytes[Header..],
            sealedBytes.Slice(Number + Nonce, Tag),
            plain,
            Encoding.UTF8.GetBytes(place)
        );
        return plain;
    }
}
