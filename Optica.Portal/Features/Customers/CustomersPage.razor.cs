using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Optica.Data.Customers;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Customers;

/// <summary>The customer list. Its address is its state; the parts load what they show.</summary>
public sealed partial class CustomersPage : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private CustomersUrl url = new();
    private ListBranches? branches;
    private IReadOnlyList<string> tags = [];
    private bool denied;

    /// <summary>Grows with every change made here, so that the parts load again.</summary>
    private int version;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private BranchQueries BranchList { get; set; } = default!;

    [Inject]
    private CustomerQueries Queries { get; set; } = default!;

    [Inject]
    private ICurrentAccess Access { get; set; } = default!;

    /// <summary>The report of these very customers.</summary>
    private string ExportHref =>
        (url.List with { Page = 1, Size = PageRequest.DefaultSize })
            .Format()
            .Replace(CustomersUrl.Path, "/admin/reports/customers", StringComparison.Ordinal);

    /// <inheritdoc />
    public void Dispose()
    {
        Navigation.LocationChanged -= Moved;
        leaving.Cancel();
        leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        url = CustomersUrl.Parse(Navigation.Uri);
        Navigation.LocationChanged += Moved;
        var mine = await BranchList.MineAsync(leaving.Token);
        denied = !mine.TryGet(out var rows, out _) || !Access.Scope.May(Permissions.CustomersRead);
        branches = new ListBranches(rows ?? [], Access.Scope);
        StateHasChanged();
        await ReadTagsAsync();
    }

    private async Task ReadTagsAsync() => tags = (await Queries.TagsAsync(leaving.Token)).TryGet(out var found, out _) ? found : [];

    private Task GoAsync((CustomersUrl Url, bool Typing) to)
    {
        Navigation.NavigateTo(to.Url.Format(), new NavigationOptions { ReplaceHistoryEntry = to.Typing });
        return Task.CompletedTask;
    }

    private async Task ChangedAsync()
    {
        if (leaving.IsCancellationRequested)
        {
            // undone from another page
            return;
        }

        version++;
        await ReadTagsAsync();
    }

    private void Moved(object? sender, LocationChangedEventArgs args)
    {
        var path = Navigation.ToAbsoluteUri(args.Location).AbsolutePath;
        if (path.EndsWith(CustomersUrl.Path, StringComparison.OrdinalIgnoreCase))
        {
            url = CustomersUrl.Parse(args.Location);
            _ = InvokeAsync(StateHasChanged);
        }
    }
}
