using System.Text.RegularExpressions;
using Optica.Portal.Tests.Architecture;

namespace Optica.Portal.Tests.Hosting;

/// <summary>docker-compose.yml keeps what docs/operations.md promises: every container notes the ends of the audit trail in a file of its own that stays.</summary>
public sealed class ComposeTests
{
    private static readonly string[] Services = ["migrate", "portal-1", "portal-2"];

    [Fact]
    public void EveryPortalContainer_KeepsAnAnchorFileOfItsOwn()
    {
        var text = File.ReadAllText(Path.Combine(SourceTree.Root, "docker-compose.yml"));
        var shared = Regex.Match(text, "x-portal:.*?\n\n", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Value;
        var files = Services.Select(name => Block(text, name)).Select(block => Anchor(block) ?? Anchor(shared)).ToList();

        Assert.Equal(["migrate.log", "portal-1.log", "portal-2.log"], files);
        Assert.All(
            Services,
            name =>
                Assert.True(
                    Block(text, name).Contains("portal:/data", StringComparison.Ordinal)
                        || Block(text, name).Contains("*node", StringComparison.Ordinal),
                    name
                )
        );
    }

    private static string Block(string text, string name) =>
        Regex
            .Match(text, $"^  {name}:.*?(?=^  [a-z]|^[a-z])", RegexOptions.Singleline | RegexOptions.Multiline, TimeSpan.FromSeconds(1))
            .Value;

    private static string? Anchor(string block) =>
        Regex.Match(block, "Audit__AnchorFile: .*/(?<name>[a-z0-9-]+[.]log)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            is { Success: true } found
            ? found.Groups["name"].Value
            : null;
}
