using Optica.Domain.Common;

namespace Optica.Domain.Orders;

/// <content>
/// The money of an order. Balance = (customer's share − credited) − (paid − paid out): 0 after a paid order is partly refunded. The
/// institution's share is tracked apart and never blocks anything (DOMAIN §6).
/// </content>
public sealed partial class Order
{
    /// <summary>IVA it was priced with, percent.</summary>
    public int TaxPercent { get; private set; }

    /// <summary>CLP without tax.</summary>
    public long Net { get; private set; }

    /// <summary>IVA, CLP.</summary>
    public long Tax { get; private set; }

    /// <summary>CLP with tax: the customer's and the institution's share.</summary>
    public long Total { get; private set; }

    /// <summary>The agreement that was applied, or null.</summary>
    public Guid? AgreementId { get; private set; }

    /// <summary>What the customer is told of the benefit that was applied, or null.</summary>
    public string? BenefitName { get; private set; }

    /// <summary>The customer's share in percent where an institution pays the rest; else null.</summary>
    public int? CopayPercent { get; private set; }

    /// <summary>What the institution pays, CLP.</summary>
    public long InstitutionShare { get; private set; }

    /// <summary>What the customer need not pay any more, CLP.</summary>
    public long Credited { get; private set; }

    /// <summary>What the customer has paid, CLP.</summary>
    public long Paid { get; private set; }

    /// <summary>What was handed back of it, CLP.</summary>
    public long PaidOut { get; private set; }

    /// <summary>What figures count: the total less refunds, CLP (DOMAIN §5).</summary>
    public long Amount { get; private set; }

    /// <summary>What the customer owes, CLP.</summary>
    public long Balance { get; private set; }

    /// <summary>What the customer pays of the total, CLP.</summary>
    public long CustomerShare => Total - InstitutionShare;

    /// <summary>What can still be refunded of the customer's share, CLP.</summary>
    public long Refundable => Counts ? CustomerShare - Credited : 0;

    /// <summary>
    /// The benefit it was priced with, as far as the order tells; null when there was none. Its percentage is what stands on the lines.
    /// Lines are to be loaded.
    /// </summary>
    public Benefit? KeptBenefit =>
        BenefitName is null
            ? null
            : new Benefit(
                AgreementId is null ? DiscountKind.Customer : DiscountKind.Agreement,
                AgreementId,
                BenefitName,
                lines
                    .Where(line => line.Discount is DiscountKind.Customer or DiscountKind.Agreement)
                    .Max(line => (int?)line.DiscountPercent)
                    ?? 0,
                CopayPercent
            );

    /// <summary>Whether prices would lower what the order costs, or what the customer pays of it.</summary>
    public bool IsLoweredBy(PricedOrder priced)
    {
        ArgumentNullException.ThrowIfNull(priced);
        return priced.Total < Total || priced.CustomerShare < CustomerShare;
    }

    /// <summary>Takes a payment.</summary>
    /// <param name="input">Valid; without an amount it is the whole balance.</param>
    /// <param name="by">Who, and when (UTC).</param>
    /// <returns>
    /// The payment; <see cref="NothingToPay"/>, or <see cref="Invalid"/> at the amount: beyond the balance, or cash that no coins make.
    /// </returns>
    public Result<OrderPayment> Pay(PaymentInput input, (Guid? UserId, DateTime At) by)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!Counts || Balance <= 0)
        {
            return new NothingToPay();
        }

        var isCash = input.Method == PaymentMethod.Cash;
        // the whole balance in cash is named by what changes hands
        var amount = input.Amount is not { } typed || (isCash && typed == CashRounding.Round(Balance)) ? Balance : typed;
        if (amount > Balance)
        {
            return Invalid.At(
                nameof(PaymentInput.Amount),
                "payment_beyond_balance",
                Clp.Format(isCash ? CashRounding.Round(Balance) : Balance)
            );
        }

        if (isCash && amount != Balance && amount % 10 != 0)
        {
            return Invalid.At(nameof(PaymentInput.Amount), "cash_in_tens");
        }

        var payment = OrderPayment.Create(this, input, amount, by);
        payments.Add(payment);
        Paid += amount;
        Settle();
        return payment;
    }

    /// <summary>Takes back a part, or the whole; the whole never counts any more.</summary>
    /// <param name="input">Valid; without an amount it is the whole order, the institution's share included.</param>
    /// <param name="by">Who, and when (UTC).</param>
    /// <returns>
    /// The refund; <see cref="InvalidOrderTransition"/> when it does not count any more, or <see cref="Invalid"/> at the amount or method.
    /// </returns>
    public Result<OrderRefund> Refund(RefundInput input, (Guid? UserId, DateTime At) by)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!Counts)
        {
            return new InvalidOrderTransition([]);
        }

        if (input.Amount > Refundable)
        {
            return Invalid.At(nameof(RefundInput.Amount), "refund_beyond_order", Clp.Format(Refundable));
        }

        var isWhole = input.Amount is null || (input.Amount == Refundable && InstitutionShare == 0);
        return TakeBack(input, isWhole ? OrderStatus.Refunded : Status, by);
    }

    /// <summary>Calls the order off; what was paid is handed back.</summary>
    /// <param name="input">Valid; the amount is not looked at.</param>
    /// <param name="by">Who, and when (UTC).</param>
    /// <returns>The refund; <see cref="InvalidOrderTransition"/>, or <see cref="Invalid"/> at the method.</returns>
    public Result<OrderRefund> Cancel(RefundInput input, (Guid? UserId, DateTime At) by)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!OrderRules.MayCancel(Status))
        {
            return new InvalidOrderTransition(OrderRules.Next(Status));
        }

        return TakeBack(new RefundInput { Method = input.Method, Reason = input.Reason }, OrderStatus.Cancelled, by);
    }

    private Result<OrderRefund> TakeBack(RefundInput input, OrderStatus next, (Guid? UserId, DateTime At) by)
    {
        var amount = input.Amount ?? Refundable;
        // what was paid beyond what remains to be paid goes back
        var back = Math.Max(0, Paid - PaidOut - (CustomerShare - Credited - amount));
        if (back > 0 && input.Method is null)
        {
            return Invalid.At(nameof(RefundInput.Method), "payout_method_required", Clp.Format(back));
        }

        var refund = OrderRefund.Create(this, (amount, back), (input.Method, input.Reason!), by);
        refunds.Add(refund);
        Credited += amount;
        PaidOut += back;
        if (next != Status)
        {
            (Status, StatusAt, ClosingReason) = (next, by.At, input.Reason);
        }

        Settle();
        return refund;
    }

    private void Price(OrderContent content)
    {
        var priced = content.Priced;
        TaxPercent = content.TaxPercent;
        (Net, Tax, Total, InstitutionShare) = (priced.Net, priced.Tax, priced.Total, priced.InstitutionShare);
        (AgreementId, CopayPercent) = (priced.Benefit?.AgreementId, priced.Benefit?.CopayPercent);
        BenefitName = priced.Benefit?.Name;
        Settle();
    }

    private void Settle()
    {
        Amount = Total - Credited;
        Balance = CustomerShare - Credited - (Paid - PaidOut);
    }
}
