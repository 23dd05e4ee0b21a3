using Bunit;
using Optica.Domain.Customers;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.Features.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Orders;

/// <summary>What an order is of: products by look-up or by code, or a description of its own; customers by look-up.</summary>
public sealed class OrderLookupTests : EntryContext
{
    [Fact]
    public async Task LookUp_WhatIsTyped_OffersNameCodeKindAndPrice()
    {
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context);

        await LookUpAsync(page, 1, "arm");

        Assert.Equal("Armazón Andes AR-1 · Frame $39.990", Texts(page, "[role=option]"));
        Assert.Equal("Armazón Andes", page.Find("[role=option]").GetAttribute("data-text"));
        Assert.Equal(page.Find("[role=listbox]").Id, page.Find("[role=combobox]").GetAttribute("aria-controls"));
        Assert.Equal("One result. Choose it with the arrow key.", Texts(page, ".lookup [role=status]"));

        await LookUpAsync(page, 1, "montaje");
        Assert.Equal("Montaje SV-1 · Service $8.000 + IVA", Texts(page, "[role=option]"));

        await LookUpAsync(page, 1, "bicicleta");
        Assert.Empty(page.FindAll("[role=option]"));
        Assert.Contains("kept as a free description", Texts(page, ".lookup-none"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pick_AProduct_BringsItsKindPriceAndTaxAndIsPriced()
    {
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context);

        await LookUpAsync(page, 1, "montaje");
        page.Find("[role=option]").Click();

        page.WaitForAssertion(() => Assert.Equal("Montaje", page.Find("#line-1-description").GetAttribute("value")));
        Assert.Equal("$8.000", page.Find("#line-1-price").GetAttribute("value"));
        Assert.False(page.Find(".tax input").HasAttribute("checked"));
        Assert.Empty(page.FindAll("[role=option], .field-error"));
        page.WaitForAssertion(() => Assert.Equal("$9.520", Texts(page, ".line-total strong")));
        Assert.Equal(
            "Net$8.000|IVA 19 %$1.520|Total$9.520|Due$9.520",
            Texts(page, ".money > div").Replace(" $", "$", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Type_ACode_IsTheProductOnLeaving()
    {
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context);

        page.Find("#line-1-description").Change("ar-1");

        page.WaitForAssertion(() => Assert.Equal("Armazón Andes", page.Find("#line-1-description").GetAttribute("value")));
        Assert.Equal("$39.990", page.Find("#line-1-price").GetAttribute("value"));
        page.Find("#line-1-description").Change("Armazón Andes color azul");
        await SaveAsync(page);
        var line = Assert.Single((await OnlyAsync()).Lines);
        Assert.Equal((Andes, "Armazón Andes color azul", 39_990), (line.ProductId!.Value, line.Description, line.Total));
    }

    [Fact]
    public async Task Type_AnotherText_IsNoProductAnyMore()
    {
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context);

        Scan(page, 1, "AR-1");
        page.WaitForAssertion(() => Assert.Equal("Armazón Andes", page.Find("#line-1-description").GetAttribute("value")));
        page.Find("#line-1-description").Change("Ajuste a medida");
        page.Find("#line-1-price").Change("5000");
        await SaveAsync(page);

        var line = Assert.Single((await OnlyAsync()).Lines);
        Assert.Equal((null, "Ajuste a medida", 5_000), (line.ProductId, line.Description, line.Total));
    }

    [Fact]
    public async Task Open_ForNobody_AsksWhoseItIs()
    {
        await using var context = new PortalContext(Database, World.Sales);
        var page = context.Open<OrderEditPage>("/admin/orders/new");

        await page.InvokeAsync(() => page.FindComponent<LookupField<CustomerRow>>().Instance.FindAsync("soto"));
        Assert.Contains("Ana Soto", page.Find("[role=option]").TextContent, StringComparison.Ordinal);
        page.Find("[role=option]").Click();

        page.WaitForAssertion(() => Assert.EndsWith($"/admin/orders/new?customer={Ana}", Address(context), StringComparison.Ordinal));
    }
}
