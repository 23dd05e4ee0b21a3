using Bunit;
using Microsoft.EntityFrameworkCore;
using Optica.Domain.Orders;
using Optica.Portal.Components.Shared;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Products;

/// <summary>A product in the side form.</summary>
public sealed class ProductFormTests : ProductsContext
{
    [Fact]
    public async Task New_Wrong_StandsAtTheFieldsAndNothingTypedIsLost()
    {
        await using var context = new PortalContext(Database, Database.World.Super);
        var page = Open(context, "?edit=new");
        page.WaitForElement("#product-form");

        Type(page, "UnitPrice", "12,5");
        page.Find("#product-form").Submit();

        page.WaitForAssertion(() => Assert.Contains("name", Messages(page, "Name"), StringComparison.Ordinal));
        Assert.Contains("no decimals", Messages(page, "UnitPrice"), StringComparison.Ordinal);
        Assert.Equal("12,5", page.Find("#field-UnitPrice").GetAttribute("value"));
        Assert.Equal(0, await Database.ReadAsync(db => db.Products.CountAsync()));
    }

    [Fact]
    public async Task New_Right_IsSavedToldAndTheFormCloses()
    {
        await using var context = new PortalContext(Database, Database.World.Super);
        var page = Open(context, "?kind=lens&edit=new");
        page.WaitForElement("#product-form");

        Type(page, "Name", " Cristal  1.60 ");
        Type(page, "UnitPrice", "$54.990");
        page.Find("#field-Kind").Change(((int)LineKind.Lens - 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        page.Find("#field-IncludesTax").Change("1");
        page.Find("#product-form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Cristal 1.60", Names(page)));
        Assert.Empty(page.FindAll(".side-panel"));
        Assert.EndsWith("/admin/products?kind=lens", Address(context), StringComparison.Ordinal);
        Assert.Equal("Cristal 1.60 was saved.", Assert.Single(context.Said).Text);
        var stored = await Database.ReadAsync(db => db.Products.SingleAsync());
        Assert.Equal(("Cristal 1.60", LineKind.Lens, 54_990, false), (stored.Name, stored.Kind, stored.UnitPrice, stored.IncludesTax));
    }

    [Fact]
    public async Task New_CodeOfAnother_IsToldAtTheCode()
    {
        await PlantAsync();
        await using var context = new PortalContext(Database, Database.World.Super);
        var page = Open(context, "?edit=new");
        page.WaitForElement("#product-form");

        Type(page, "Name", "Otro");
        Type(page, "Code", "AR-1");
        Type(page, "UnitPrice", "1000");
        page.Find("#product-form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Another product", Messages(page, "Code"), StringComparison.Ordinal));
        Type(page, "Code", "AR-2");
        Assert.Empty(Messages(page, "Code"));
        page.Find("#product-form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Otro", Names(page), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Edit_OthersSavedMeanwhile_ComesTogetherOrIsToldFirst()
    {
        var id = await PlantAsync();
        await using var context = new PortalContext(Database, Database.World.Super);
        var page = Open(context, $"?edit={id}");
        page.WaitForElement("#product-form");
        Assert.Equal("$39.990", page.Find("#field-UnitPrice").GetAttribute("value"));

        // the other one changes the price and the name, this one the code and the name
        await ChangeAsync(id, Catalog.Frame("Andes de Luis", "AR-1", 45_000));
        Type(page, "Name", "Andes mío");
        Type(page, "Code", "AR-9");
        page.Find("#product-form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Name: Andes de Luis", page.Find(".notice").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("45.000", page.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Equal("$45.000", page.Find("#field-UnitPrice").GetAttribute("value"));
        Assert.Equal("Andes mío", page.Find("#field-Name").GetAttribute("value"));
        page.Find("#product-form").Submit();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".side-panel")));
        var stored = await Database.ReadAsync(db => db.Products.SingleAsync(row => row.Id == id));
        Assert.Equal(("Andes mío", "AR-9", 45_000, 3), (stored.Name, stored.Code, stored.UnitPrice, stored.Version));
    }

    [Fact]
    public async Task Edit_LeftWithChanges_AsksFirst()
    {
        var id = await PlantAsync();
        await using var context = new PortalContext(Database, Database.World.Super);
        var page = Open(context, $"?edit={id}");
        page.WaitForElement("#product-form");

        Type(page, "Name", "Andes II");
        context.GoTo("/admin/products");
        page.WaitForElement("dialog.confirm h2");

        Assert.EndsWith($"?edit={id}", Address(context), StringComparison.Ordinal);
        Assert.Equal("Andes II", page.Find("#field-Name").GetAttribute("value"));
        page.Find("dialog.confirm .danger").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".side-panel")));
    }

    [Fact]
    public async Task Edit_OfAnotherOrganisation_IsNotFound()
    {
        await PlantAsync();
        var foreign = await Database.MakeAsync(Catalog.Frame("Secreto"), Database.World.SouthChief);
        await using var context = new PortalContext(Database, Database.World.Super);

        var page = Open(context, $"?edit={foreign}");

        page.WaitForAssertion(() => Assert.Equal(ToastKind.Error, Assert.Single(context.Said).Kind));
        Assert.Empty(page.FindAll(".side-panel"));
        Assert.DoesNotContain("Secreto", page.Markup, StringComparison.Ordinal);
    }
}
