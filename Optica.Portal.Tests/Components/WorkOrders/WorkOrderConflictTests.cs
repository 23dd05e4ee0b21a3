using Bunit;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.WorkOrders;
using Optica.Portal.Features.WorkOrders;
using Optica.Portal.Tests.Support;
using static Optica.Domain.WorkOrders.WorkOrderStatus;

namespace Optica.Portal.Tests.Components.WorkOrders;

/// <summary>Two people change one job: nothing of either is lost unseen.</summary>
public sealed class WorkOrderConflictTests : JobsContext
{
    private static readonly DateOnly Eve = new(2026, 12, 24);

    [Fact]
    public async Task Save_OthersChangedTheNotesAndMovedIt_BothStand()
    {
        var job = await JobAsync(Ordered);
        await using var context = new PortalContext(Database, World.Sales);
        var page = Edit(context, job);

        await ChangeAsync(job, input => input.Notes = "llamar antes");
        await Database.BringAsync(job, SentToLab);
        page.Find("#field-PromisedOn").Change("24-12-2026");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.EndsWith($"/admin/work-orders/{job}", Address(context), StringComparison.Ordinal));
        var read = await Database.ReadJobAsync(job);
        Assert.Equal((Eve, "llamar antes", SentToLab), (read.Row.PromisedOn!.Value, read.Input.Notes, read.Row.Status));
        Assert.Equal("Saved together with someone else's changes: Notes.", Assert.Single(context.Said).Text);
    }

    [Fact]
    public async Task Save_BothChangedTheSame_StandSideBySideAndMineWinsWhenKept()
    {
        var (before, mine, theirs) = (
            await Database.AddLabAsync("Antes"),
            await Database.AddLabAsync("Cristal"),
            await Database.AddLabAsync("Óptico Sur")
        );
        var job = await JobAsync(Ordered, input => input.LabId = before);
        await using var context = new PortalContext(Database, World.Sales);
        var page = Edit(context, job);
        page.WaitForAssertion(() => Assert.Contains("Cristal", page.Find("#field-LabId").TextContent, StringComparison.Ordinal));

        await ChangeAsync(job, input => (input.LabId, input.Notes, input.Priority) = (theirs, "de Luis", WorkOrderPriority.Urgent));
        page.Find("#field-LabId").Change("1");
        page.Find("#field-PromisedOn").Change("24-12-2026");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal("Antes|Cristal|Óptico Sur", Texts(page, ".conflict tbody td")));
        Assert.Equal("chief saved this work order while you were editing", Texts(page, ".conflict h2"));
        Assert.Contains("Taken over from the other save: Priority, Notes.", Texts(page, ".conflict p"), StringComparison.Ordinal);
        Assert.Equal("24-12-2026", page.Find("#field-PromisedOn").GetAttribute("value"));
        Assert.Equal(theirs, (await Database.ReadJobAsync(job)).Row.LabId);

        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.EndsWith($"/admin/work-orders/{job}", Address(context), StringComparison.Ordinal));
        var read = await Database.ReadJobAsync(job);
        Assert.Equal((mine, Eve, "de Luis"), (read.Row.LabId!.Value, read.Row.PromisedOn!.Value, read.Input.Notes));
        Assert.Equal(WorkOrderPriority.Urgent, read.Row.Priority);
    }

    [Fact]
    public async Task Save_BothChangedTheSame_TheirsMayBeTakenAndMineTakenBack()
    {
        var job = await JobAsync(Ordered);
        await using var context = new PortalContext(Database, World.Sales);
        var page = Edit(context, job);

        await ChangeAsync(job, input => (input.PromisedOn, input.LensDescription) = (Eve, "Policarbonato"));
        page.Find("#field-PromisedOn").Change("22-12-2026");
        page.Find("#field-LensDescription").Change("Alto índice");
        await page.Find("form").SubmitAsync();
        page.WaitForElement(".conflict tbody tr");
        Assert.Equal("Orgánico 1.56|Alto índice|Policarbonato|–|22-12-2026|24-12-2026", Texts(page, ".conflict tbody td"));

        Choose(page, 1);
        page.WaitForAssertion(() => Assert.Equal("Policarbonato", page.Find("#field-LensDescription").GetAttribute("value")));
        Choose(page, 3);
        page.WaitForAssertion(() => Assert.Equal("24-12-2026", page.Find("#field-PromisedOn").GetAttribute("value")));
        Choose(page, 2);
        page.WaitForAssertion(() => Assert.Equal("22-12-2026", page.Find("#field-PromisedOn").GetAttribute("value")));
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.EndsWith($"/admin/work-orders/{job}", Address(context), StringComparison.Ordinal));
        var read = await Database.ReadJobAsync(job);
        Assert.Equal((new DateOnly(2026, 12, 22), "Policarbonato"), (read.Row.PromisedOn!.Value, read.Row.LensDescription));
    }

    [Fact]
    public async Task Save_OthersCalledItOff_SaysSoAndKeepsWhatWasTyped()
    {
        var job = await JobAsync(Ordered);
        await using var context = new PortalContext(Database, World.Sales);
        var page = Edit(context, job);

        await Database.BringAsync(job, Cancelled);
        page.Find("#field-LensDescription").Change("Alto índice");
        await page.Find("form").SubmitAsync();

        page.WaitForElement("[data-form-problem]");
        Assert.Empty(page.FindAll(".conflict"));
        Assert.Equal("Alto índice", page.Find("#field-LensDescription").GetAttribute("value"));
        Assert.Equal("Orgánico 1.56", (await Database.ReadJobAsync(job)).Row.LensDescription);
    }

    private static void Choose(IRenderedComponent<WorkOrderEditPage> page, int which) =>
        page.FindAll(".conflict input[type=radio]")[which].Change("on");

    private async Task ChangeAsync(Guid job, Action<WorkOrderInput> change)
    {
        var input = (await Database.ReadJobAsync(job)).Input;
        change(input);
        await using var scope = Database.As(World.Chief);
        var update = new PartialUpdate<WorkOrderInput>(input);
        (await scope.Get<WorkOrderService>().ChangeAsync(job, update, CancellationToken.None)).Expect();
    }

    private static IRenderedComponent<WorkOrderEditPage> Edit(PortalContext context, Guid job)
    {
        context.AddOwn<WorkOrderFormOpener>();
        var page = context.Open<WorkOrderEditPage>($"/admin/work-orders/{job}/edit", parameters => parameters.Add(one => one.Id, job));
        page.WaitForElement("#field-PromisedOn");
        return page;
    }
}
