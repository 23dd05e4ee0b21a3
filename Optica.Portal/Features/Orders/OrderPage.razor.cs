using Microsoft.AspNetCore.Components;
using Optica.Data.Orders;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Components.Shared;
using Optica.Portal.Features.WorkOrders;

namespace Optica.Portal.Features.Orders;

/// <summary>Everything about one order, and what can be done with it.</summary>
public sealed partial class OrderPage(OrderQueries queries, Toasts toasts, NavigationManager navigation) : IDisposable
{
    private readonly Latest loads = new();
    private OrderDetail? order;
    private bool suspended;
    private Error? problem;
    private Error? refusal;
    private Guid? loaded;

    /// <summary>The order.</summary>
    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Whether the payment dialog is to be open: just taken, now paid.</summary>
    [SupplyParameterFromQuery(Name = "pay")]
    public string? Pay { get; set; }

    /// <summary>The job from where the payment was asked for: there it goes on once it is taken.</summary>
    [SupplyParameterFromQuery(Name = "job")]
    public string? Served { get; set; }

    private Guid? Job => UrlQuery.AsId(Served);

    private IReadOnlyList<Crumb> Crumbs => [new(Words["orders"], OrdersUrl.Path)];

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(order!.Branch.TimeZone);

    private string Line =>
        string.Join(
            " · ",
            new[] { order!.Branch.Name, Formats.Instant(order.Row.CreatedAt, Zone), order.Seller }.Where(part =>
                !string.IsNullOrEmpty(part)
            )
        );

    /// <inheritdoc />
    public void Dispose() => loads.Dispose();

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (loaded != Id)
        {
            loaded = Id;
            order = null;
            await LoadAsync();
        }
    }

    private Task LoadAsync()
    {
        refusal = null;
        return ReadAsync();
    }

    private Task ReadAsync() =>
        loads.AskAsync(token => queries.ReadAsync(Id, token), answer => order = answer.TryGet(out var found, out problem) ? found : null);

    private async Task DoneAsync(string said)
    {
        await LoadAsync();
        toasts.Success(said);
    }

    private async Task PaidAsync(string said)
    {
        if (Job is { } job)
        {
            toasts.Success(said);
            navigation.NavigateTo(WorkOrdersUrl.Of(job));
            return;
        }

        await DoneAsync(said);
    }

    /// <summary>Somebody changed it: what was refused here stays said.</summary>
    private Task FollowAsync() => ReadAsync();

    private void Refuse(Error error) => refusal = error;
}
