using System.Collections.Frozen;

namespace Optica.Domain.Access;

/// <summary>Passwords, and parts of them, that are guessed first; the list says where it comes from.</summary>
internal static class CommonWords
{
    private const string Resource = "common-passwords.txt";

    private static readonly Lazy<FrozenSet<string>> Words = new(Read);

    /// <summary>Whether it is one of them.</summary>
    /// <param name="folded">Lower case, without accents.</param>
    public static bool Has(string folded) => Words.Value.Contains(folded);

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(CommonWords).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Where(line => line is [not '#', ..]).ToFrozenSet(StringComparer.Ordinal);
    }
}
