using Optica.Portal.Tests.Architecture;

namespace Optica.Portal.Tests.Matrix;

/// <summary>
/// A table beside this file that people read: what there is, what it needs by permission-matrix.tsv, and who gets it. With
/// <c>OPTICA_MATRIX=write</c> a run writes down what it found; what a new row needs is then put in by hand where it says "?", and <see cref="PartNeedsTests"/> says whether that is right.
/// </summary>
/// <param name="name">Name of the file.</param>
/// <param name="columns">Who is asking.</param>
internal sealed class MatrixFile(string name, IReadOnlyList<MatrixColumn> columns)
{
    /// <summary>What is open without a session.</summary>
    public const string Anybody = "anybody";

    /// <summary>What every session opens.</summary>
    public const string SignedIn = "signed in";

    /// <summary>What says that something is refused.</summary>
    public const string Nobody = "nobody";

    /// <summary>What is there for whoever has a choice of branches: no right, a reach.</summary>
    public const string SeveralBranches = "several branches";

    /// <summary>Open.</summary>
    public const string Yes = "yes";

    /// <summary>Refused.</summary>
    public const string No = "-";

    private string Path => System.IO.Path.Combine(SourceTree.Root, "Optica.Portal.Tests", "Matrix", name);

    /// <summary>Rows as they were checked in: what each needs, and its cells.</summary>
    public Dictionary<string, (string Needs, string[] Cells)> Read()
    {
        var lines = File.Exists(Path) ? File.ReadAllLines(Path) : [];
        Assert.True(lines.Length == 0 || lines[0] == Head(), $"{name} has other columns than\n{Head()}");
        return lines
            .Skip(1)
            .Select(line => line.Split('\t'))
            .ToDictionary(line => line[0], line => (line[1], line[2..]), StringComparer.Ordinal);
    }

    /// <summary>Compares what was found with what was checked in, cell by cell; a row more or less is a difference, too.</summary>
    /// <param name="found">Cells by row.</param>
    /// <param name="needs">What rows need, where the portal says so itself; otherwise only the file does.</param>
    public IEnumerable<string> Differences(SortedDictionary<string, string[]> found, Func<string, string?> needs)
    {
        var known = Read();
        if (Environment.GetEnvironmentVariable("OPTICA_MATRIX") is "write")
        {
            File.WriteAllLines(
                Path,
                found
                    .Select(row =>
                        $"{row.Key}\t{needs(row.Key) ?? known.GetValueOrDefault(row.Key, ("?", [])).Needs}\t{string.Join('\t', row.Value)}"
                    )
                    .Prepend(Head())
            );
            known = Read();
        }

        foreach (var row in found.Where(row => !known.ContainsKey(row.Key)))
        {
            yield return $"{name} has no row for {row.Key}: {string.Join(' ', row.Value)}";
        }

        foreach (var (key, row) in known)
        {
            if (!found.TryGetValue(key, out var cells))
            {
                yield return $"{name} has a row that was not found: {key}";
                continue;
            }

            if (needs(key) is { } says && says != row.Needs)
            {
                yield return $"{key} needs {says}, not {row.Needs}";
            }

            for (var at = 0; at < cells.Length; at++)
            {
                if (cells[at] != row.Cells[at])
                {
                    yield return $"{key} for {columns[at].Name}: {cells[at]}, not {row.Cells[at]}";
                }
            }
        }
    }

    private string Head() => string.Join('\t', columns.Select(column => column.Name).Prepend("needs").Prepend("what"));
}
