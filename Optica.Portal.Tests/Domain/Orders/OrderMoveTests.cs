using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Domain.Orders;

/// <summary>The trail's texts are read back as they were written.</summary>
public sealed class OrderMoveTests
{
    [Theory]
    [InlineData(PaymentMethod.Cash)]
    [InlineData(PaymentMethod.Transfer)]
    public void Of_APayment_SaysHowMuchAndHow(PaymentMethod method)
    {
        var paid = Made.Order().Pay(new PaymentInput { Amount = 60_000, Method = method }, Made.By).Expect();

        Assert.Equal(new OrderMove(false, "$60.000", null, method), OrderMove.Of(Step("Payments", paid)));
    }

    [Fact]
    public void Of_ARefund_SaysWhatWentBackAndHow()
    {
        var order = Made.Order();
        order.Pay(new PaymentInput { Amount = 98_000, Method = PaymentMethod.Debit }, Made.By).Expect();
        var part = order.Refund(Back(2_000), Made.By).Expect();
        var more = order.Refund(Back(5_000), Made.By).Expect();

        Assert.Equal(new OrderMove(true, "$2.000", null, null), OrderMove.Of(Step("Refunds", part)));
        Assert.Equal(new OrderMove(true, "$5.000", "$5.000", PaymentMethod.Cheque), OrderMove.Of(Step("Refunds", more)));
    }

    [Theory]
    [InlineData("Payments", "Barter $5")]
    [InlineData("Payments", "$5")]
    [InlineData("Refunds", "$5")]
    [InlineData("Lines", "Debit $5")]
    [InlineData("Payments", null)]
    public void Of_AnythingElse_IsNoMove(string field, string? text) => Assert.Null(OrderMove.Of(Step(field, text)));

    [Fact]
    public void Of_AnOldRefund_LacksTheMethodOnly() =>
        Assert.Equal(new OrderMove(true, "$5.000", "$4.000", null), OrderMove.Of(Step("Refunds", "$5.000 ($4.000)")));

    private static RefundInput Back(long amount) =>
        new()
        {
            Amount = amount,
            Method = PaymentMethod.Cheque,
            Reason = "rayado",
        };

    private static HistoryEntry Step(string field, IAuditedPart part) => Step(field, part.AuditText);

    private static HistoryEntry Step(string field, string? text) =>
        new(Ids.New(Made.At), Made.At, "ana", AuditActions.Update, null, [new FieldChange(field, null, text)], HidesMedical: false);
}
