using Bunit;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Customers;
using Optica.Portal.Features.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Customers;

/// <summary>Waiting transfer requests, on either side.</summary>
public sealed class TransfersPageTests : IAsyncLifetime
{
    private TestDatabase database = default!;
    private Guid id;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        await using var scope = database.As(database.World.Sales);
        var input = new TransferInput(database.World.Mall, "Vive cerca");
        (await scope.Transfers.RequestAsync(id, input, CancellationToken.None)).Expect();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Page_AskingBranch_WaitsWithoutButtons()
    {
        await using var context = new PortalContext(database, database.World.Sales);

        var page = context.Render<TransfersPage>();

        Assert.Contains("Ana Soto", page.WaitForElement(".transfer").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".transfer button"));
    }

    [Fact]
    public async Task Accept_DecidingBranch_MovesTheCustomer()
    {
        await using var context = new PortalContext(database, database.World.MallAdmin);
        var page = context.Render<TransfersPage>();
        Assert.DoesNotContain("Ana", page.WaitForElement(".transfer").TextContent, StringComparison.Ordinal);

        await page.Find(".transfer .primary").ClickAsync(new());

        page.WaitForElement(".state");
        Assert.Single(context.Said);
        var mall = database.World.Mall;
        Assert.True(await database.ReadAsync(db => db.Customers.AnyAsync(row => row.Id == id && row.BranchId == mall)));
        // what one has decided oneself is on screen already
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".news button")));
    }

    /// <summary>Accept and refuse stay under the cursor: what a colleague asks meanwhile waits until it is wanted.</summary>
    [Fact]
    public async Task Request_OfAColleagueMeanwhile_WaitsUntilAskedFor()
    {
        await using var context = new PortalContext(database, database.World.MallAdmin);
        var page = context.Render<TransfersPage>();
        page.WaitForElement(".transfer");
        var other = await database.AddAsync(database.World.Centro, People.Numbered(2));

        await using var scope = database.As(database.World.Sales);
        (await scope.Transfers.RequestAsync(other, new TransferInput(database.World.Mall, "Se mudó"), CancellationToken.None)).Expect();

        page.WaitForAssertion(() => Assert.Equal("1 change — show", page.Find(".news button").TextContent.Trim()));
        Assert.Single(page.FindAll(".transfer"));
        await page.Find(".news button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".transfer").Count));
        Assert.Empty(page.FindAll(".news button"));
    }

    [Fact]
    public async Task Accept_SameRutInTarget_SaysWhoStandsInTheWay()
    {
        var twin = People.Numbered(2);
        twin.Rut = People.RutOf(1);
        twin.FirstName = "Berta";
        await database.AddAsync(database.World.Mall, twin);
        await using var context = new PortalContext(database, database.World.MallAdmin);
        var page = context.Render<TransfersPage>();
        page.WaitForElement(".transfer");

        await page.Find(".transfer .primary").ClickAsync(new());

        Assert.Contains("Berta Soto", page.WaitForElement("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(context.Said);
    }
}
