using Bunit;
using Microsoft.EntityFrameworkCore;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Products;

/// <summary>A product that was being typed beside its list is gone on with.</summary>
public sealed class ProductDraftTests : ProductsContext
{
    [Fact]
    public async Task New_GoneOnWith_IsSavedOnce()
    {
        await using (var context = new PortalContext(Database, Database.World.Super))
        {
            var page = Open(context, "?edit=new");
            page.WaitForElement("#product-form");
            Type(page, "Name", "Cristal 1.60");
            Type(page, "UnitPrice", "54990");
            await page.KeepAsync();
        }

        await using (var other = new PortalContext(Database, Database.World.Chief))
        {
            var page = Open(other, "?edit=new");
            page.WaitForElement("#product-form");
            Assert.Empty(page.FindAll(".draft-offer"));
        }

        await using var later = new PortalContext(Database, Database.World.Super);
        var again = Open(later, "?edit=new");
        again.WaitForElement("#product-form");
        again.GoOn();
        again.WaitForAssertion(() => Assert.Equal("Cristal 1.60", again.Find("#field-Name").GetAttribute("value")));
        again.Find("#product-form").Submit();

        again.WaitForAssertion(() => Assert.Equal("Cristal 1.60", Names(again)));
        Assert.Equal(54_990, (await Database.ReadAsync(db => db.Products.SingleAsync())).UnitPrice);
        Assert.Equal(0, await Database.DraftsAsync());
    }

    /// <summary>Both fields of somebody else: one that only they changed, one that both did.</summary>
    [Fact]
    public async Task Edit_OthersSavedMeanwhile_ComesTogetherOrIsTold()
    {
        var id = await PlantAsync();
        await using (var context = new PortalContext(Database, Database.World.Super))
        {
            var page = Open(context, $"?edit={id}");
            page.WaitForElement("#product-form");
            Type(page, "Name", "Andes mío");
            Type(page, "Code", "AR-9");
            await page.KeepAsync();
        }

        await ChangeAsync(id, Catalog.Frame("Andes de Luis", "AR-1", 45_000));
        await using var later = new PortalContext(Database, Database.World.Super);
        var again = Open(later, $"?edit={id}");
        again.WaitForElement("#product-form");
        again.GoOn();
        again.Find("#product-form").Submit();

        again.WaitForAssertion(() => Assert.Contains("Name: Andes de Luis", again.Find(".notice").TextContent, StringComparison.Ordinal));
        Assert.Equal("$45.000", again.Find("#field-UnitPrice").GetAttribute("value"));
        again.Find("#product-form").Submit();

        again.WaitForAssertion(() => Assert.Empty(again.FindAll(".side-panel")));
        var stored = await Database.ReadAsync(db => db.Products.SingleAsync(row => row.Id == id));
        Assert.Equal(("Andes mío", "AR-9", 45_000), (stored.Name, stored.Code, stored.UnitPrice));
        Assert.Equal(0, await Database.DraftsAsync());
    }
}
