using Microsoft.AspNetCore.Components;
using Optica.Data.Access;
using Optica.Data.Organisations;
using Optica.Data.Saving;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Domain.Organisations;
using Optica.Domain.Saving;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.LiveUpdates;

namespace Optica.Portal.Features.Access.Components;

/// <summary>The cross-branch grants of the branches that one runs; they are given from the panel of an account.</summary>
public sealed partial class GrantsTab(GrantQueries queries, GrantService service, BranchDeskQueries branchList, Toasts toasts) : IDisposable
{
    private static readonly string[] Kinds = ["grant", "branch", ChangeKinds.Access];

    private readonly LivePage<GrantRow> list = new();
    private readonly CancellationTokenSource leaving = new();
    private ConfirmDialog ending = default!;
    private IReadOnlyList<BranchDeskRow> branches = [];
    private AccessUrl? loaded;
    private GrantRow? asked;
    private bool busy;

    /// <summary>The tab as it is wanted.</summary>
    [Parameter, EditorRequired]
    public AccessUrl Url { get; set; } = default!;

    /// <summary>The desk as it is wanted, and whether that came by typing.</summary>
    [Parameter]
    public EventCallback<(AccessUrl Url, bool Typing)> Changed { get; set; }

    private string Branch => Url.BranchId?.ToString() ?? "";

    /// <inheritdoc />
    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
        list.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() =>
        branches = (await branchList.ListAsync(leaving.Token)).TryGet(out var found, out _) ? found : [];

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => loaded == Url.List ? Task.CompletedTask : LoadAsync();

    private string Empty(int total, string part) =>
        total > 0 ? $"beyond_{part}"
        : Url.IsFiltered ? $"grants_none_{part}"
        : $"grants_first_{part}";

    private Task GoAsync(AccessUrl wanted) => Changed.InvokeAsync((wanted.List with { Page = 1 }, false));

    private Task LoadAsync()
    {
        loaded = Url.List;
        return list.LoadAsync(AskAsync);
    }

    private Task CatchUpAsync(ChangeNews news) => list.CatchUpAsync(AskAsync, news);

    private Task<Result<Page<GrantRow>>> AskAsync(CancellationToken cancellation) =>
        queries.ListAsync(new GrantFilter(Url.BranchId, Url.Show), new PageRequest(Url.Page, Url.Size), cancellation);

    private async Task EndAsync(GrantRow row)
    {
        asked = row;
        if (busy || await ending.AskAsync() is null)
        {
            return;
        }

        busy = true;
        try
        {
            if ((await service.RevokeAsync(row.Id, CancellationToken.None)).Error is { } error)
            {
                toasts.Error(error.Message);
            }
            else
            {
                toasts.Success(Words["revoked", row.Who.Name]);
            }

            // also after a refusal: somebody else may have been faster
            await LoadAsync();
        }
        finally
        {
            busy = false;
        }
    }
}
