using Bunit;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;
using Optica.Portal.Features.WorkOrders;
using Optica.Portal.Tests.Support;
using static Optica.Domain.WorkOrders.WorkOrderStatus;

namespace Optica.Portal.Tests.Components.WorkOrders;

/// <summary>One job: what it tells to whom, its checks, and how it is made anew and changed.</summary>
public sealed class WorkOrderPageTests : JobsContext
{
    [Fact]
    public async Task Open_TellsFactsStepsAndTheNextOnes()
    {
        var job = await JobAsync(SentToLab);
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, job);

        Assert.Equal("TRB-2026-0001", page.Find("h1").TextContent);
        Assert.Equal(
            "Mark as being made|Mark as ready at the laboratory|Receive from the laboratory|Call the work order off|Edit|Ticket",
            Texts(page, ".page-actions > .button")
        );
        Assert.Equal("Ordered → Sent to the laboratory|Created: Ordered", Texts(page, ".steps strong"));
        Assert.Contains("This work order has no prescription.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_OutOfReach_IsRefused()
    {
        var job = await JobAsync(Ordered);
        foreach (var person in new[] { World.SouthChief, World.MallAdmin, World.Optometrist })
        {
            await using var context = new PortalContext(Database, person);
            Assert.DoesNotContain("TRB-", Open(context, job).Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Check_WithinLimits_ShowsMarginsAndStays()
    {
        var job = await ArrivedAsync();
        await using var context = new PortalContext(Database, World.Chief);
        var page = Open(context, job);

        Type(page, "Right", "-3,05", "0.70", "88");
        Type(page, "Left", "1.00");
        page.Find(".check-form").Submit();

        page.WaitForElement(".check-table");
        Assert.Equal(5, page.FindAll(".check-table tbody tr").Count);
        Assert.Equal("The lenses passed", Assert.Single(context.Said).Text);
        Assert.Equal(ReceivedFromLab, await StatusAsync(job));
    }

    [Fact]
    public async Task Check_BeyondALimit_ReturnsTheJobAndSaysWhich()
    {
        var job = await ArrivedAsync();
        await using var context = new PortalContext(Database, World.Chief);
        var page = Open(context, job);

        Type(page, "Right", "-2.25", "-0.75", "170");
        Type(page, "Left", "1");
        page.Find(".check-form").Submit();

        page.WaitForElement(".check-table");
        Assert.Equal("OD|Axis|10°|5°|-5°|Fail", Texts(page, ".check-table tr:has(.badge[data-tone=danger]) td"));
        Assert.Equal("Returned", Texts(page, ".page-title .badge"));
        Assert.Equal(Returned, await StatusAsync(job));
    }

    [Fact]
    public async Task Check_Unreadable_IsSaidBesideTheField()
    {
        var job = await ArrivedAsync();
        await using var context = new PortalContext(Database, World.Chief);
        var page = Open(context, job);

        Type(page, "Right", "abc", "-0.75", "200");
        page.Find(".check-form").Submit();
        Assert.NotEmpty(page.Find("#check-Right-Sphere-error").TextContent);
        Assert.NotEmpty(page.Find("#check-Right-Axis-error").TextContent);

        // a lens that was ordered has to be measured
        Type(page, "Right", "-2.25", "-0.75", "180");
        page.Find(".check-form").Submit();
        page.WaitForElement("#check-Left-Sphere-error");
        Assert.Empty((await Database.ReadJobAsync(job)).Checks);
    }

    [Fact]
    public async Task Advance_OthersWereFaster_OffersToLoadAgain()
    {
        var job = await JobAsync(Ordered);
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, job);
        (await Database.MoveAsync(job, new WorkOrderMove(SentToLab))).Expect();

        // the news comes by itself; pressing nevertheless is refused
        page.WaitForElement(".notice.job-refusal");
        Press(page, "Wait for payment");
        page.WaitForElement(".alert.job-refusal");
        Assert.Equal(SentToLab, await StatusAsync(job));

        Press(page, "Reload");
        page.WaitForAssertion(() => Assert.Equal("Sent to the laboratory", Texts(page, ".page-title .badge")));
    }

    [Fact]
    public async Task Remake_AsksForTheCause_AndLinksBothWays()
    {
        var job = await JobAsync(Delivered);
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, job);

        Press(page, "Remake", ".page-actions");
        page.WaitForElement("#remake-cause").Change("se despegó la capa");
        page.Find(".dialog-body").Submit();

        page.WaitForAssertion(() => Assert.NotEqual($"http://localhost/admin/work-orders/{job}", Address(context)));
        var made = Guid.Parse(Address(context).Split('/')[^1]);
        Assert.Contains($"/admin/work-orders/{job}", Open(context, made).Find(".facts").InnerHtml, StringComparison.Ordinal);
        Assert.Contains($"/admin/work-orders/{made}", Open(context, job).Find(".facts").InnerHtml, StringComparison.Ordinal);
        Assert.Equal("se despegó la capa", (await Database.ReadJobAsync(made)).RemakeCause);
    }

    [Fact]
    public async Task Edit_SavesWhatWasChanged()
    {
        var job = await JobAsync(Ordered, input => input.Notes = "llamar");
        await using var context = new PortalContext(Database, World.Sales);
        context.AddOwn<WorkOrderFormOpener>();
        var page = context.Open<WorkOrderEditPage>($"/admin/work-orders/{job}/edit", parameters => parameters.Add(one => one.Id, job));

        page.WaitForElement("#field-PromisedOn").Change("24-12-2026");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.EndsWith($"/admin/work-orders/{job}", Address(context), StringComparison.Ordinal));
        var read = await Database.ReadJobAsync(job);
        Assert.Equal((new DateOnly(2026, 12, 24), "llamar"), (read.Row.PromisedOn!.Value, read.Input.Notes));
    }

    /// <summary>Before any customer is chosen.</summary>
    [Fact]
    public async Task New_ForWhoMayTakeNone_IsRefused()
    {
        foreach (var person in new[] { World.Optometrist, World.Platform })
        {
            await using var context = new PortalContext(Database, person);
            context.AddOwn<WorkOrderFormOpener>();
            var page = context.Open<WorkOrderEditPage>("/admin/work-orders/new");
            page.WaitForElement(".state");
            Assert.Contains("Access denied", page.Markup, StringComparison.Ordinal);
            Assert.Empty(page.FindAll("input"));
        }
    }

    [Fact]
    public async Task New_LabWithTooFewJobs_SaysSoAndTakesTheJob()
    {
        var lab = await Database.AddLabAsync("Óptico Sur");
        await using var context = new PortalContext(Database, World.Sales, World.Centro);
        context.AddOwn<WorkOrderFormOpener>();
        var page = context.Open<WorkOrderEditPage>($"/admin/work-orders/new?customer={Ana}");

        await page.WaitForElement("form").SubmitAsync();
        Assert.NotEmpty(page.FindAll(".field-error"));

        page.Find("#field-LensKind").Change("0");
        page.WaitForElement("#field-LabId").Change("0");
        page.WaitForAssertion(() => Assert.Contains("Too few jobs to suggest a date: 0 finished", page.Markup, StringComparison.Ordinal));
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.DoesNotContain("/new", Address(context), StringComparison.Ordinal));
        var read = await Database.ReadJobAsync(Guid.Parse(Address(context).Split('/')[^1]));
        Assert.Equal((lab, PrescriptionKind.SingleVision, Ana), (read.Row.LabId!.Value, read.Row.LensKind, read.Row.CustomerId));
    }

    private async Task<Guid> ArrivedAsync()
    {
        var prescription = await Database.PrescribeAsync(
            Ana,
            "od -2.25 -0.75x180 os +1.00",
            Sight.Examined,
            input => input.Kind = PrescriptionKind.SingleVision
        );
        return await JobAsync(ReceivedFromLab, input => input.PrescriptionId = prescription);
    }

    private static void Type(IRenderedComponent<WorkOrderPage> page, string eye, string sphere, string cylinder = "", string axis = "")
    {
        page.WaitForElement($"#check-{eye}-Sphere").Change(sphere);
        page.Find($"#check-{eye}-Cylinder").Change(cylinder);
        page.Find($"#check-{eye}-Axis").Change(axis);
    }
}
