using Bunit;
using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;
using Optica.Portal.Features.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Orders;

/// <summary>Taking an order: lines that come and go, what is missing, whose it is and who may take it.</summary>
public sealed class OrderEntryTests : EntryContext
{
    [Fact]
    public async Task Save_TwoLines_TakesOneOrderWithoutTheBlankOne()
    {
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context);

        Scan(page, 1, "AR-1");
        page.Find("#line-1-quantity").Change("2");
        Press(page, "Add a line");
        Scan(page, 2, "SV-1");
        page.Find("#line-2-discount").Change("50 %");
        Press(page, "Add a line");
        page.WaitForElement("#line-3-description");
        await SaveAsync(page);

        var order = await OnlyAsync();
        Assert.Equal(["2 × $79.980", "1 × $4.760"], order.Lines.Select(line => $"{line.Quantity} × {Clp.Format(line.Total)}"));
        Assert.Equal((84_740, Ana, "Centro"), (order.Money.Total, order.Row.CustomerId, order.Branch.Name));
        Assert.EndsWith($"/admin/orders/{order.Row.Id}", Address(context), StringComparison.Ordinal);
        Assert.Equal("Order saved.", Assert.Single(context.Said).Text);
    }

    [Fact]
    public async Task Save_AndPay_OpensThePayment()
    {
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context);

        Scan(page, 1, "AR-1");
        Press(page, "Save and take payment");

        page.WaitForAssertion(() => Assert.EndsWith("?pay=1", Address(context), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Save_Incomplete_SaysWhatIsMissingAndKeepsTheRest()
    {
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context);

        page.Find("#line-1-description").Change("Ajuste");
        page.Find("#line-1-quantity").Change("1,5");
        page.Find("#line-1-discount").Change("150");
        page.Find("[data-shortcut=save]").Click();

        page.WaitForAssertion(() => Assert.Contains("price", Texts(page, "[data-field=UnitPrice] .field-error"), StringComparison.Ordinal));
        Assert.Contains("whole number", Texts(page, "[data-field=Quantity] .field-error"), StringComparison.Ordinal);
        Assert.NotEmpty(Texts(page, "[data-field=DiscountPercent] .field-error"));
        Assert.Equal("1,5", page.Find("#line-1-quantity").GetAttribute("value"));
        Assert.Equal("Ajuste", page.Find("#line-1-description").GetAttribute("value"));
        Assert.Equal(0, await Database.ReadAsync(db => db.Orders.CountAsync()));
    }

    [Fact]
    public async Task Remove_ALine_IsUndoneInItsPlace()
    {
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context);
        page.Find("#line-1-description").Change("Uno");
        Press(page, "Add a line");
        page.WaitForElement("#line-2-description").Change("Dos");
        page.WaitForAssertion(() => Assert.Equal("Uno|Dos", Described(page)));
        Assert.Equal(2, page.FindAll(".remove").Count);

        page.Find("[aria-label='Remove line 1']").Click();
        page.WaitForAssertion(() => Assert.Equal("Dos", Described(page)));
        Assert.Empty(page.FindAll(".remove"));

        await page.InvokeAsync(Assert.Single(context.Said).Action!.RunAsync);
        page.WaitForAssertion(() => Assert.Equal("Uno|Dos", Described(page)));
    }

    [Fact]
    public async Task Focus_FollowsTheLines()
    {
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context);
        string? Focused() =>
            context
                .JSInterop.Invocations.Where(call => call.Identifier == "focusField")
                .Select(call => (string?)call.Arguments[0])
                .LastOrDefault();

        Press(page, "Add a line");
        page.WaitForAssertion(() => Assert.Equal("line-2-description", Focused()));
        Press(page, "Add a line");
        page.WaitForAssertion(() => Assert.Equal("line-3-description", Focused()));
        page.Find("[aria-label='Remove line 2']").Click();
        page.WaitForAssertion(() => Assert.Equal("line-2-description", Focused()));
        page.Find("[aria-label='Remove line 2']").Click();
        page.WaitForAssertion(() => Assert.Equal("line-1-description", Focused()));
    }

    [Fact]
    public async Task Benefit_OfTheCustomer_IsNamedAtTheLine()
    {
        await Database.GrantAsync(Ana, 10, "funcionaria");
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context);

        Scan(page, 1, "AR-1");

        page.WaitForAssertion(() => Assert.Equal("$35.991", Texts(page, ".line-total strong")));
        Assert.Contains("−10 %", Texts(page, ".applied"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_OutOfReach_IsRefused()
    {
        var foreign = await Database.AddAsync(World.Costa, People.Numbered(2));
        var mall = await Database.AddAsync(World.Mall, People.Numbered(3));
        await using (var context = new PortalContext(Database, World.Sales))
        {
            Assert.Contains("Not found", Refused(context, foreign), StringComparison.Ordinal);
            Assert.Contains("Access denied", Refused(context, mall), StringComparison.Ordinal);
        }

        await using (var context = new PortalContext(Database, World.Optometrist))
        {
            Assert.Contains("Access denied", Refused(context, Ana), StringComparison.Ordinal);
        }
    }

    /// <summary>Before any customer is chosen.</summary>
    [Fact]
    public async Task New_ForWhoMayTakeNone_IsRefused()
    {
        foreach (var person in new[] { World.Optometrist, World.Platform })
        {
            await using var context = new PortalContext(Database, person);
            var page = context.Open<OrderEditPage>("/admin/orders/new");
            page.WaitForElement(".state");
            Assert.Contains("Access denied", page.Markup, StringComparison.Ordinal);
            Assert.Empty(page.FindAll("input"));
        }
    }

    private static string Described(IRenderedComponent<OrderEditPage> page) =>
        string.Join('|', page.FindAll(".what input").Select(input => input.GetAttribute("value")));

    private static string Refused(PortalContext context, Guid customer)
    {
        var page = context.Open<OrderEditPage>($"/admin/orders/new?customer={customer}");
        page.WaitForElement(".state");
        return page.Markup;
    }
}
