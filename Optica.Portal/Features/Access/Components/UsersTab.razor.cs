using Microsoft.AspNetCore.Components;
using Optica.Data.Access;
using Optica.Data.Saving;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Domain.Saving;
using Optica.Portal.Components.Shared;
using Optica.Portal.LiveUpdates;

namespace Optica.Portal.Features.Access.Components;

/// <summary>The accounts, and one of them beside the list.</summary>
public sealed partial class UsersTab(UserQueries queries) : IDisposable
{
    private static readonly string[] Kinds = [ChangeKinds.Access, ChangeKinds.Seen];

    private readonly LivePage<UserRow> list = new();
    private SectionErrorBoundary? section;
    private AccessUrl? loaded;

    // on this screen only, until it is closed: nowhere is it kept
    private Invitation? link;

    /// <summary>The list as it is wanted.</summary>
    [Parameter, EditorRequired]
    public AccessUrl Url { get; set; } = default!;

    /// <summary>The caller's branches.</summary>
    [Parameter, EditorRequired]
    public ListBranches Branches { get; set; } = default!;

    /// <summary>The desk as it is wanted, and whether that came by typing.</summary>
    [Parameter]
    public EventCallback<(AccessUrl Url, bool Typing)> Changed { get; set; }

    /// <summary>Clock of the first branch: accounts belong to several.</summary>
    private TimeZoneInfo Zone => Branches.Zone(Branches.Rows.Count == 0 ? Guid.Empty : Branches.Rows[0].Id);

    /// <inheritdoc />
    public void Dispose() => list.Dispose();

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => loaded == Url.List ? Task.CompletedTask : LoadAsync();

    private Task LoadAsync()
    {
        loaded = Url.List;
        return SectionErrorBoundary.RunAsync(section, () => list.LoadAsync(AskAsync));
    }

    private Task ShowAsync(Invitation made)
    {
        link = made;
        return LoadAsync();
    }

    /// <summary>That somebody is still there is written where it stands; only what happened to an account lights its row up.</summary>
    private Task CatchUpAsync(ChangeNews news)
    {
        var events = news with { Changes = [.. news.Changes.Where(change => change.Kind == ChangeKinds.Access)] };
        return SectionErrorBoundary.RunAsync(section, () => list.CatchUpAsync(AskAsync, events));
    }

    private Task<Result<Page<UserRow>>> AskAsync(CancellationToken cancellation) =>
        queries.ListAsync(Url.ToFilter(), new PageRequest(Url.Page, Url.Size), cancellation);
}
