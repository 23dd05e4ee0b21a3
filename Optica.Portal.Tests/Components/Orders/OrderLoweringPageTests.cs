using Bunit;
using Optica.Portal.Features.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Orders;

/// <summary>Changing an order that others rely on, and at which prices.</summary>
public sealed class OrderLoweringPageTests : OrdersContext
{
    [Fact]
    public async Task Lower_WithAJob_IsRefusedToSales()
    {
        var id = await MadeAsync();
        await using var context = new PortalContext(Database, World.Sales);
        var page = Edit(context, id);
        page.Find("#line-1-price").Change("40000");
        page.Find("[data-shortcut=save]").Click();

        page.WaitForAssertion(() =>
            Assert.Contains("only those who may cancel orders", Texts(page, "[data-form-problem]"), StringComparison.Ordinal)
        );
        Assert.Empty(page.FindAll("#field-Reason"));
        Assert.Equal(100_000, (await ReadAsync(id)).Money.Total);

        // what does not lower it goes on
        page.Find("#line-1-price").Change("110000");
        page.Find("[data-shortcut=save]").Click();
        page.WaitForAssertion(() => Assert.EndsWith($"/admin/orders/{id}", Address(context), StringComparison.Ordinal));
        Assert.Equal(110_000, (await ReadAsync(id)).Money.Total);
    }

    [Fact]
    public async Task Lower_WithAJob_AsksAnAdminWhyAndTellsIt()
    {
        var id = await MadeAsync();
        await using var context = new PortalContext(Database, World.Admin);
        var page = Edit(context, id);
        Assert.Empty(page.FindAll("#field-Reason"));
        page.Find("#line-1-price").Change("40000");
        page.Find("[data-shortcut=save]").Click();

        page.WaitForAssertion(() => Assert.Contains("say why", Texts(page, "[data-field=Reason] .field-error"), StringComparison.Ordinal));
        page.Find("#field-Reason").Change("otro cristal");
        page.Find("[data-shortcut=save]").Click();

        page.WaitForAssertion(() => Assert.EndsWith($"/admin/orders/{id}", Address(context), StringComparison.Ordinal));
        Assert.Equal(40_000, (await ReadAsync(id)).Money.Total);
        var shown = context.Open<OrderPage>($"/admin/orders/{id}", parameters => parameters.Add(one => one.Id, id));
        shown.WaitForAssertion(() => Assert.StartsWith("Total lowered", Texts(shown, ".steps strong"), StringComparison.Ordinal));
        Assert.Contains("Reason: otro cristal", Texts(shown, ".steps li"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reprice_OnlyWhenTicked()
    {
        var id = await SellAsync();
        await Database.GrantAsync(Ana, 20, "cliente antigua");
        await using var context = new PortalContext(Database, World.Sales);
        var page = Edit(context, id);
        page.WaitForAssertion(() => Assert.Contains("$100.000", Texts(page, ".order-sum"), StringComparison.Ordinal));
        Assert.DoesNotContain("cliente antigua", page.Markup, StringComparison.Ordinal);

        page.Find(".order-sum input[type=checkbox]").Change(true);
        page.WaitForAssertion(() => Assert.Contains("cliente antigua", Texts(page, ".order-sum"), StringComparison.Ordinal));
        page.Find("[data-shortcut=save]").Click();
        page.WaitForAssertion(() => Assert.EndsWith($"/admin/orders/{id}", Address(context), StringComparison.Ordinal));
        Assert.Equal(80_000, (await ReadAsync(id)).Money.Total);
    }

    private async Task<Guid> MadeAsync()
    {
        var id = await SellAsync();
        await Database.TakeJobAsync(Ana, World.Centro, input => input.OrderId = id);
        return id;
    }

    private static IRenderedComponent<OrderEditPage> Edit(PortalContext context, Guid id)
    {
        var page = context.Open<OrderEditPage>($"/admin/orders/{id}/edit", parameters => parameters.Add(one => one.Id, id));
        page.WaitForElement("#line-1-price");
        return page;
    }
}
