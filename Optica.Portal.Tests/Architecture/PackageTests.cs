using System.Xml.Linq;

namespace Optica.Portal.Tests.Architecture;

/// <summary>Packages are those that were looked at: audited at every restore, and locked by content (SECURITY 53).</summary>
public sealed class PackageTests
{
    private static readonly XDocument Build = XDocument.Load(Path.Combine(SourceTree.Root, "Directory.Build.props"));

    [Theory]
    [InlineData("NuGetAudit", "true")]
    [InlineData("NuGetAuditMode", "all")]
    [InlineData("NuGetAuditLevel", "low")]
    [InlineData("TreatWarningsAsErrors", "true")]
    [InlineData("RestorePackagesWithLockFile", "true")]
    [InlineData("RestoreLockedMode", "true")]
    public void Build_AuditsAndLocks(string setting, string value) => Assert.Equal(value, Assert.Single(Build.Descendants(setting)).Value);

    [Fact]
    public void EveryProject_IsLocked() =>
        Findings.None(
            Directory
                .EnumerateFiles(SourceTree.Root, "*.csproj", SearchOption.AllDirectories)
                .Where(project => !File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")))
                .Select(project => $"{Path.GetFileName(project)} has no packages.lock.json")
        );

    [Fact]
    public void NoProject_TurnsTheAuditOff() =>
        Findings.None(
            from file in Directory.EnumerateFiles(SourceTree.Root, "*.csproj", SearchOption.AllDirectories)
            from quiet in XDocument.Load(file).Descendants()
            where quiet.Name.LocalName is "NuGetAudit" or "NuGetAuditSuppress" or "RestoreLockedMode"
            select $"{Path.GetFileName(file)}: {quiet.Name.LocalName}"
        );
}
