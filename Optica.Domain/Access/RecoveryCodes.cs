using System.Security.Cryptography;
using System.Text;

namespace Optica.Domain.Access;

/// <summary>Codes that stand in once for a lost telephone: 50 bits each, written so that nothing is taken for something else.</summary>
public static class RecoveryCodes
{
    /// <summary>How many somebody gets.</summary>
    public const int Count = 10;

    private const int Half = 5;
    private const string Letters = "0123456789abcdefghjkmnpqrstuvwxy";

    /// <summary>New ones, to be shown once.</summary>
    public static IReadOnlyList<string> Make() =>
        [
            .. Enumerable
                .Range(0, Count)
                .Select(_ => $"{RandomNumberGenerator.GetString(Letters, Half)}-{RandomNumberGenerator.GetString(Letters, Half)}"),
        ];

    /// <summary>What is kept of one.</summary>
    /// <param name="userId">Whose it is.</param>
    /// <param name="code">As made, or as typed: case, spaces and dashes do not count.</param>
    public static string Hash(Guid userId, string? code)
    {
        var bare = string.Concat((code ?? "").Where(letter => !char.IsWhiteSpace(letter) && letter != '-')).ToLowerInvariant();
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{userId:N}/{bare}")));
    }
}
