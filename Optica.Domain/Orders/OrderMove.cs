using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Domain.Orders;

/// <summary>Money that moved in one step of an order's history, as the audit trail tells it.</summary>
/// <param name="IsRefund">Whether it was taken back; else it was paid.</param>
/// <param name="Amount">What was paid or taken back, as CLP is shown.</param>
/// <param name="HandedBack">What a refund gave back of earlier payments; null when nothing.</param>
/// <param name="Method">How it changed hands; null when nothing did, or when an old entry does not say.</param>
public sealed record OrderMove(bool IsRefund, string Amount, string? HandedBack, PaymentMethod? Method)
{
    private const string Payments = "Payments";
    private const string Refunds = "Refunds";

    /// <summary>Reads a step of the history.</summary>
    /// <returns>The money, or null when none moved.</returns>
    public static OrderMove? Of(HistoryEntry step)
    {
        ArgumentNullException.ThrowIfNull(step);
        string? Came(string list) => step.Changes.FirstOrDefault(change => change.Field == list)?.New;
        return Came(Payments) is { } paid ? Payment(paid)
            : Came(Refunds) is { } back ? Refund(back)
            : null;
    }

    /// <summary><c>Debit $10.000</c>: the text of an <see cref="OrderPayment"/>.</summary>
    private static OrderMove? Payment(string text) =>
        text.Split(' ', 2) is [var method, var amount] && Enum.TryParse<PaymentMethod>(method, out var known)
            ? new(IsRefund: false, amount, null, known)
            : null;

    /// <summary><c>$10.000 ($5.000 Cash)</c>: the text of an <see cref="OrderRefund"/>; older ones end without the method.</summary>
    private static OrderMove? Refund(string text) =>
        text.TrimEnd(')').Split(" (", 2) is [var amount, var back] && back.Split(' ', 2) is [var handed, .. var rest]
            ? new(
                IsRefund: true,
                amount,
                handed == Clp.Format(0) ? null : handed,
                rest is [var method] && Enum.TryParse<PaymentMethod>(method, out var known) ? known : null
            )
            : null;
}
