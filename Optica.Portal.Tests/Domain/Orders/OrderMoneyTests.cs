using FsCheck;
using FsCheck.Fluent;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Domain.Orders;

/// <summary>Balance = (customer's share − credited) − (paid − paid out), whatever happens to an order (DOMAIN §6, CL-7).</summary>
public sealed class OrderMoneyTests
{
    [Fact]
    public void Refund_OfAPaidOrder_LeavesABalanceOfZero()
    {
        var order = Paid(100_000);

        var refund = order.Refund(Made.Back(30_000), Made.By).Expect();

        Assert.Equal((30_000, 30_000, PaymentMethod.Debit), (refund.Amount, refund.PaidOut, refund.Method));
        Assert.Equal((0, 70_000, 30_000), (order.Balance, order.Amount, order.PaidOut));
        Assert.True(order.Counts);
    }

    [Fact]
    public void Refund_OfAnUnpaidOrder_OnlyLowersWhatIsDue()
    {
        var order = Made.Order();

        var refund = order.Refund(Made.Back(30_000, method: null), Made.By).Expect();

        Assert.Equal((0, null), (refund.PaidOut, refund.Method));
        Assert.Equal((70_000, 70_000), (order.Balance, order.Amount));
    }

    [Fact]
    public void Refund_OfAPartlyPaidOrder_HandsBackOnlyWhatIsTooMuch()
    {
        var order = Made.Order();
        order.Pay(Made.Payment(80_000), Made.By).Expect();

        Assert.Equal(10_000, order.Refund(Made.Back(30_000), Made.By).Expect().PaidOut);
        Assert.Equal(0, order.Balance);
    }

    [Fact]
    public void Refund_WithMoneyToHandBack_NeedsAMethod()
    {
        var order = Paid(100_000);

        var wrong = order.Refund(Made.Back(1, method: null), Made.By).Refused<Invalid, OrderRefund>();

        Assert.Equal(("Method", "payout_method_required"), (wrong.Fields[0].Field, wrong.Fields[0].Code));
        Assert.Equal((0, 0), (order.Credited, order.PaidOut));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(100_000L)]
    public void Refund_OfTheWhole_EndsTheOrder(long? amount)
    {
        var order = Paid(100_000);

        order.Refund(Made.Back(amount), Made.By).Expect();

        Assert.Equal((OrderStatus.Refunded, 0, 0, 100_000), (order.Status, order.Balance, order.Amount, order.PaidOut));
        Assert.Equal((false, 0), (order.Counts, order.Refundable));
        Assert.IsType<InvalidOrderTransition>(order.Refund(Made.Back(1), Made.By).Error);
    }

    [Fact]
    public void Refund_InTwoParts_EndsTheOrderWithTheSecond()
    {
        var order = Paid(100_000);
        order.Refund(Made.Back(60_000), Made.By).Expect();
        Assert.Equal(OrderStatus.Pending, order.Status);

        var beyond = order.Refund(Made.Back(40_001), Made.By).Refused<Invalid, OrderRefund>();
        Assert.Equal("refund_beyond_order", beyond.Fields[0].Code);
        order.Refund(Made.Back(40_000), Made.By).Expect();

        Assert.Equal((OrderStatus.Refunded, 0), (order.Status, order.Balance));
    }

    /// <summary>The customer's share is back, the institution's is not: the order still counts with that.</summary>
    [Fact]
    public void Refund_OfTheCustomersShare_LeavesTheInstitutions()
    {
        var order = Made.Order(100_000, copay: 40);
        order.Pay(Made.Payment(), Made.By).Expect();
        Assert.Equal(40_000, order.Refundable);

        order.Refund(Made.Back(40_000), Made.By).Expect();
        Assert.Equal((OrderStatus.Pending, 60_000, 0), (order.Status, order.Amount, order.Balance));

        order.Refund(Made.Back(), Made.By).Expect();
        Assert.Equal((OrderStatus.Refunded, 0), (order.Status, order.Balance));
    }

    [Fact]
    public void Cancel_OfAPaidOrder_HandsEverythingBack()
    {
        var order = Made.Order(100_000, copay: 40);
        order.Pay(Made.Payment(15_000), Made.By).Expect();

        var refund = order.Cancel(Made.Back(1), Made.By).Expect();

        Assert.Equal((40_000, 15_000), (refund.Amount, refund.PaidOut));
        Assert.Equal((OrderStatus.Cancelled, 0, 15_000, 15_000), (order.Status, order.Balance, order.Paid, order.PaidOut));
        Assert.IsType<NothingToPay>(order.Pay(Made.Payment(1), Made.By).Error);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 0)]
    [InlineData(6, 10)]
    [InlineData(7, 10)]
    [InlineData(8, 10)]
    [InlineData(9, 10)]
    [InlineData(10, 10)]
    [InlineData(104_505, 104_500)]
    [InlineData(104_506, 104_510)]
    [InlineData(9_999_999, 10_000_000)]
    public void CashRounding_OneToFiveDown_SixToNineUp(long amount, long cash) => Assert.Equal(cash, CashRounding.Round(amount));

    /// <summary>In cash what changes hands is rounded, what it settles is not; cards are exact.</summary>
    [Theory]
    [InlineData(PaymentMethod.Cash, 104_506, null, 104_510)]
    [InlineData(PaymentMethod.Cash, 104_506, 104_510L, 104_510)]
    [InlineData(PaymentMethod.Cash, 104_506, 104_506L, 104_510)]
    [InlineData(PaymentMethod.Cash, 104_505, null, 104_500)]
    [InlineData(PaymentMethod.Cash, 104_505, 104_500L, 104_500)]
    [InlineData(PaymentMethod.Debit, 104_506, null, 104_506)]
    [InlineData(PaymentMethod.Cheque, 104_506, 104_506L, 104_506)]
    public void Pay_TheWhole_SettlesItToThePeso(PaymentMethod method, long total, long? typed, long received)
    {
        var order = Made.Order(total);

        var payment = order.Pay(Made.Payment(typed, method), Made.By).Expect();

        Assert.Equal((total, received), (payment.Amount, payment.Received));
        Assert.Equal((0, total), (order.Balance, order.Paid));
    }

    [Theory]
    [InlineData(PaymentMethod.Credit, 100_001, "payment_beyond_balance")]
    [InlineData(PaymentMethod.Cash, 100_010, "payment_beyond_balance")]
    [InlineData(PaymentMethod.Cash, 50_005, "cash_in_tens")]
    public void Pay_TooMuchOrInNoCoins_IsRefusedAtTheAmount(PaymentMethod method, long amount, string code)
    {
        var order = Made.Order();

        var wrong = order.Pay(Made.Payment(amount, method), Made.By).Refused<Invalid, OrderPayment>();

        Assert.Equal(("Amount", code), (wrong.Fields[0].Field, wrong.Fields[0].Code));
        Assert.Equal((0, 100_000), (order.Paid, order.Balance));
        Assert.Empty(order.Payments);
    }

    [Fact]
    public void Pay_WhatIsPaid_IsRefused() => Assert.IsType<NothingToPay>(Paid(100_000).Pay(Made.Payment(1), Made.By).Error);

    [Fact]
    public void Refund_InCash_HandsOutWhatCoinsMake()
    {
        var refund = Paid(100_000).Refund(Made.Back(30_006, PaymentMethod.Cash), Made.By).Expect();

        Assert.Equal((30_006, 30_010), (refund.PaidOut, refund.HandedOut));
    }

    /// <summary>Any steps in any order: the formula holds, nobody owes less than nothing, and nothing is handed back that was not paid.</summary>
    [Fact]
    public void Order_AnySteps_KeepsItsSums() =>
        Prop.ForAll(
                (
                    from total in Gen.Choose(0, 200_000)
                    from copay in Gen.Elements<int?>(null, null, 0, 33, 99)
                    from steps in (from kind in Gen.Choose(0, 5) from amount in Gen.Choose(1, 120_000) select (kind, amount)).ArrayOf()
                    select (total, copay, steps)
                ).ToArbitrary(),
                one =>
                {
                    var order = Made.Order(one.total, one.copay);
                    return Array.TrueForAll(
                        one.steps,
                        step =>
                        {
                            Take(order, step);
                            return AddsUp(order);
                        }
                    );
                }
            )
            .QuickCheckThrowOnFailure();

    private static void Take(Order order, (int Kind, int Amount) step)
    {
        _ = step.Kind switch
        {
            0 => order.Pay(Made.Payment(step.Amount), Made.By).Succeeded,
            1 => order.Pay(Made.Payment(step.Amount - (step.Amount % 10), PaymentMethod.Cash), Made.By).Succeeded,
            2 => order.Pay(Made.Payment(null, PaymentMethod.Cash), Made.By).Succeeded,
            3 => order.Refund(Made.Back(step.Amount, PaymentMethod.Cash), Made.By).Succeeded,
            4 => order.Advance(OrderStatus.Processing, unpaid: false, Made.At).Succeeded,
            _ => step.Amount < 10_000 && order.Cancel(Made.Back(), Made.By).Succeeded,
        };
    }

    private static bool AddsUp(Order order) =>
        order.Balance == order.CustomerShare - order.Credited - (order.Paid - order.PaidOut)
        && order.Balance >= 0
        && order.Amount >= 0
        && order.PaidOut <= order.Paid
        && order.Credited <= order.CustomerShare
        && order.Paid == order.Payments.Sum(payment => payment.Amount)
        && order.PaidOut == order.Refunds.Sum(refund => refund.PaidOut)
        && order.Credited == order.Refunds.Sum(refund => refund.Amount)
        && order.Payments.All(payment => Math.Abs(payment.Received - payment.Amount) <= 5)
        && (order.Counts || (order.Balance == 0 && order.Paid == order.PaidOut));

    private static Order Paid(long total)
    {
        var order = Made.Order(total);
        order.Pay(Made.Payment(), Made.By).Expect();
        return order;
    }
}
