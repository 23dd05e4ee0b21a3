using Microsoft.AspNetCore.Components;
using Optica.Data.Orders;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Orders.Components;

/// <summary>What can be done with an order now, by who is looking; the services decide all the same.</summary>
public sealed partial class OrderActions(OrderLifeService life, ICurrentAccess access, NavigationManager navigation)
{
    private PaymentDialog payment = default!;
    private RefundDialog refund = default!;
    private ConfirmDialog anyway = default!;
    private bool working;
    private string? obstacle;

    /// <summary>The order.</summary>
    [Parameter, EditorRequired]
    public OrderDetail Order { get; set; } = default!;

    /// <summary>Nothing may be done with the customer's data: what would be refused is not offered (CL-12).</summary>
    [Parameter]
    public bool IsSuspended { get; set; }

    /// <summary>Opens the payment dialog at once.</summary>
    [Parameter]
    public bool Pays { get; set; }

    /// <summary>Something was done: what to say.</summary>
    [Parameter]
    public EventCallback<string> Done { get; set; }

    /// <summary>A payment was taken: what to say.</summary>
    [Parameter]
    public EventCallback<string> Paid { get; set; }

    /// <summary>The job from where the payment was asked for.</summary>
    [Parameter]
    public Guid? Job { get; set; }

    /// <summary>Something was refused.</summary>
    [Parameter]
    public EventCallback<Error> Failed { get; set; }

    private bool Counts => Order.Row.Status.Counts();

    private bool MayEdit => !IsSuspended && Order.Row.Status == OrderStatus.Pending && Order.Money.Credited == 0;

    private bool May(string permission) => Order.Branch.MayChange && access.Scope.May(permission);

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Pays && May(Permissions.OrdersEdit) && Counts && Order.Money.Balance > 0)
        {
            await payment.OpenAsync();
            // loading the page anew must not ask again
            navigation.NavigateTo($"{OrdersUrl.Path}/{Order.Row.Id}{(Job is { } job ? $"?job={job}" : "")}", replace: true);
        }
    }

    private async Task AdvanceAsync(OrderStatus to)
    {
        if (working)
        {
            return;
        }

        working = true;
        // the question below may stand for a while: what it is about is what is on screen now
        var seen = new ChangeOptions(Order.Row.Version);
        try
        {
            var result = await life.AdvanceAsync(Order.Row.Id, new OrderStep(to), seen, CancellationToken.None);
            if (result.Error is BalanceDue or OrderJobsOpen && May(Permissions.OrdersReverse))
            {
                obstacle = result.Error.Message;
                StateHasChanged();
                if (await anyway.AskAsync() is { } answer)
                {
                    result = await life.AdvanceAsync(Order.Row.Id, new OrderStep(to, answer.Reason), seen, CancellationToken.None);
                }
            }

            await (result.Error is { } error ? Failed.InvokeAsync(error) : Done.InvokeAsync(Words[$"done_{to}"]));
        }
        finally
        {
            working = false;
        }
    }
}
