using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Architecture;

namespace Optica.Portal.Tests.Matrix;

/// <summary>
/// Every role at every page, at everything on it that not everybody gets, and at every endpoint: what is open and what is refused is
/// what the files beside this say, cell by cell, and that is what permission-matrix.tsv gives (SECURITY 5, 18). Pages, parts and
/// endpoints are found, not listed: a new one needs its row.
/// </summary>
[Collection(MatrixCollection.Name)]
public sealed partial class RightsMatrixTests(MatrixRun run)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_OpenForWhomTheFileSays()
    {
        var found = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var page in run.Pages)
        {
            found.Add(page.Name, new string[run.Columns.Count]);
        }

        for (var at = 0; at < run.Columns.Count; at++)
        {
            using var browser = run.As(run.Columns[at]);
            foreach (var page in run.Pages)
            {
                using var answer = await browser.ReadAsync(page.Address);
                var told =
                    MatrixRun.IsRefused(answer) ? MatrixFile.No
                    : answer.IsSuccessStatusCode || Surfer.Leads(answer) is not null ? MatrixFile.Yes
                    : $"{(int)answer.StatusCode}";
                found[page.Name][at] =
                    told == MatrixFile.Yes && run.Seen.TryGetValue(page.Name, out var screens) && run.Columns[at].Person is not null
                        ? screens[run.Columns[at].Name].State
                        : told;
            }
        }

        var file = new MatrixFile("page-matrix.tsv", run.Columns);
        Findings.None(file.Differences(found, _ => null).ToList().Concat(Against(file)));
    }

    [Fact]
    public void PartsOfPages_AreDrawnForWhomTheFileSays()
    {
        var found = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (page, screens) in run.Seen)
        {
            var open = screens.Where(screen => IsOpen(page, screen.Key, screen.Value)).Select(screen => screen.Value).ToList();
            var parts = open.SelectMany(screen => screen.Parts).Distinct(StringComparer.Ordinal);
            foreach (var part in parts.Where(part => !open.TrueForAll(screen => screen.Parts.Contains(part))))
            {
                string[] cells =
                [
                    .. run.Columns.Select(column =>
                        screens.TryGetValue(column.Name, out var screen) && open.Contains(screen) && screen.Parts.Contains(part)
                            ? MatrixFile.Yes
                            : MatrixFile.No
                    ),
                ];
                // a tab or a panel shows again what its page shows anyway: that is told once
                if (!(page.Contains('?', StringComparison.Ordinal) && IsToldOf(found, $"{page.Split('?')[0]} | {part}", cells)))
                {
                    found[$"{page} | {part}"] = cells;
                }
            }
        }

        var file = new MatrixFile("part-matrix.tsv", run.Columns);
        Findings.None(file.Differences(found, _ => null).ToList().Concat(PartsAgainst(file)));
    }

    /// <summary>Components that ask for a permission in their markup or beside it, and were on nobody's screen.</summary>
    [Fact]
    public void PartsThatAskForAPermission_WereDrawn()
    {
        var drawn = run
            .Seen.Values.SelectMany(screens => screens.Values)
            .SelectMany(screen => screen.Drawn)
            .ToHashSet(StringComparer.Ordinal);
        Findings.None(
            SourceTree
                .Files([".razor", ".razor.cs"], ["Optica.Portal"])
                .Where(file => Asks().IsMatch(file.Text))
                .Select(file => file.Name.Split('.')[0])
                .Distinct(StringComparer.Ordinal)
                .Where(name => !drawn.Contains(name))
        );
    }

    [Fact]
    public async Task Endpoints_AnswerWhomTheFileSays()
    {
        var endpoints = Endpoints().ToDictionary(endpoint => endpoint.Name, StringComparer.Ordinal);
        var found = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var endpoint in endpoints.Values)
        {
            found.Add(endpoint.Name, new string[run.Columns.Count]);
        }

        for (var at = 0; at < run.Columns.Count; at++)
        {
            using var browser = run.As(run.Columns[at]);
            foreach (var endpoint in endpoints.Values)
            {
                using var request = endpoint.Ask();
                using var answer = await browser.SendAsync(request, Cancellation);
                Assert.True((int)answer.StatusCode < 500, $"{endpoint.Name} for {run.Columns[at].Name}: {(int)answer.StatusCode}");
                found[endpoint.Name][at] = MatrixRun.IsRefused(answer) ? MatrixFile.No : MatrixFile.Yes;
            }
        }

        var file = new MatrixFile("endpoint-matrix.tsv", run.Columns);
        Findings.None(file.Differences(found, name => endpoints[name].Needs).ToList().Concat(Against(file)));
    }

    /// <summary>A tab or panel that somebody does not have shows them the page's first one instead.</summary>
    private bool IsOpen(string page, string column, MatrixScreen screen) =>
        screen.State == MatrixFile.Yes
        && !(
            page.Split('?') is [var first, _] && run.Seen.TryGetValue(first, out var usual) && usual[column].Parts.SetEquals(screen.Parts)
        );

    private static bool IsToldOf(SortedDictionary<string, string[]> found, string key, string[] cells) =>
        found.TryGetValue(key, out var told) && told.SequenceEqual(cells, StringComparer.Ordinal);

    /// <summary>Rows of a file against permission-matrix.tsv. A platform admin without a grant may ask and finds no records.</summary>
    private IEnumerable<string> Against(MatrixFile file) =>
        from row in file.Read()
        from at in Enumerable.Range(0, run.Columns.Count)
        let column = run.Columns[at]
        let opens = row.Value.Cells[at] is not (MatrixFile.No or "part")
        where column.Has(row.Value.Needs) ? !opens && column.Person != run.Host.World.Platform : opens
        select $"{row.Key} needs {row.Value.Needs}, and {column.Name} finds {row.Value.Cells[at]}";

    /// <summary>Whoever has the page open and what a part needs has the part, and nobody else.</summary>
    private IEnumerable<string> PartsAgainst(MatrixFile file)
    {
        foreach (var (key, row) in file.Read())
        {
            var page = key.Split(" | ")[0];
            var screens = run.Seen[page];
            for (var at = 0; at < run.Columns.Count; at++)
            {
                var column = run.Columns[at];
                var due = column.Has(row.Needs) && screens.TryGetValue(column.Name, out var screen) && IsOpen(page, column.Name, screen);
                var has = row.Cells[at] == MatrixFile.Yes;
                if (due != has && (has || column.Person != run.Host.World.Platform))
                {
                    yield return $"{key} needs {row.Needs}, and {column.Name} finds {row.Cells[at]}";
                }
            }
        }
    }

    private IEnumerable<MatrixEndpoint> Endpoints() =>
        from endpoint in run.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where
            endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null && endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where method is not ("HEAD" or "OPTIONS")
        select new MatrixEndpoint(method, endpoint);

    [GeneratedRegex("\\bMay(Change)?\\(Permissions\\.|PermissionOf\\(", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Asks();
}
