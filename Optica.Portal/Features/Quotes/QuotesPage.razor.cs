using Microsoft.AspNetCore.Components;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Quotes;

/// <summary>The quotes of the branches in reach, and how many of them become orders. The address is the state.</summary>
public sealed partial class QuotesPage
{
    private readonly CancellationTokenSource gone = new();
    private QuotesUrl url = new();
    private ListBranches? branches;

    [Inject]
    private BranchQueries BranchList { get; set; } = default!;

    [Inject]
    private ICurrentAccess Access { get; set; } = default!;

    private bool MayEdit => Access.Scope.May(Permissions.QuotesEdit) && !Access.Scope.IsPlatform;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        url = QuotesUrl.Parse(Navigation.Uri);
        var mine = await BranchList.MineAsync(gone.Token);
        branches = new ListBranches(mine.TryGet(out var rows, out _) ? rows : [], Access.Scope);
    }

    /// <inheritdoc />
    protected override Task MovedAsync()
    {
        if (Here.Split('?')[0] == QuotesUrl.Path)
        {
            url = QuotesUrl.Parse(Navigation.Uri);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        gone.Cancel();
        gone.Dispose();
    }

    private void Go((QuotesUrl Url, bool Typing) to) =>
        Navigation.NavigateTo(to.Url.Format(), new NavigationOptions { ReplaceHistoryEntry = to.Typing });
}
