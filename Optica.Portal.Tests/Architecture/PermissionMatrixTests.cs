using Optica.Domain.Common;

namespace Optica.Portal.Tests.Architecture;

/// <summary>Who may do what, written by hand in permission-matrix.tsv, against the table the portal decides by (SECURITY 5).</summary>
public sealed class PermissionMatrixTests
{
    [Fact]
    public void Roles_HaveThePermissionsOfTheMatrix_CellByCell()
    {
        var lines = File.ReadAllLines(Path.Combine(SourceTree.Root, "Optica.Portal.Tests", "Architecture", "permission-matrix.tsv"))
            .Select(line => line.Split('\t'))
            .ToList();
        var roles = lines[0].Skip(1).Select(Enum.Parse<StaffRole>).ToList();
        var rows = lines.Skip(1).ToDictionary(row => row[0], row => row.Skip(1).ToList(), StringComparer.Ordinal);

        Assert.Equal(Enum.GetValues<StaffRole>(), roles.Order());
        Assert.All(rows.Values, row => Assert.Equal(roles.Count, row.Count));
        Assert.All(rows.Values.SelectMany(row => row), cell => Assert.Contains(cell, new[] { "yes", "-" }));
        Assert.Equal(Permissions.All.Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        var wrong =
            from row in rows
            from column in Enumerable.Range(0, roles.Count)
            where row.Value[column] == "yes" != Permissions.ByRole[roles[column]].Contains(row.Key)
            select $"{row.Key} of {roles[column]}: the matrix says {row.Value[column]}";
        Findings.None([.. wrong]);
    }
}
