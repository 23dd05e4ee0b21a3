using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Matrix;

/// <summary>A column of the files beside this: who is asking.</summary>
/// <param name="Name">Role, and the clinical permission where it is given by name.</param>
/// <param name="Person">Somebody of that role at branch Centro; null for nobody.</param>
internal sealed record MatrixColumn(string Name, Person? Person)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<MatrixColumn> All(World world) =>
        [
            new("Nobody", null),
            new("PlatformAdmin", world.Platform),
            new("SuperAdmin", world.Super),
            new("SuperAdmin+clinical", world.Chief),
            new("BranchAdmin", world.Admin),
            new("Optometrist", world.Optometrist),
            new("Sales", world.Sales),
        ];

    /// <summary>Whether permission-matrix.tsv gives them what a row says it needs.</summary>
    public bool Has(string needs) =>
        needs switch
        {
            MatrixFile.Anybody => true,
            MatrixFile.SignedIn => Person is not null,
            _ when Person is null => false,
            _ => MatrixNeeds.AreMet(needs, Needs),
        };

    private bool Needs(string one) =>
        one == MatrixFile.SeveralBranches ? Person!.Role == StaffRole.PlatformAdmin || Person.Changes.Count > 1 : Person!.May(one);
}
