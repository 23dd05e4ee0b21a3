using Optica.Portal.Features.Orders.Components;

namespace Optica.Portal.Tests.Components.Orders;

public sealed class CashDeskTests
{
    [Theory]
    [InlineData(14_995, null, 14_990, null)]
    [InlineData(14_996, 20_000L, 15_000, 5_000L)]
    [InlineData(14_990, 14_990L, 14_990, 0L)]
    [InlineData(14_990, 10_000L, 14_990, -4_990L)]
    public void Change_IsFromWhatChangesHands(long amount, long? received, long collect, long? change)
    {
        var desk = new CashDesk(amount, received);

        Assert.Equal((collect, change), (desk.Collect, desk.Change));
        Assert.Equal(change < 0, desk.IsShort);
    }

    [Theory]
    [InlineData(14_990, "14990 15000 20000")]
    [InlineData(144_980, "144980 145000 150000 160000")]
    [InlineData(20_000, "20000")]
    [InlineData(4, "")]
    [InlineData(990, "990 1000 5000 10000")]
    public void Offers_AreTheExactSumAndTheNextNotes(long amount, string offers) =>
        Assert.Equal(offers, string.Join(' ', new CashDesk(amount, null).Offers));
}
