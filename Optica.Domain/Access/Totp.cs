using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Optica.Domain.Access;

/// <summary>Codes of authenticator apps: six digits of a shared secret and the time, a new one every 30 seconds (RFC 6238).</summary>
public static class Totp
{
    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    /// <summary>Seconds that a code is shown.</summary>
    public const int StepSeconds = 30;

    /// <summary>Bytes of a secret.</summary>
    public const int SecretLength = 20;

    /// <summary>Steps that a telephone's clock may be early or late.</summary>
    private const int Drift = 1;

    private const int Modulus = 1_000_000;
    private const string Base32Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A secret that nobody has.</summary>
    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretLength);

    /// <summary>The number of the step that an instant lies in.</summary>
    /// <param name="now">UTC.</param>
    public static long StepOf(DateTime now) => (now.Ticks - DateTime.UnixEpoch.Ticks) / (StepSeconds * TimeSpan.TicksPerSecond);

    /// <summary>The code of a step.</summary>
    /// <param name="secret">The shared secret.</param>
    /// <param name="step">Number of the step.</param>
    public static string Code(byte[] secret, long step)
    {
        var counter = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // what authenticator apps compute; HMAC does not rest on what is broken in SHA-1
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & int.MaxValue;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code was typed; its own time, or one early or late.</summary>
    /// <param name="secret">The shared secret.</param>
    /// <param name="code">As typed; spaces do not count.</param>
    /// <param name="now">UTC.</param>
    /// <param name="last">The last step that was used: it and those before are worth nothing.</param>
    /// <returns>The step; null when the code is not right, or was used.</returns>
    public static long? Match(byte[] secret, string? code, DateTime now, long last)
    {
        var typed = Encoding.ASCII.GetBytes(string.Concat((code ?? "").Where(letter => !char.IsWhiteSpace(letter))));
        long? found = null;
        for (var step = StepOf(now) - Drift; step <= StepOf(now) + Drift; step++)
        {
            // every one is compared, whichever it is
            var isIt = CryptographicOperations.FixedTimeEquals(typed, Encoding.ASCII.GetBytes(Code(secret, step)));
            found = isIt && step > last ? step : found;
        }

        return found;
    }

    /// <summary>What shows that somebody has seen a secret, without being it.</summary>
    /// <param name="secret">The shared secret.</param>
    public static string Proof(ReadOnlySpan<byte> secret) => Convert.ToHexString(SHA256.HashData(secret));

    /// <summary>A secret as people type it into an app.</summary>
    public static string Base32(ReadOnlySpan<byte> secret)
    {
        var text = new StringBuilder();
        var (bits, waiting) = (0, 0);
        foreach (var part in secret)
        {
            bits = (bits << 8) | part;
            waiting += 8;
            while (waiting >= 5)
            {
                waiting -= 5;
                text.Append(Base32Letters[(bits >> waiting) & 31]);
            }

            bits &= (1 << waiting) - 1;
        }

        return waiting == 0 ? text.ToString() : text.Append(Base32Letters[(bits << (5 - waiting)) & 31]).ToString();
    }

    /// <summary>The address that an app takes a secret from, as a link or a picture.</summary>
    /// <param name="issuer">Name of the portal.</param>
    /// <param name="account">Address to sign in with.</param>
    /// <param name="secret">The shared secret.</param>
    public static string Address(string issuer, string account, ReadOnlySpan<byte> secret)
    {
        var (portal, who) = (Uri.EscapeDataString(issuer), Uri.EscapeDataString(account));
        return $"otpauth://totp/{portal}:{who}?secret={Base32(secret)}&issuer={portal}&digits={Digits}&period={StepSeconds}";
    }
}
