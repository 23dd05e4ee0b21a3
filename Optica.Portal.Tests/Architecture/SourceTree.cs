using System.Text.RegularExpressions;

namespace Optica.Portal.Tests.Architecture;

/// <summary>A source file: path from the root with slashes, and its text.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public string[] Lines => Text.TrimEnd('\n').Split('\n');

    public string Name => System.IO.Path.GetFileName(Path);
}

/// <summary>The working copy the tests were built from, as text.</summary>
internal static partial class SourceTree
{
    private static readonly string[] Rooms = ["Optica.Domain", "Optica.Data", "Optica.Portal", "Optica.Benchmarks", "Optica.Portal.Tests"];

    /// <summary>The rooms that make the product.</summary>
    public static readonly string[] Product = ["Optica.Domain", "Optica.Data", "Optica.Portal"];

    public static readonly string Root = FindRoot();

    /// <summary>Files of some rooms (all of them by default) with one of the endings, without what is generated.</summary>
    public static IEnumerable<SourceFile> Files(string[] endings, string[]? rooms = null) =>
        from room in rooms ?? Rooms
        let folder = Path.Combine(Root, room)
        where Directory.Exists(folder)
        from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where Array.Exists(endings, ending => path.EndsWith(ending, StringComparison.Ordinal)) && !Generated().IsMatch(path)
        select new SourceFile(path, File.ReadAllText(file).ReplaceLineEndings("\n"));

    /// <summary>Lines of an allow-list beside the tests, without comments.</summary>
    public static List<string> AllowList(string name) =>
        [
            .. File.ReadLines(Path.Combine(Root, "Optica.Portal.Tests", "Architecture", name))
                .Select(line => line.Split("  #")[0].Trim())
                .Where(line => line.Length > 0 && line[0] != '#'),
        ];

    [GeneratedRegex("(^|/)(bin|obj|Migrations|wwwroot)/", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Generated();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Optica.Portal.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside their working copy.");
    }
}
