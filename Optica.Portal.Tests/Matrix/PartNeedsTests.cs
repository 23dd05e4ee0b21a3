using System.Collections.Frozen;
using Optica.Domain.Common;
using Optica.Portal.Tests.Architecture;
using Optica.Portal.Tests.Components.Inputs;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Matrix;

/// <summary>
/// The permissions that the tables name are those that pages and their parts ask for (SECURITY 5, 18). Roles cannot show it, because most
/// permissions are given together: somebody who has every permission but one loses what needs it and nothing else, and whoever has only
/// what a row names gets it.
/// </summary>
[Collection(MatrixCollection.Name)]
public sealed class PartNeedsTests(MatrixRun run)
{
    private static readonly FrozenSet<string> Everything = Permissions.All;

    /// <summary>Fewer were not asked: the pages did not open.</summary>
    private const int Fewest = 700;

    private int asked;
    private readonly Dictionary<(string Page, string Rights, string Who), MatrixScreen> drawn = [];
    private readonly Dictionary<string, (string Needs, string[] Cells)> pages = new MatrixFile("page-matrix.tsv", run.Columns).Read();

    private Person Chief => run.Host.World.Chief;

    [Fact]
    public async Task Parts_NeedWhatTheirRowsSay_AndNothingElse()
    {
        var findings = new List<string>();
        foreach (var rows in new MatrixFile("part-matrix.tsv", run.Columns).Read().GroupBy(row => row.Key.Split(" | ")[0]))
        {
            var parts = rows.Select(row => (Part: row.Key[(rows.Key.Length + 3)..], row.Value.Needs)).ToList();
            foreach (var permission in parts.SelectMany(part => MatrixNeeds.Words(part.Needs)).Distinct().Where(MatrixNeeds.IsPermission))
            {
                findings.AddRange(await WithoutAsync(rows.Key, parts, permission));
            }

            foreach (var needs in parts.Select(part => part.Needs).Distinct())
            {
                findings.AddRange(await WithOnlyAsync(rows.Key, [.. parts.Where(part => part.Needs == needs)], needs));
            }
        }

        Findings.None(findings);
        Assert.True(asked >= Fewest, $"{asked} parts were looked for on open pages");
    }

    [Fact]
    public async Task Pages_NeedWhatTheirRowsSay_AndNothingElse()
    {
        var findings = new List<string>();
        foreach (var (page, needs) in pages.Select(row => (row.Key, row.Value.Needs)).Where(row => run.Seen.ContainsKey(row.Key)))
        {
            foreach (var way in MatrixNeeds.Ways(needs).Where(way => Array.TrueForAll(way, MatrixNeeds.IsPermission)))
            {
                if (!Opens(await DrawAsync(page, Chief, Only(way))))
                {
                    findings.Add($"{page} is not open to who has only {string.Join('+', way)}");
                }

                foreach (var permission in way)
                {
                    // of two ways in, the other one has to be shut, too
                    var others = MatrixNeeds.Ways(needs).Where(other => other != way).SelectMany(other => other).Append(permission);
                    if (Opens(await DrawAsync(page, Chief, [.. Everything.Except(others)])))
                    {
                        findings.Add($"{page} needs {needs}, and is open without {permission}");
                    }
                }
            }
        }

        Findings.None(findings);
    }

    /// <summary>Whether it shows what it is for, or why that record is none for it.</summary>
    private static bool Opens(MatrixScreen screen) => screen.State is not (MatrixFile.No or "part");

    /// <summary>Everything but one permission: what needs it is gone, and all else is there.</summary>
    private async Task<IEnumerable<string>> WithoutAsync(string page, List<(string Part, string Needs)> parts, string permission)
    {
        FrozenSet<string> rights = [.. Everything.Where(one => one != permission)];
        var screen = await DrawAsync(page, Chief, rights);
        if (!await IsOpenAsync(page, screen, Chief, rights))
        {
            return [];
        }

        asked += parts.Count;
        return from part in parts
            let due = MatrixNeeds.AreMet(part.Needs, one => one != permission)
            where due != screen.Parts.Contains(part.Part)
            select $"{page} | {part.Part} needs {part.Needs}, and is {(due ? "gone" : "there")} without {permission}";
    }

    /// <summary>Only what it takes to open the page and to get some of its parts: they are there. What is for several branches is not, with one.</summary>
    private async Task<IEnumerable<string>> WithOnlyAsync(string page, List<(string Part, string Needs)> parts, string needs)
    {
        var findings = new List<string>();
        foreach (var way in MatrixNeeds.Ways(needs))
        {
            var opening = MatrixNeeds.Ways(pages.GetValueOrDefault(page, (MatrixFile.SignedIn, [])).Item1);
            var rights = Only([.. opening.FirstOrDefault(one => one.All(way.Contains)) ?? opening[0], .. way]);
            var screen = await DrawAsync(page, Chief, rights);
            findings.AddRange(
                from part in parts
                where !screen.Parts.Contains(part.Part)
                select $"{page} | {part.Part} is not there for who has only {string.Join('+', rights.Order())}"
            );
            if (way.Contains(MatrixFile.SeveralBranches))
            {
                var one = await DrawAsync(page, run.Host.World.Admin, Everything);
                findings.AddRange(
                    from part in parts
                    where one.Parts.Contains(part.Part)
                    select $"{page} | {part.Part} is there for who has one branch"
                );
            }
        }

        return findings;
    }

    private static FrozenSet<string> Only(string[] words) => [.. words.Where(MatrixNeeds.IsPermission)];

    /// <summary>A tab that somebody does not have shows them the page's first one instead.</summary>
    private async Task<bool> IsOpenAsync(string page, MatrixScreen screen, Person who, FrozenSet<string> rights) =>
        screen.State == MatrixFile.Yes
        && !(
            page.Split('?') is [var first, _]
            && run.Seen.ContainsKey(first)
            && (await DrawAsync(first, who, rights)).Parts.SetEquals(screen.Parts)
        );

    private async Task<MatrixScreen> DrawAsync(string name, Person who, FrozenSet<string> rights)
    {
        var key = (name, string.Join('+', rights.Order(StringComparer.Ordinal)), who.Name);
        if (!drawn.TryGetValue(key, out var screen))
        {
            var page = run.Pages.Append(PortalPages.Around).Single(page => page.Name == name);
            drawn[key] = screen = await MatrixScreen.DrawAsync(run.Host, page, who, rights);
        }

        return screen;
    }
}
