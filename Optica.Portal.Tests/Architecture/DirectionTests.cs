using System.Reflection;
using System.Xml.Linq;

namespace Optica.Portal.Tests.Architecture;

/// <summary>Domain ← Data ← Portal ← Tests (docs/decisions/0001).</summary>
public sealed class DirectionTests
{
    private static readonly Dictionary<string, string[]> MayReference = new(StringComparer.Ordinal)
    {
        ["Optica.Domain"] = [],
        ["Optica.Data"] = ["Optica.Domain", "SqlServerTypes"],
        ["Optica.Portal"] = ["Optica.Data", "Optica.Domain"],
    };

    [Theory]
    [InlineData("Optica.Domain")]
    [InlineData("Optica.Data")]
    [InlineData("Optica.Portal")]
    public void Projects_ReferenceOnlyTheRoomsBefore(string project)
    {
        var file = XDocument.Load(Path.Combine(SourceTree.Root, project, $"{project}.csproj"));
        var referenced = file.Descendants("ProjectReference").Select(reference => NameOf(reference.Attribute("Include")!.Value));

        Findings.None(referenced.Except(MayReference[project], StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Optica.Domain", "Microsoft.EntityFrameworkCore")]
    [InlineData("Optica.Domain", "Microsoft.Data")]
    [InlineData("Optica.Domain", "Microsoft.AspNetCore")]
    [InlineData("Optica.Domain", "Microsoft.Extensions")]
    [InlineData("Optica.Domain", "Optica.")]
    [InlineData("Optica.Data", "Microsoft.AspNetCore.Components")]
    [InlineData("Optica.Data", "Microsoft.AspNetCore.Mvc")]
    [InlineData("Optica.Data", "Microsoft.AspNetCore.Http")]
    [InlineData("Optica.Data", "Radzen")]
    [InlineData("Optica.Data", "Optica.Portal")]
    [InlineData("Optica.Portal", "Optica.Portal.Tests")]
    [InlineData("Optica.Portal", "Optica.Benchmarks")]
    public void Assemblies_UseNothingOf(string assembly, string forbidden) =>
        Assert.DoesNotContain(References(assembly), name => name.StartsWith(forbidden, StringComparison.Ordinal));

    [Fact]
    public void References_OfTheData_AreReallyRead() => Assert.Contains(References("Optica.Data"), name => name == "Optica.Domain");

    private static List<string> References(string assembly) =>
        [.. Assembly.Load(assembly).GetReferencedAssemblies().Select(reference => reference.Name!)];

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));
}
