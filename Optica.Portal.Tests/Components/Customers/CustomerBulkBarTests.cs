using Bunit;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Customers;

public sealed class CustomerBulkBarTests : ListContext
{
    [Fact]
    public async Task Select_AcrossPages_IsKept()
    {
        await SignInAsync(world => world.Admin);
        for (var number = 1; number <= 27; number++)
        {
            await AddAsync(number, "Ana", $"Soto {number:00}");
        }

        var page = Open();
        page.Find("thead input").Change(true);
        Navigation.NavigateTo("/admin/customers?page=2");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-open]").Count));
        page.Find("[data-select]").Change(true);

        Assert.Equal("26 selected", page.Find(".bulk-bar strong").TextContent);
        page.Find("thead input").Change(true);
        Assert.Equal("27 selected", page.Find(".bulk-bar strong").TextContent);
    }

    [Fact]
    public async Task Deactivate_ThenUndo_IsAsBefore()
    {
        await SignInAsync(world => world.Admin);
        await AddAsync(1, "Ana", "Soto");
        await AddAsync(2, "Berta", "Araya");
        var page = Open("?status=active");
        page.Find("thead input").Change(true);

        page.Find(".bulk-bar .danger").Click();
        page.WaitForAssertion(() => Assert.Empty(Names(page)));
        var toast = Assert.Single(Toasts.Shown);
        Assert.Equal("2 customers deactivated.", toast.Text);
        Assert.Equal("0", page.FindAll(".stat-figure")[1].TextContent);

        await page.InvokeAsync(toast.Action!.RunAsync);
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-open]").Count));
    }

    [Fact]
    public async Task AddTag_Sales_TagsAndMayNotDeactivate()
    {
        await SignInAsync(world => world.Sales);
        var id = await AddAsync(1, "Ana", "Soto");
        var page = Open();
        page.Find("[data-select]").Change(true);

        Assert.Empty(page.FindAll(".bulk-bar .danger"));
        page.Find("#bulk-tag").Change("Convenio");
        page.Find(".bulk-tag").Submit();

        page.WaitForAssertion(() => Assert.Equal("1 customer tagged “Convenio”.", Assert.Single(Toasts.Shown).Text));
        Assert.Equal("New, Active", Texts(page, "tbody .badge"));
        await using var scope = Database.As(World.Sales);
        Assert.Equal("Convenio", Assert.Single((await scope.Queries.RowAsync(id, Cancellation)).Expect().Tags));
        Assert.Equal("All, Convenio", Texts(page, "#list-tag option"));
    }
}
