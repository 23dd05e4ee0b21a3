using Bunit;
using Optica.Data.Orders;
using Optica.Domain.Orders;
using Optica.Portal.Features.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Orders;

/// <summary>Two people change one order: nothing of either is lost unseen.</summary>
public sealed class OrderConflictTests : OrdersContext
{
    [Fact]
    public async Task Save_OthersChangedTheNotes_BothStand()
    {
        var id = await SellAsync();
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, id);

        await ChangeAsync(id, order => order.Notes = "llamar antes");
        page.Find("#line-1-price").Change("90000");
        page.Find("[data-shortcut=save]").Click();

        page.WaitForAssertion(() => Assert.EndsWith($"/admin/orders/{id}", Address(context), StringComparison.Ordinal));
        var order = await ReadAsync(id);
        Assert.Equal((90_000, "llamar antes"), (order.Money.Total, order.Notes));
        Assert.Equal("Saved together with someone else's changes: Notes.", Assert.Single(context.Said).Text);
    }

    [Fact]
    public async Task Save_OthersTookAPayment_IsNoConflict()
    {
        var id = await SellAsync();
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, id);

        await PayAsync(id, 40_000);
        page.Find("#line-1-price").Change("110000");
        page.Find("[data-shortcut=save]").Click();

        page.WaitForAssertion(() => Assert.EndsWith($"/admin/orders/{id}", Address(context), StringComparison.Ordinal));
        Assert.Equal((110_000, 70_000), ((await ReadAsync(id)).Money.Total, (await ReadAsync(id)).Money.Balance));
    }

    [Fact]
    public async Task Save_BothChangedTheLines_StandSideBySideAndMineWinsWhenKept()
    {
        var id = await SellAsync();
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, id);

        await ChangeAsync(id, order => (order.Lines[0].Description, order.Notes) = ("Armazón de Luis", "de Luis"));
        page.Find("#line-1-price").Change("90000");
        page.Find("[data-shortcut=save]").Click();

        page.WaitForElement(".conflict tbody tr");
        Assert.Equal("chief saved this order while you were editing", Texts(page, ".conflict h2"));
        Assert.Contains("Taken over from the other save: Notes.", Texts(page, ".conflict p"), StringComparison.Ordinal);
        Assert.Equal("1 × Armazón · $100.000|1 × Armazón · $90.000|1 × Armazón de Luis · $100.000", Texts(page, ".conflict tbody td"));
        Assert.Equal("$90.000", page.Find("#line-1-price").GetAttribute("value"));
        Assert.Equal(100_000, (await ReadAsync(id)).Money.Total);

        page.Find("[data-shortcut=save]").Click();
        page.WaitForAssertion(() => Assert.EndsWith($"/admin/orders/{id}", Address(context), StringComparison.Ordinal));
        var order = await ReadAsync(id);
        Assert.Equal(("Armazón", 90_000, "de Luis"), (order.Lines[0].Description, order.Money.Total, order.Notes));
    }

    [Fact]
    public async Task Save_BothChangedTheLines_TheirsMayBeTakenAndMineTakenBack()
    {
        var id = await SellAsync();
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, id);
        context.LookAway();

        await ChangeAsync(
            id,
            order =>
                order.Lines.Add(
                    new OrderLineInput
                    {
                        Description = "Estuche",
                        Kind = LineKind.Accessory,
                        UnitPrice = 5_000,
                    }
                )
        );
        page.Find("#line-1-price").Change("90000");
        page.Find("[data-shortcut=save]").Click();
        page.WaitForElement(".conflict tbody tr");

        page.FindAll(".conflict input[type=radio]")[1].Change("on");
        page.WaitForAssertion(() => Assert.Equal("Estuche", page.Find("#line-2-description").GetAttribute("value")));
        Assert.Equal("$100.000", page.Find("#line-1-price").GetAttribute("value"));
        page.FindAll(".conflict input[type=radio]")[0].Change("on");
        page.WaitForAssertion(() => Assert.Equal("$90.000", page.Find("#line-1-price").GetAttribute("value")));
        page.FindAll(".conflict input[type=radio]")[1].Change("on");
        page.Find("[data-shortcut=save]").Click();

        page.WaitForAssertion(() => Assert.EndsWith($"/admin/orders/{id}", Address(context), StringComparison.Ordinal));
        Assert.Equal(105_000, (await ReadAsync(id)).Money.Total);
    }

    [Fact]
    public async Task Save_OthersMovedItOn_SaysSoAndKeepsWhatWasTyped()
    {
        var id = await SellAsync();
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, id);

        await using (var scope = Database.As(World.Chief))
        {
            var step = new OrderStep(OrderStatus.Processing);
            (await scope.Get<OrderLifeService>().AdvanceAsync(id, step, new(), Xunit.TestContext.Current.CancellationToken)).Expect();
        }

        page.Find("#line-1-price").Change("90000");
        page.Find("[data-shortcut=save]").Click();

        page.WaitForElement("[data-form-problem]");
        Assert.Empty(page.FindAll(".conflict"));
        Assert.Equal("$90.000", page.Find("#line-1-price").GetAttribute("value"));
        Assert.Equal(100_000, (await ReadAsync(id)).Money.Total);
    }

    [Fact]
    public async Task Save_Nothing_LeadsBackWithoutANewVersion()
    {
        var id = await SellAsync();
        var before = (await ReadAsync(id)).Row.Version;
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, id);

        page.Find("[data-shortcut=save]").Click();

        page.WaitForAssertion(() => Assert.EndsWith($"/admin/orders/{id}", Address(context), StringComparison.Ordinal));
        Assert.Equal(before, (await ReadAsync(id)).Row.Version);
    }

    private static IRenderedComponent<OrderEditPage> Open(PortalContext context, Guid id)
    {
        var page = context.Open<OrderEditPage>($"/admin/orders/{id}/edit", parameters => parameters.Add(one => one.Id, id));
        page.WaitForElement("#line-1-price");
        return page;
    }
}
