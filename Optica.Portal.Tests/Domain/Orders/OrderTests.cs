using System.Globalization;
using Optica.Domain.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Domain.Orders;

/// <summary>Steps an order may take, and what may be changed on it (DOMAIN §6).</summary>
public sealed class OrderTests
{
    private static readonly OrderStatus[] All = Enum.GetValues<OrderStatus>();

    public static TheoryData<OrderStatus, OrderStatus> Steps => [.. All.SelectMany(from => All.Select(to => (from, to)))];

    public static TheoryData<OrderStatus> Statuses => [.. All];

    /// <summary>Forward only, over any step, never out of an end.</summary>
    [Theory, MemberData(nameof(Steps))]
    public void Advance_EveryStatusAndStep_GoesForwardOrTellsWhereTo(OrderStatus from, OrderStatus to)
    {
        OrderStatus[] line = [OrderStatus.Pending, OrderStatus.Processing, OrderStatus.Shipped, OrderStatus.Delivered];
        var (at, wanted) = (Array.IndexOf(line, from), Array.IndexOf(line, to));
        var order = Made.In(from);

        var stepped = order.Advance(to, unpaid: true, Made.At.AddDays(1));

        if (at >= 0 && wanted > at)
        {
            Assert.True(stepped.Succeeded);
            Assert.Equal((to, Made.At.AddDays(1)), (order.Status, order.StatusAt));
        }
        else
        {
            Assert.Equal(at < 0 ? [] : line[(at + 1)..], Refused(stepped.Error).Allowed);
            Assert.Equal(from, order.Status);
        }
    }

    [Theory, MemberData(nameof(Statuses))]
    public void Cancel_EveryStatus_OnlyBeforeItIsHandedOver(OrderStatus from)
    {
        var order = Made.In(from);

        var cancelled = order.Cancel(Made.Back(), Made.By);

        if (from is OrderStatus.Pending or OrderStatus.Processing or OrderStatus.Shipped)
        {
            Assert.Equal((OrderStatus.Cancelled, "se arrepintió"), (order.Status, order.ClosingReason));
        }
        else
        {
            Assert.Empty(Refused(cancelled.Error).Allowed);
            Assert.Equal(from, order.Status);
        }
    }

    [Theory, MemberData(nameof(Statuses))]
    public void Refund_EveryStatus_OnlyWhatCounts(OrderStatus from)
    {
        var order = Made.In(from);

        var refunded = order.Refund(Made.Back(10_000), Made.By);

        Assert.Equal(from is not (OrderStatus.Cancelled or OrderStatus.Refunded), refunded.Succeeded);
        Assert.Equal(from, order.Status);
    }

    [Theory, MemberData(nameof(Statuses))]
    public void Counts_EveryStatus_CancelledAndRefundedNever(OrderStatus status)
    {
        var counts = status is not (OrderStatus.Cancelled or OrderStatus.Refunded);

        Assert.Equal(counts, Made.In(status).Counts);
        Assert.Equal(counts, OrderRules.IsCounting.Compile()(Made.In(status)));
        Assert.Equal(counts, OrderRules.Counting.Contains(status));
    }

    [Fact]
    public void Advance_ToDeliveredWithABalance_IsRefusedFromEveryStep()
    {
        foreach (var from in new[] { OrderStatus.Pending, OrderStatus.Processing, OrderStatus.Shipped })
        {
            var order = Made.In(from);
            order.Pay(Made.Payment(99_999), Made.By).Expect();

            var due = Assert.IsType<BalanceDue>(order.Advance(OrderStatus.Delivered, unpaid: false, Made.At).Error);

            Assert.Equal((1, from), (due.Balance, order.Status));
            order.Pay(Made.Payment(), Made.By).Expect();
            Assert.True(order.Advance(OrderStatus.Delivered, unpaid: false, Made.At).Succeeded);
        }
    }

    [Fact]
    public void BalanceDue_InSpanish_NamesTheAmount()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("es");
            Assert.StartsWith("El cliente tiene un saldo pendiente de $45.990", new BalanceDue(45_990).Message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    /// <summary>Before it is handed over nothing need be paid.</summary>
    [Fact]
    public void Advance_BeforeDelivery_NeedsNoPayment() =>
        Assert.True(Made.Order().Advance(OrderStatus.Shipped, unpaid: false, Made.At).Succeeded);

    /// <summary>What an institution owes never keeps a customer waiting.</summary>
    [Fact]
    public void Advance_InstitutionHasNotPaid_IsHandedOver()
    {
        var order = Made.Order(100_000, copay: 40);
        Assert.IsType<BalanceDue>(order.Advance(OrderStatus.Delivered, unpaid: false, Made.At).Error);

        order.Pay(Made.Payment(40_000), Made.By).Expect();

        Assert.Equal((60_000, 0), (order.InstitutionShare, order.Balance));
        Assert.True(order.Advance(OrderStatus.Delivered, unpaid: false, Made.At).Succeeded);
    }

    [Theory, MemberData(nameof(Statuses))]
    public void Change_EveryStatus_OnlyWhileOpen(OrderStatus status)
    {
        var order = Made.In(status);

        var changed = order.Change(Made.Content(50_000), Made.At);

        Assert.Equal(status == OrderStatus.Pending, changed.Succeeded);
        Assert.Equal(status == OrderStatus.Pending ? 50_000 : 100_000, order.Total);
        Assert.True(changed.Succeeded || changed.Error is OrderNotOpen);
    }

    [Fact]
    public void Change_AfterPartWasRefunded_IsRefused()
    {
        var order = Made.Order();
        order.Refund(Made.Back(1), Made.By).Expect();

        Assert.IsType<OrderNotOpen>(order.Change(Made.Content(200_000), Made.At).Error);
    }

    [Fact]
    public void Change_BelowWhatWasPaid_IsRefusedAndUpToItIsFine()
    {
        var order = Made.Order();
        order.Pay(Made.Payment(60_000), Made.By).Expect();

        var beyond = Assert.IsType<OrderPaidBeyond>(order.Change(Made.Content(59_999), Made.At).Error);

        Assert.Equal((60_000, 100_000), (beyond.Paid, order.Total));
        order.Change(Made.Content(60_000), Made.At).Expect();
        Assert.Equal((60_000, 0), (order.Total, order.Balance));
    }

    private static InvalidOrderTransition Refused(Optica.Domain.Common.Error? error) => Assert.IsType<InvalidOrderTransition>(error);
}
