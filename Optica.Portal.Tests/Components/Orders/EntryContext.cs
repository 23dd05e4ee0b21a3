using Bunit;
using Microsoft.EntityFrameworkCore;
using Optica.Domain.Orders;
using Optica.Portal.Features.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Orders;

/// <summary>The entry page of an order for Ana, and a catalogue of a frame and a service without tax.</summary>
public abstract class EntryContext : OrdersContext
{
    /// <summary>A frame of $39.990, code AR-1.</summary>
    protected Guid Andes { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Andes = await Database.MakeAsync(Catalog.Frame("Armazón Andes", "AR-1", 39_990));
        var fitting = Catalog.Frame("Montaje", "SV-1", 8_000);
        (fitting.Kind, fitting.IncludesTax) = (LineKind.Service, false);
        await Database.MakeAsync(fitting);
    }

    protected IRenderedComponent<OrderEditPage> Open(PortalContext context)
    {
        var page = context.Open<OrderEditPage>($"/admin/orders/new?customer={Ana}");
        page.WaitForElement("#line-1-description");
        return page;
    }

    /// <summary>Types a product's code into a line and leaves it: the catalogue fills the price.</summary>
    protected static void Scan(IRenderedComponent<OrderEditPage> page, int line, string code)
    {
        page.WaitForElement($"#line-{line}-description").Change(code);
        page.WaitForAssertion(() => Assert.NotEqual("", page.Find($"#line-{line}-price").GetAttribute("value") ?? ""));
    }

    protected static async Task SaveAsync(IRenderedComponent<OrderEditPage> page)
    {
        await page.Find("[data-shortcut=save]").ClickAsync(new());
        Assert.Empty(page.FindAll(".field-error"));
    }

    protected async Task<OrderDetail> OnlyAsync() =>
        await ReadAsync(await Database.ReadAsync(db => db.Orders.Select(row => row.Id).SingleAsync()));
}
