using System.Xml.Linq;
using Optica.Portal.Tests.Architecture;

namespace Optica.Portal.Tests.Browser;

/// <summary>
/// Texts of the resources that belong to one language only. A single letter belongs to none: it is as well the initial of a
/// customer's name.
/// </summary>
internal static class OtherLanguage
{
    private const string SpanishFile = ".es.resx";

    private static readonly HashSet<string> Spanish = [.. Values(path => path.EndsWith(SpanishFile, StringComparison.Ordinal))];
    private static readonly HashSet<string> English = [.. Values(path => !path.EndsWith(SpanishFile, StringComparison.Ordinal))];

    /// <summary>English texts that are no Spanish ones.</summary>
    public static HashSet<string> OnlyEnglish { get; } = [.. English.Except(Spanish, StringComparer.Ordinal)];

    /// <summary>Spanish texts that are no English ones.</summary>
    public static HashSet<string> OnlySpanish { get; } = [.. Spanish.Except(English, StringComparer.Ordinal)];

    private static IEnumerable<string> Values(Predicate<string> file) =>
        from source in SourceTree.Files([".resx"], SourceTree.Product)
        where file(source.Path)
        from data in XDocument.Parse(source.Text).Root!.Elements("data")
        let value = data.Element("value")!.Value
        where value.Length > 1
        select value;
}
