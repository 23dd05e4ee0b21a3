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

    private long Collect => CashRounding.Round(model?.Amount ?? Order.Money.Balance);

    /// <summary>Opens the dialog.</summary>
    public Task OpenAsync()
    {
        model = new PaymentInput { Method = PaymentMethod.Debit };
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

        saving = true;
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
                var said = Words["done_payment", Formats.Money(model.Amount ?? Order.Money.Balance)];
                await CloseAsync();
                await Done.InvokeAsync(said);
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
