using Microsoft.AspNetCore.Components;
using Optica.Data.Orders;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Components.Shared;
using Optica.Portal.LiveUpdates;

namespace Optica.Portal.Features.Orders.Components;

/// <summary>The rows of the list.</summary>
public sealed partial class OrderResults(OrderQueries queries) : IDisposable
{
    private static readonly string[] Kinds = ["order"];

    private readonly LivePage<OrderRow> list = new();
    private OrdersUrl? loaded;

    /// <summary>The list as it is wanted.</summary>
    [Parameter, EditorRequired]
    public OrdersUrl Url { get; set; } = default!;

    /// <summary>The user's branches.</summary>
    [Parameter, EditorRequired]
    public ListBranches Branches { get; set; } = default!;

    /// <summary>Whether the user may take orders.</summary>
    [Parameter]
    public bool MayEdit { get; set; }

    /// <inheritdoc />
    public void Dispose() => list.Dispose();

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => loaded == Url ? Task.CompletedTask : LoadAsync();

    private Task LoadAsync()
    {
        loaded = Url;
        return list.LoadAsync(AskAsync);
    }

    private Task CalledAsync(ChangeNews news) => list.CatchUpAsync(AskAsync, news);

    private Task<Result<Page<OrderRow>>> AskAsync(CancellationToken cancellation) =>
        queries.ListAsync(Url.ToFilter(), new PageRequest(Url.Page, Url.Size), cancellation);
}
