using Microsoft.AspNetCore.Components;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Domain.Saving;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Access.Components;

/// <summary>One account in the side panel; another one needs another panel: give a key.</summary>
public sealed partial class UserPanel(UserQueries queries, UserLifeService life, GrantService grants, ICurrentAccess access, Toasts toasts)
    : IDisposable
{
    private static readonly string[] Kinds = [ChangeKinds.Access, ChangeKinds.Seen];

    private readonly Latest asking = new();
    private ConfirmDialog lockDialog = default!;
    private ConfirmDialog revokeDialog = default!;
    private ConfirmDialog signOutDialog = default!;
    private UserDetail? detail;
    private UserGrantRow? revoked;

    // on this screen only, until it is closed: nowhere is it kept
    private Invitation? link;
    private Error? problem;
    private bool busy;
    private bool isBehind;

    /// <summary>The account.</summary>
    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    /// <summary>The desk as it is.</summary>
    [Parameter, EditorRequired]
    public AccessUrl Url { get; set; } = default!;

    /// <summary>The caller's branches.</summary>
    [Parameter, EditorRequired]
    public ListBranches Branches { get; set; } = default!;

    /// <summary>Clock of what is shown.</summary>
    [Parameter, EditorRequired]
    public TimeZoneInfo Zone { get; set; } = default!;

    /// <summary>Something was changed here.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    private string Name => detail?.Row.Name ?? "";

    private string ShowHref => (Url with { Edits = false, Grants = false }).Format();

    private string BranchNames =>
        detail!.Row.Role == StaffRole.SuperAdmin ? Words["every_branch"] : Formats.OrNothing(string.Join(", ", detail.Row.Branches));

    /// <summary>Whoever belongs to the branch, or has every branch, goes on seeing it without the grant.</summary>
    private string RevokeText
    {
        get
        {
            var isTheirs =
                detail is { } now && (now.Row.Role == StaffRole.SuperAdmin || now.Rights.BranchIds.Contains(revoked?.BranchId ?? default));
            return Words[isTheirs ? "end_text_theirs" : "end_text", Name, revoked?.Branch ?? ""];
        }
    }

    private bool IsTyping => detail is { Refusal: null } && (Url.Edits || Url.Grants);

    private string? HomeBranch =>
        detail!.Rights.HomeBranchId is not { } home ? null
        : detail.ClosedBranches.FirstOrDefault(branch => branch.Id == home) is { } closed
            ? BranchLabel.Of(Words, closed.Name, isOpen: false)
        : Branches.Name(home);

    /// <summary>One's own sessions, too: ending them gives no rights.</summary>
    private bool MayEnd => detail is { Refusal: null or OwnRights };

    /// <inheritdoc />
    public void Dispose() => asking.Dispose();

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => isBehind && !IsTyping ? LoadAsync() : Task.CompletedTask;

    private Task LoadAsync()
    {
        // or whatever is drawn meanwhile would call this off and ask once more
        isBehind = false;
        return asking.AskAsync(
            cancellation => queries.ReadAsync(Id, cancellation),
            answer => detail = answer.TryGet(out var found, out problem) ? found : null
        );
    }

    /// <summary>Under a form that stays open, whatever comes of it.</summary>
    private Task ReadAgainAsync() =>
        asking.AskAsync(
            cancellation => queries.ReadAsync(Id, cancellation),
            answer => detail = answer.TryGet(out var found, out _) ? found : detail
        );

    /// <summary>A form is left alone while somebody types, whatever came of asking again: what others saved is told when it is saved.</summary>
    private Task CatchUpAsync()
    {
        isBehind = IsTyping;
        return isBehind ? Task.CompletedTask : LoadAsync();
    }

    private async Task SavedAsync(string name)
    {
        toasts.Success(Words["saved", name]);
        await AgainAsync();
    }

    private async Task GrantedAsync()
    {
        toasts.Success(Words["granted", Name]);
        await AgainAsync();
    }

    private async Task RevokeAsync(Guid grant)
    {
        revoked = detail?.Grants.FirstOrDefault(one => one.Id == grant);
        if (await revokeDialog.AskAsync() is not null)
        {
            await ActAsync(() => grants.RevokeAsync(grant, CancellationToken.None), Words["revoked", Name]);
        }
    }

    private async Task LockAsync()
    {
        if (await lockDialog.AskAsync() is { } answer)
        {
            await ActAsync(() => life.LockAsync(Id, answer.Reason, CancellationToken.None), Words["was_locked", Name]);
        }
    }

    private Task UnlockAsync() => ActAsync(() => life.UnlockAsync(Id, CancellationToken.None), Words["was_unlocked", Name]);

    private async Task SignOutAsync()
    {
        if (await signOutDialog.AskAsync() is not null)
        {
            await ActAsync(() => life.SignOutEverywhereAsync(Id, CancellationToken.None), Words["signed_out", Name]);
        }
    }

    private Task EndAsync(Guid session) =>
        ActAsync(() => life.EndSessionAsync(Id, session, CancellationToken.None), Words["session_ended"]);

    private async Task ActAsync(Func<Task<Result<Done>>> act, string told)
    {
        if (busy)
        {
            return;
        }

        busy = true;
        try
        {
            if ((await act()).Error is { } error)
            {
                toasts.Error(error.Message);
            }
            else
            {
                toasts.Success(told);
            }

            // also after a refusal: somebody else may have been faster
            await AgainAsync();
        }
        finally
        {
            busy = false;
        }
    }

    private Task ShowAsync(Invitation made)
    {
        link = made;
        return AgainAsync();
    }

    private async Task AgainAsync()
    {
        // whoever has just signed themselves out sees the way to the login, not a refusal
        if (access.Scope.IsSomebody)
        {
            await LoadAsync();
            await Changed.InvokeAsync();
        }
    }
}
