using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Optica.Data.Orders;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Orders.Components;

/// <summary>Takes an order back, in part or as a whole, or calls it off; says before what goes back to the customer.</summary>
public sealed partial class RefundDialog(OrderPaymentService payments, OrderLifeService life, TimeProvider time)
{
    private ElementReference dialog;
    private FormsScript? script;
    private FluentValidationValidator validator = default!;
    private RefundInput? model;
    private EditContext? form;
    private Guid operation;
    private string? problem;
    private bool cancels;
    private bool saving;
    private bool toOpen;

    /// <summary>The order.</summary>
    [Parameter, EditorRequired]
    public OrderDetail Order { get; set; } = default!;

    /// <summary>Something was done: what to say.</summary>
    [Parameter]
    public EventCallback<string> Done { get; set; }

    private IReadOnlyList<(PaymentMethod? Value, string Text)> Methods =>
        [.. Enum.GetValues<PaymentMethod>().Select(method => ((PaymentMethod?)method, Words[$"method_{method}"].Value))];

    /// <summary>What will be handed back: paid beyond what remains to be paid.</summary>
    private long Back
    {
        get
        {
            var money = Order.Money;
            var open = money.CustomerShare - money.Credited;
            var amount = cancels ? open : Math.Min(model?.Amount ?? open, open);
            return Math.Max(0, money.Paid - money.PaidOut - (open - amount));
        }
    }

    /// <summary>Opens the dialog.</summary>
    /// <param name="cancels">Whether the whole order is called off.</param>
    public Task OpenAsync(bool cancels)
    {
        this.cancels = cancels;
        model = new RefundInput();
        form = new EditContext(model);
        (operation, problem, toOpen) = (Ids.New(time), null, true);
        StateHasChanged();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => script?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (toOpen)
        {
            toOpen = false;
            script ??= new FormsScript(Runtime);
            await script.OpenAsync(dialog);
        }
    }

    private async Task SaveAsync()
    {
        if (saving || model is null || !await validator.ValidateAsync())
        {
            return;
        }

        (saving, problem) = (true, null);
        try
        {
            var error = cancels
                ? (await life.CancelAsync(Order.Row.Id, model, new(Order.Row.Version), CancellationToken.None)).Error
                : (await payments.RefundAsync(Order.Row.Id, model, new OperationOptions(operation), CancellationToken.None)).Error;
            switch (error)
            {
                case null:
                    await CloseAsync();
                    await Done.InvokeAsync(Words[cancels ? "done_Cancelled" : "done_Refunded"]);
                    break;
                case Invalid invalid:
                    validator.Show(invalid.Fields);
                    break;
                default:
                    problem = error.Message;
                    break;
            }
        }
        finally
        {
            saving = false;
        }
    }

    private Task CloseAsync() => script?.CloseAsync(dialog) ?? Task.CompletedTask;

    private void Closed() => (model, form) = (null, null);
}
