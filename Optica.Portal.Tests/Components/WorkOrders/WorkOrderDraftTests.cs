using Bunit;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.WorkOrders;
using Optica.Portal.Features.WorkOrders;
using Optica.Portal.Tests.Support;
using static Optica.Domain.WorkOrders.WorkOrderStatus;

namespace Optica.Portal.Tests.Components.WorkOrders;

/// <summary>A job that was being changed is gone on with, and never saved over somebody else unseen.</summary>
public sealed class WorkOrderDraftTests : JobsContext
{
    [Fact]
    public async Task Edit_OthersChangedTheNotes_BothStand()
    {
        var job = await TypeAsync();
        await ChangeAsync(job, input => input.Notes = "llamar antes");

        await using var context = new PortalContext(Database, World.Sales);
        var page = Edit(context, job);
        page.GoOn();
        page.WaitForAssertion(() => Assert.Equal("Alto índice", page.Find("#field-LensDescription").GetAttribute("value")));
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.EndsWith($"/admin/work-orders/{job}", Address(context), StringComparison.Ordinal));
        var read = await Database.ReadJobAsync(job);
        Assert.Equal(("Alto índice", "llamar antes"), (read.Row.LensDescription, read.Input.Notes));
        Assert.Equal(0, await Database.DraftsAsync());
    }

    [Fact]
    public async Task Edit_OthersChangedTheSame_StandsSideBySide()
    {
        var job = await TypeAsync();
        await ChangeAsync(job, input => input.LensDescription = "Policarbonato");

        await using var context = new PortalContext(Database, World.Sales);
        var page = Edit(context, job);
        page.GoOn();
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal("Orgánico 1.56|Alto índice|Policarbonato", Texts(page, ".conflict tbody td")));
        Assert.Equal("Policarbonato", (await Database.ReadJobAsync(job)).Row.LensDescription);
    }

    /// <summary>A new job half typed is gone on with: made once, for the customer it was begun for.</summary>
    [Fact]
    public async Task New_GoneOnWith_IsTakenOnce()
    {
        await using (var context = new PortalContext(Database, World.Sales, World.Centro))
        {
            var page = New(context);
            page.Find("#field-LensKind").Change("0");
            page.Find("#field-LensDescription").Change("Alto índice");
            await page.KeepAsync();
        }

        await using var later = new PortalContext(Database, World.Sales, World.Centro);
        var again = New(later);
        again.GoOn();
        again.WaitForAssertion(() => Assert.Equal("Alto índice", again.Find("#field-LensDescription").GetAttribute("value")));
        await again.Find("form").SubmitAsync();

        again.WaitForAssertion(() => Assert.DoesNotContain("/new", Address(later), StringComparison.Ordinal));
        var read = await Database.ReadJobAsync(Guid.Parse(Address(later).Split('/')[^1]));
        Assert.Equal((Ana, "Alto índice"), (read.Row.CustomerId, read.Row.LensDescription));
        Assert.Equal(0, await Database.DraftsAsync());
    }

    [Fact]
    public async Task Edit_ForAnybodyElse_IsNotOffered()
    {
        var job = await TypeAsync();

        await using var context = new PortalContext(Database, World.Admin);
        Assert.Empty(Edit(context, job).FindAll(".draft-offer"));
    }

    private async Task<Guid> TypeAsync()
    {
        var job = await JobAsync(Ordered);
        await using var context = new PortalContext(Database, World.Sales);
        var page = Edit(context, job);
        page.Find("#field-LensDescription").Change("Alto índice");
        await page.KeepAsync();
        return job;
    }

    private async Task ChangeAsync(Guid job, Action<WorkOrderInput> change)
    {
        var input = (await Database.ReadJobAsync(job)).Input;
        change(input);
        await using var scope = Database.As(World.Chief);
        var update = new PartialUpdate<WorkOrderInput>(input);
        (await scope.Get<WorkOrderService>().ChangeAsync(job, update, CancellationToken.None)).Expect();
    }

    private IRenderedComponent<WorkOrderEditPage> New(PortalContext context)
    {
        context.AddOwn<WorkOrderFormOpener>();
        var page = context.Open<WorkOrderEditPage>($"/admin/work-orders/new?customer={Ana}");
        page.WaitForElement("#field-LensKind");
        return page;
    }

    private static IRenderedComponent<WorkOrderEditPage> Edit(PortalContext context, Guid job)
    {
        context.AddOwn<WorkOrderFormOpener>();
        var page = context.Open<WorkOrderEditPage>($"/admin/work-orders/{job}/edit", parameters => parameters.Add(one => one.Id, job));
        page.WaitForElement("#field-PromisedOn");
        return page;
    }
}
