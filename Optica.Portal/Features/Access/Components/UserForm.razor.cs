using Microsoft.AspNetCore.Components;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Domain.Organisations;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Access.Components;

/// <summary>
/// The rights of an account in the side panel, and what a change of them would give and take. Somebody else's save meanwhile comes
/// together with this one, or the user chooses.
/// </summary>
public sealed partial class UserForm(UserService service, UserQueries queries)
{
    private MergingEdit<UserRightsInput> edit = default!;
    private IReadOnlyList<BranchRow> closed = [];

    /// <summary>The account. Another one needs another form: give a key.</summary>
    [Parameter, EditorRequired]
    public UserDetail Detail { get; set; } = default!;

    /// <summary>The caller's branches.</summary>
    [Parameter, EditorRequired]
    public ListBranches Branches { get; set; } = default!;

    /// <summary>Address of the page without the form.</summary>
    [Parameter, EditorRequired]
    public string CloseHref { get; set; } = "";

    /// <summary>It is saved: the name.</summary>
    [Parameter]
    public EventCallback<string> Saved { get; set; }

    private UserRightsInput Input => edit.Input;

    private IReadOnlyList<Guid> Known => [.. Branches.Rows.Concat(closed).Select(branch => branch.Id).Distinct()];

    /// <inheritdoc />
    protected override void OnInitialized() => (edit, closed) = (new(Detail.Rights, Detail.Row.Version), Detail.ClosedBranches);

    /// <summary>The field that an error belongs to.</summary>
    internal static string? FieldOf(Error error) =>
        error switch
        {
            // the role alone may give it: then there is no field of its own on screen
            RoleAboveOwn or LastAdmin or ClinicalBySuperAdmin => nameof(UserRightsInput.Role),
            EmailTaken => nameof(UserInviteInput.Email),
            _ => null,
        };

    private Task<Error?> SaveAsync() =>
        edit.SaveAsync(update => service.ChangeAsync(Detail.Row.Id, update, CancellationToken.None), ReadAsync);

    private async Task<Result<(UserRightsInput, long)>> ReadAsync()
    {
        if (!(await queries.ReadAsync(Detail.Row.Id, CancellationToken.None)).TryGet(out var now, out var gone))
        {
            return gone;
        }

        closed = now.ClosedBranches;
        return (now.Rights, now.Row.Version);
    }

    /// <summary>A branch by its name; a closed one says that it is.</summary>
    private string? Named(Guid? id) =>
        closed.FirstOrDefault(branch => branch.Id == id) is { } shut ? BranchLabel.Of(Words, shut.Name, isOpen: false)
        : id is { } known ? Branches.Name(known)
        : null;

    private string Theirs(string field) =>
        field switch
        {
            nameof(UserRightsInput.Name) => Told("name", edit.Stored.Name),
            nameof(UserRightsInput.Role) => Told("role", Roles[$"role_{edit.Stored.Role}"]),
            nameof(UserRightsInput.HasClinicalGrant) => Told("clinical", Words[edit.Stored.HasClinicalGrant ? "yes" : "no"]),
            nameof(UserRightsInput.BranchIds) => Told(
                "branches",
                string.Join(", ", edit.Stored.BranchIds.Select(id => Named(id)).OfType<string>())
            ),
            _ => Told("home_branch", Named(edit.Stored.HomeBranchId)),
        };

    private string Told(string label, string? value) => Words["theirs", Words[label], Formats.OrNothing(value)];
}
