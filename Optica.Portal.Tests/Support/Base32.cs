namespace Optica.Portal.Tests.Support;

/// <summary>Reads secrets as pages show them to whoever types them into an app.</summary>
internal static class Base32
{
    private const int Bits = 5;

    public static byte[] Read(string shown)
    {
        var bits = string.Concat(
            shown
                .Where(letter => letter != ' ')
                .Select(letter =>
                    Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(Bits, '0')
                )
        );
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }
}
