using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Architecture;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Inputs;

/// <summary>
/// The corpus of bad input (SECURITY §3) in every field that pages show, with their dialogs and panels: a message at the field, or
/// stored and shown as typed; no page ends. Fields are found, not listed. Two rounds by default, all of the corpus with
/// <c>OPTICA_LONG=1</c>, a third of it with 3.
/// </summary>
public sealed partial class EveryInputTests
{
    /// <summary>
    /// What one page alone does not show: a choice between two people's values, and a bar over rows that were chosen; they have tests
    /// of their own. In a link of an invitation nobody types: it is there to be copied.
    /// </summary>
    private static readonly string[] Elsewhere = ["ConflictPanel", "CustomerBulkBar", "InviteLink"];

    [Fact]
    public async Task EveryField_OfEveryPage_SaysWhyOrStoresAsTyped()
    {
        using var log = new LineCatcher();
        await using var host = new ApiHost
        {
            Configure = builder =>
                builder.ConfigureServices(services => services.AddLogging(logging => logging.ClearProviders().AddProvider(log))),
        };
        await host.InitializeAsync();
        var run = new InputRun(host, log);

        await run.RunAsync();

        Findings.None(run.Findings.Distinct(StringComparer.Ordinal));
        TestContext.Current.TestOutputHelper?.WriteLine($"{run.Tried.Count} fields; {run.Count}");
        Assert.True(run.Tried.Count > 200, $"Only {run.Tried.Count} fields were found.");
        Assert.True(run.Count.Compared > 20, $"{run.Count}");
        Assert.True(run.Keys.Count > 15, string.Join(' ', run.Keys));
        var drawn = run.Parts.Select(part => part.Name.Split('`')[0]).ToHashSet(StringComparer.Ordinal);
        Findings.None(WithFields().Except(drawn, StringComparer.Ordinal).Except(Elsewhere, StringComparer.Ordinal));
    }

    /// <summary>Components of interactive pages in whose markup something can be typed.</summary>
    private static IEnumerable<string> WithFields() =>
        from file in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "Optica.Portal"), "*.razor", SearchOption.AllDirectories)
        where !file.Contains($"{Path.DirectorySeparatorChar}Identity{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        where !file.Contains($"{Path.DirectorySeparatorChar}Layout{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        where Field().IsMatch(File.ReadAllText(file))
        select Path.GetFileNameWithoutExtension(file);

    [GeneratedRegex("<(\\w+Field|input|textarea)\\s", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Field();
}
