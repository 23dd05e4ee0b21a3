using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Optica.Data.Customers;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Components.Shared;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Customers.Components.List;

/// <summary>
/// The rows of the list. A newer wish cancels the load under way; the old rows stay until the new ones are there. What fails
/// unexpectedly is thrown, so that the boundary around logs and shows it.
/// </summary>
public sealed partial class CustomerResults(
    CustomerQueries queries,
    TimeProvider time,
    IJSRuntime browser,
    IStringLocalizer<CustomerListTexts> words,
    Toasts toasts
) : IAsyncDisposable
{
    private readonly CustomerSelection selection = new();
    private readonly ListScript script = new(browser);
    private CancellationTokenSource? loading;
    private (CustomersUrl Url, int Version)? loaded;
    private IReadOnlyList<CustomerColumn>? columns;
    private Page<CustomerRow>? page;
    private CustomerRow? peeked;
    private Error? error;
    private bool busy;

    /// <summary>The list as it is wanted.</summary>
    [Parameter, EditorRequired]
    public CustomersUrl Url { get; set; } = default!;

    /// <summary>The user's branches.</summary>
    [Parameter, EditorRequired]
    public ListBranches Branches { get; set; } = default!;

    /// <summary>Tags in use.</summary>
    [Parameter]
    public IReadOnlyList<string> Tags { get; set; } = [];

    /// <summary>Another number loads again.</summary>
    [Parameter]
    public int Version { get; set; }

    /// <summary>Something was changed here.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    private IStringLocalizer<CustomerListTexts> Words => words;

    /// <summary>The chosen columns, without the branch where there is only one.</summary>
    private IReadOnlyList<CustomerColumn> Shown => [.. columns!.Where(column => column != CustomerColumn.Branch || Branches.AreSeveral)];

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (loading is not null)
        {
            await loading.CancelAsync();
            loading.Dispose();
        }

        await script.DisposeAsync();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => columns = CustomerColumns.Parse(await script.ReadColumnsAsync());

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (loaded != (Url.List, Version))
        {
            await LoadAsync();
        }
        else
        {
            await PeekAsync(loading?.Token ?? CancellationToken.None);
        }
    }

    private async Task LoadAsync()
    {
        if (loading is not null)
        {
            await loading.CancelAsync();
            loading.Dispose();
        }

        var mine = loading = new CancellationTokenSource();
        var token = mine.Token;
        loaded = (Url.List, Version);
        busy = true;
        StateHasChanged();
        try
        {
            var result = await queries.ListAsync(Url.ToFilter(Branches.Today(time)), new PageRequest(Url.Page, Url.Size), token);
            if (loading == mine)
            {
                page = result.TryGet(out var rows, out error) ? rows : null;
                busy = false;
                await PeekAsync(token);
            }
        }
        catch (Exception) when (token.IsCancellationRequested)
        {
            // a newer wish is being loaded; drivers tell of a cancelled query in several ways
        }
    }

    /// <summary>The row in the side panel: usually on this page already. Never the profile, whose reading is audited.</summary>
    private async Task PeekAsync(CancellationToken cancellation)
    {
        if (Url.Peek is not { } id)
        {
            peeked = null;
            return;
        }

        if (page?.Items.FirstOrDefault(row => row.Id == id) is { } here)
        {
            peeked = here;
        }
        else if (peeked?.Id != id)
        {
            peeked = null;
            peeked = (await queries.RowAsync(id, cancellation)).TryGet(out var found, out var missing) ? found : null;
            if (missing is not null)
            {
                toasts.Error(missing.Message);
            }
        }
    }

    private void Select((IEnumerable<Guid> Ids, bool Selected) wish)
    {
        if (!selection.Set(wish.Ids, wish.Selected))
        {
            toasts.Info(words["selection_full", CustomerBulkService.Most]);
        }
    }

    private Task ChooseColumnsAsync(IReadOnlyList<CustomerColumn> chosen)
    {
        columns = chosen;
        return script.KeepColumnsAsync(CustomerColumns.Format(chosen));
    }

    private Task BulkDoneAsync() => Changed.InvokeAsync();
}
