using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Optica.Data.Orders;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Orders.Components;

/// <summary>Takes a payment of an order. One dialog, one payment: a second click finds it done.</summary>
public sealed partial class PaymentDialog(OrderPaymentService payments, TimeProvider time)
{
    private ElementReference dialog;
    private FormsScript? script;
    private FluentValidationValidator validator = default!;
    private PaymentInput? model;
    private EditContext? form;
    private PaymentMethod last = PaymentMethod.Debit;
    private long? received;
    private Guid operation;
    private string? problem;
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

    private CashDesk Desk => new(model?.Amount ?? Order.Money.Balance, received);

    /// <summary>Opens the dialog: the whole balance, paid like the last time.</summary>
    public Task OpenAsync()
    {
        model = new PaymentInput { Method = last, Amount = Order.Money.Balance };
        form = new EditContext(model);
        (operation, problem, received, toOpen) = (Ids.New(time), null, null, true);
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

        var cash = model.Method == PaymentMethod.Cash ? Desk : null;
        if (cash is { IsShort: true })
        {
            problem = Words["received_short", Formats.Money(-cash.Change)];
            return;
        }

        // a voucher's number belongs to no cash, whatever was typed before
        model.Reference = cash is null ? model.Reference : null;
        (saving, problem) = (true, null);
        try
        {
            var result = await payments.PayAsync(Order.Row.Id, model, new OperationOptions(operation), CancellationToken.None);
            if (result.Error is Invalid invalid)
            {
                validator.Show(invalid.Fields);
            }
            else if (result.Error is { } error)
            {
                problem = error.Message;
            }
            else
            {
                var amount = Formats.Money(model.Amount ?? Order.Money.Balance);
                last = model.Method ?? last;
                await CloseAsync();
                await Done.InvokeAsync(
                    cash?.Change > 0 ? Words["done_payment_change", amount, Formats.Money(cash.Change)] : Words["done_payment", amount]
                );
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
