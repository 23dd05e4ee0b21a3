using Bunit;
using Microsoft.EntityFrameworkCore;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Products;

/// <summary>The catalogue, as each kind of person has it on screen.</summary>
public sealed class ProductsPageTests : ProductsContext
{
    [Fact]
    public async Task List_ForSales_ShowsPricesAndChangesNothing()
    {
        var id = await PlantAsync();
        await using var context = new PortalContext(Database, Database.World.Sales);

        var page = Open(context, $"?edit={id}");

        page.WaitForElement("tbody tr");
        Assert.Equal(
            "Armazón AndesAR-1 AR-1 Frame $39.990 IVA incl. For sale; Montaje – Service $8.000 + IVA No longer sold",
            string.Join(
                "; ",
                page.FindAll("tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => Words(cell.TextContent))))
            )
        );
        Assert.Empty(page.FindAll(".side-panel, tbody button, .page-actions a"));
    }

    [Fact]
    public async Task Filters_GoIntoTheAddressAndNarrowTheList()
    {
        await PlantAsync();
        await using var context = new PortalContext(Database, Database.World.Sales);
        var page = Open(context);
        page.WaitForElement("#products-kind");

        page.Find("#products-kind").Change("Service");
        page.WaitForAssertion(() => Assert.Equal("Montaje", Names(page)));
        Assert.EndsWith("/admin/products?kind=service", Address(context), StringComparison.Ordinal);

        page.Find("#products-status").Change("sold");
        page.WaitForAssertion(() => Assert.Contains("No product fits", page.Markup, StringComparison.Ordinal));

        context.GoTo(page.Find(".state-actions a").GetAttribute("href")!);
        Assert.EndsWith("/admin/products", Address(context), StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("Armazón Andes, Montaje", Names(page)));

        page.Find("#products-search").Input("andes AR");
        page.WaitForAssertion(() => Assert.Equal("Armazón Andes", Names(page)));
        Assert.EndsWith("?q=andes%20AR", Address(context), StringComparison.Ordinal);
        Assert.Equal("andes AR", page.Find("#products-search").GetAttribute("value"));
    }

    [Fact]
    public async Task List_WithoutTheRight_IsDenied()
    {
        await PlantAsync();
        foreach (var person in new[] { Database.World.Platform, Database.World.Optometrist })
        {
            await using var context = new PortalContext(Database, person);
            var page = Open(context);

            page.WaitForAssertion(() => Assert.Contains("Access denied", page.Markup, StringComparison.Ordinal));
            Assert.DoesNotContain("Andes", page.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task List_Empty_OffersTheFirst()
    {
        await using var context = new PortalContext(Database, Database.World.Super);
        var page = Open(context);

        Assert.Equal("/admin/products?edit=new", page.WaitForElement(".state-actions a").GetAttribute("href"));
    }

    [Fact]
    public async Task Stop_WithUndo_IsAsBefore()
    {
        var id = await PlantAsync();
        await using var context = new PortalContext(Database, Database.World.Super);
        var page = Open(context);
        page.WaitForElement("tbody button");

        page.Find("tbody button").Click();
        page.WaitForAssertion(() => Assert.Equal("No longer sold", page.Find("tbody tr:first-child td:nth-child(5)").TextContent.Trim()));
        Assert.False(await Database.ReadAsync(db => db.Products.Where(row => row.Id == id).Select(row => row.IsActive).SingleAsync()));

        var offered = Assert.Single(context.Said);
        await page.InvokeAsync(offered.Action!.RunAsync);
        page.WaitForAssertion(() => Assert.Equal("For sale", page.Find("tbody tr:first-child td:nth-child(5)").TextContent.Trim()));
        Assert.Null(context.Said[^1].Action);
        Assert.Equal(
            39_990,
            await Database.ReadAsync(db => db.Products.Where(row => row.Id == id).Select(row => row.UnitPrice).SingleAsync())
        );
    }
}
