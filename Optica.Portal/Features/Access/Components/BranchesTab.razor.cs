using Microsoft.AspNetCore.Components;
using Optica.Data.Organisations;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Organisations;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.LiveUpdates;

namespace Optica.Portal.Features.Access.Components;

/// <summary>The branches that one manages, and one of them beside the list.</summary>
public sealed partial class BranchesTab(
    BranchDeskQueries queries,
    BranchService service,
    ICurrentAccess access,
    Toasts toasts,
    NavigationManager navigation
) : IDisposable
{
    private static readonly string[] Kinds = ["branch", "branch_schedule", "resource"];

    private readonly LivePage<BranchDeskRow> list = new();
    private ConfirmDialog closing = default!;
    private SectionErrorBoundary? section;

    // what stood in the way of closing a branch, as it was when somebody wanted to
    private (Guid Id, BranchWork Work)? waiting;
    private bool busy;

    /// <summary>The tab as it is wanted.</summary>
    [Parameter, EditorRequired]
    public AccessUrl Url { get; set; } = default!;

    /// <summary>As it was read last: asking again may have failed, and somebody types beside it.</summary>
    private BranchDeskRow? Opened => list.Known(Url.Record);

    private bool MayRun => access.Scope.May(Permissions.OrganisationSettings);

    /// <inheritdoc />
    public void Dispose() => list.Dispose();

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    private static string Place(BranchDeskRow row) => string.Join(", ", new[] { row.Fields.Address, row.Fields.City }.OfType<string>());

    private string ZoneName(string? zone) => BranchForm.ZoneName(Words, zone);

    private Task LoadAsync() => SectionErrorBoundary.RunAsync(section, () => list.LoadAsync(AskAsync));

    private Task CatchUpAsync(ChangeNews news) => SectionErrorBoundary.RunAsync(section, () => list.CatchUpAsync(AskAsync, news));

    private async Task<Result<Page<BranchDeskRow>>> AskAsync(CancellationToken cancellation) =>
        LivePage<BranchDeskRow>.Whole(await queries.ListAsync(cancellation));

    private async Task SavedAsync(string name)
    {
        toasts.Success(Words["branch_saved", name]);
        navigation.NavigateTo(Url.List.Format());
        await LoadAsync();
    }

    /// <summary>When it takes visits is not asked for before there is a branch; with the usual hours, but whose opens like that?</summary>
    private void Begin((Guid Id, string Name) added)
    {
        toasts.Success(Words["branch_added", added.Name]);
        navigation.NavigateTo(HoursOf(added.Id));
    }

    private static string HoursOf(Guid id) => UrlQuery.Format("/admin/appointments/settings", ("branch", id.ToString()));

    /// <summary>Nobody is asked whether they want what cannot be done: what is open stands in the panel, with the way to it.</summary>
    private async Task<bool> MayCloseAsync(BranchDeskRow row)
    {
        if (!(await queries.WorkAsync(row.Id, CancellationToken.None)).TryGet(out var work, out var refused))
        {
            toasts.Error(refused.Message);
            return false;
        }

        waiting = work.Busy is null ? null : (row.Id, work);
        if (waiting is null && work.IsLast)
        {
            toasts.Error(new LastBranch().Message);
            return false;
        }

        return waiting is null && await closing.AskAsync() is not null;
    }

    private async Task TurnAsync(BranchDeskRow row)
    {
        if (busy || (row.IsActive && !await MayCloseAsync(row)))
        {
            return;
        }

        busy = true;
        try
        {
            var done = row.IsActive
                ? await service.CloseAsync(row.Id, CancellationToken.None)
                : await service.ReopenAsync(row.Id, CancellationToken.None);
            if (done.Error is { } error)
            {
                toasts.Error(error.Message);
            }
            else
            {
                toasts.Success(Words[row.IsActive ? "branch_closed" : "branch_reopened", row.Fields.Name!]);
            }

            await LoadAsync();
        }
        finally
        {
            busy = false;
        }
    }
}
