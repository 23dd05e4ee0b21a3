using Bunit;
using Microsoft.EntityFrameworkCore;
using Optica.Portal.Features.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Orders;

/// <summary>An order that was being typed is gone on with, line by line.</summary>
public sealed class OrderDraftTests : OrdersContext
{
    [Fact]
    public async Task New_GoneOnWith_HasAllLines()
    {
        await using (var context = new PortalContext(Database, World.Sales))
        {
            var page = New(context);
            Line(page, 1, "Armazón", "90000");
            Press(page, "Add a line");
            page.WaitForElement("#line-2-description");
            Line(page, 2, "Estuche", "5000");
            await page.KeepAsync();
        }

        await using (var other = new PortalContext(Database, World.Admin))
        {
            Assert.Empty(New(other).FindAll(".draft-offer"));
        }

        await using var later = new PortalContext(Database, World.Sales);
        var again = New(later);
        again.GoOn();
        again.WaitForAssertion(() => Assert.Equal("Estuche", again.Find("#line-2-description").GetAttribute("value")));
        again.Find("#line-2-price").Change("6000");
        again.Find("[data-shortcut=save]").Click();

        again.WaitForAssertion(() => Assert.DoesNotContain("/new", Address(later), StringComparison.Ordinal));
        var order = await ReadAsync(await Database.ReadAsync(db => db.Orders.Select(row => row.Id).SingleAsync()));
        Assert.Equal([("Armazón", 90_000L), ("Estuche", 6_000L)], order.Lines.Select(line => (line.Description, line.Total)));
        Assert.Equal(0, await Database.DraftsAsync());
    }

    [Fact]
    public async Task Edit_OthersChangedTheNotes_BothStand()
    {
        var id = await TypeAsync();
        await ChangeAsync(id, order => order.Notes = "llamar antes");

        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, id);
        page.GoOn();
        page.Find("[data-shortcut=save]").Click();

        page.WaitForAssertion(() => Assert.EndsWith($"/admin/orders/{id}", Address(context), StringComparison.Ordinal));
        var order = await ReadAsync(id);
        Assert.Equal((90_000, "llamar antes"), (order.Money.Total, order.Notes));
        Assert.Equal(0, await Database.DraftsAsync());
    }

    [Fact]
    public async Task Edit_OthersChangedTheLines_StandsSideBySide()
    {
        var id = await TypeAsync();
        await ChangeAsync(id, order => order.Lines[0].Description = "Armazón de Luis");

        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, id);
        page.GoOn();
        page.Find("[data-shortcut=save]").Click();

        page.WaitForElement(".conflict tbody tr");
        Assert.Equal("$90.000", page.Find("#line-1-price").GetAttribute("value"));
        Assert.Equal(100_000, (await ReadAsync(id)).Money.Total);
    }

    private async Task<Guid> TypeAsync()
    {
        var id = await SellAsync();
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, id);
        page.Find("#line-1-price").Change("90000");
        await page.KeepAsync();
        return id;
    }

    private static void Line(IRenderedComponent<OrderEditPage> page, int line, string description, string price)
    {
        page.Find($"#line-{line}-description").Change(description);
        page.FindAll("[data-field=Kind] select")[line - 1].Change("0");
        page.Find($"#line-{line}-price").Change(price);
    }

    private IRenderedComponent<OrderEditPage> New(PortalContext context)
    {
        var page = context.Open<OrderEditPage>($"/admin/orders/new?customer={Ana}");
        page.WaitForElement("#line-1-price");
        return page;
    }

    private static IRenderedComponent<OrderEditPage> Open(PortalContext context, Guid id)
    {
        var page = context.Open<OrderEditPage>($"/admin/orders/{id}/edit", parameters => parameters.Add(one => one.Id, id));
        page.WaitForElement("#line-1-price");
        return page;
    }
}
