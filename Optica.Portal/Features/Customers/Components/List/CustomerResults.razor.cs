using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Optica.Data.Customers;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Components.Shared;
using Optica.Portal.LiveUpdates;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Customers.Components.List;

/// <summary>
/// The rows of the list, the panel of one of them, and what is chosen.
/// </summary>
public sealed partial class CustomerResults(
    CustomerQueries queries,
    TimeProvider time,
    IJSRuntime browser,
    IStringLocalizer<CustomerListTexts> words,
    Toasts toasts
) : IAsyncDisposable
{
    // what was sold moves figures and segments
    private static readonly string[] Kinds = ["customer", "order"];

    private readonly CustomerSelection selection = new();
    private readonly ListScript script = new(browser);
    private readonly LivePage<CustomerRow> list = new();
    private readonly CancellationTokenSource gone = new();
    private (CustomersUrl Url, int Version)? loaded;
    private IReadOnlyList<CustomerColumn>? columns;
    private PageAnchor? anchor;
    private CustomerRow? peeked;

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
        list.Dispose();
        await gone.CancelAsync();
        gone.Dispose();
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
            await PeekAsync();
        }
    }

    private async Task LoadAsync()
    {
        anchor = Beside();
        loaded = (Url.List, Version);
        await list.LoadAsync(AskAsync);
        await PeekAsync();
    }

    private async Task CalledAsync(ChangeNews news)
    {
        await list.CatchUpAsync(AskAsync, news);
        await PeekAsync();
    }

    private Task<Result<Page<CustomerRow>>> AskAsync(CancellationToken cancellation) =>
        queries.ListAsync(Url.ToFilter(Branches.Today(time)), new PageRequest(Url.Page, Url.Size) { Anchor = anchor }, cancellation);

    /// <summary>Where the next or previous page begins; of any other page, or of the same one again, nothing is known.</summary>
    private PageAnchor? Beside() =>
        loaded is { } before && before.Url with { Page = Url.Page } == Url.List
            ? PageNeighbours.Of(list.Page, Url.Page, row => row.Id)
            : null;

    /// <summary>The row in the side panel: usually on this page already. Never the profile, whose reading is audited.</summary>
    private async Task PeekAsync()
    {
        // what was waited for may have come after the page was left
        if (gone.IsCancellationRequested || Url.Peek is not { } id)
        {
            peeked = null;
            return;
        }

        if (list.Page?.Items.FirstOrDefault(row => row.Id == id) is { } here)
        {
            peeked = here;
        }
        else if (peeked?.Id != id)
        {
            peeked = null;
            peeked = (await queries.RowAsync(id, gone.Token)).TryGet(out var found, out var missing) ? found : null;
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
