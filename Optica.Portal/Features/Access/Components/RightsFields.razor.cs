using Microsoft.AspNetCore.Components;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Domain.Organisations;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Access.Components;

/// <summary>Role, clinical permission and branches: only what the caller may give is offered.</summary>
public sealed partial class RightsFields(ICurrentAccess access)
{
    /// <summary>What is typed into: the model of the form around.</summary>
    [Parameter, EditorRequired]
    public UserRightsInput Input { get; set; } = default!;

    /// <summary>The caller's branches.</summary>
    [Parameter, EditorRequired]
    public ListBranches Branches { get; set; } = default!;

    /// <summary>Closed branches that the account belongs to or begins at: to be kept or taken away, not to be given.</summary>
    [Parameter]
    public IReadOnlyList<BranchRow> Closed { get; set; } = [];

    /// <summary>Branches that they are members of as it is stored: of the closed ones only these can be kept or taken away.</summary>
    [Parameter]
    public IReadOnlyList<Guid> Before { get; set; } = [];

    private IReadOnlyList<BranchRow> ClosedOnes => [.. Closed.Where(branch => access.Scope.Runs(branch.Id) && Before.Contains(branch.Id))];

    private bool MayGiveClinical => access.Scope.Role == StaffRole.SuperAdmin;

    private IReadOnlyList<BranchRow> Mine => [.. Open.Where(branch => access.Scope.Runs(branch.Id))];

    /// <summary>Without what was closed since the page was opened.</summary>
    private IEnumerable<BranchRow> Open => Branches.Rows.Where(branch => !Closed.Any(closed => closed.Id == branch.Id));

    /// <summary>Roles that are not above the caller's own.</summary>
    private IReadOnlyList<(StaffRole? Value, string Text)> RoleOptions =>
        [
            .. Enum.GetValues<StaffRole>()
                .Where(role => role != StaffRole.PlatformAdmin && role >= access.Scope.Role)
                .Select(role => ((StaffRole?)role, Roles[$"role_{role}"].Value)),
        ];

    private IReadOnlyList<(bool Value, string Text)> ClinicalOptions => [(false, Words["no"].Value), (true, Words["yes"].Value)];

    private IReadOnlyList<(Guid? Value, string Text)> HomeOptions =>
        [
            .. Open.Where(branch => Input.Role == StaffRole.SuperAdmin || Input.BranchIds.Contains(branch.Id))
                .Select(branch => ((Guid?)branch.Id, branch.Name)),
            .. Closed
                .Where(branch => branch.Id == Input.HomeBranchId)
                .Select(branch => ((Guid?)branch.Id, BranchLabel.Of(Words, branch.Name, isOpen: false))),
        ];

    /// <summary>Nobody begins where they are no longer a member.</summary>
    private void KeepHome()
    {
        if (Input.Role != StaffRole.SuperAdmin && Input.HomeBranchId is { } home && !Input.BranchIds.Contains(home))
        {
            Input.HomeBranchId = null;
        }
    }
}
