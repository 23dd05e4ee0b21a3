using Optica.Domain.Common;
using Optica.Portal.Tests.Architecture;

namespace Optica.Portal.Tests.Support;

/// <summary>
/// permission-matrix.tsv as it was written by hand: what tests expect of a role comes from it, not from the table that the portal decides by.
/// </summary>
internal static class PermissionMatrix
{
    private static readonly Lazy<HashSet<(StaffRole Role, string Permission)>> Cells = new(Read);

    /// <summary>Whether the matrix gives a role a permission.</summary>
    public static bool Has(StaffRole role, string permission) => Cells.Value.Contains((role, permission));

    private static HashSet<(StaffRole Role, string Permission)> Read()
    {
        var lines = File.ReadAllLines(Path.Combine(SourceTree.Root, "Optica.Portal.Tests", "Architecture", "permission-matrix.tsv"))
            .Select(line => line.Split('\t'))
            .ToList();
        var roles = lines[0].Skip(1).Select(Enum.Parse<StaffRole>).ToList();
        return
        [
            .. from line in lines.Skip(1)
            from column in Enumerable.Range(0, roles.Count)
            where line[column + 1] == "yes"
            select (roles[column], line[0]),
        ];
    }
}
