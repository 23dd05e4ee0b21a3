using Bunit;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;
using static Optica.Domain.WorkOrders.WorkOrderStatus;

namespace Optica.Portal.Tests.Components.WorkOrders;

/// <summary>What the screens of jobs say of a prescription that turned out to be wrong, and what can be done about it.</summary>
public sealed class JobPrescriptionTests : JobsContext
{
    private Guid eyes;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        eyes = await Database.PrescribeAsync(Ana, Sight.Input(World.Centro));
    }

    [Fact]
    public async Task Page_PrescriptionCorrected_TakesTheCorrection()
    {
        var job = await MadeAsync(Ordered);
        var correction = await Database.AmendAsync(eyes, -3);
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, job);
        Assert.Equal("Ordered|Prescription corrected", Texts(page, ".page-title .badge"));
        Assert.Contains("Choose a current prescription", Texts(page, ".rx-standing"), StringComparison.Ordinal);

        Press(page, "Use the corrected prescription");
        Assert.Equal("0", page.WaitForElement("#prescribe-prescription").GetAttribute("value"));
        page.Find(".dialog-body").Submit();

        page.WaitForAssertion(() => Assert.Equal("Ordered", Texts(page, ".page-title .badge")));
        Assert.StartsWith("Prescription changed|Created: Ordered", Texts(page, ".steps strong"), StringComparison.Ordinal);
        Assert.Equal(correction, (await Database.ReadJobAsync(job)).Input.PrescriptionId);
        Assert.Equal("Prescription changed", Assert.Single(context.Said).Text);
    }

    /// <summary>Once the laboratory has it, the page says what to do, and offers nothing that would be refused.</summary>
    [Fact]
    public async Task Page_SentAlready_WarnsWithoutOfferingAnother()
    {
        var job = await MadeAsync(SentToLab);
        await Database.WithdrawAsync(eyes);
        await using var context = new PortalContext(Database, World.Sales);

        var page = Open(context, job);

        Assert.Contains("The laboratory is making it", Texts(page, ".rx-standing"), StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".rx-another"));
    }

    /// <summary>It was standing when the page was opened: the page is told that it no longer is.</summary>
    [Fact]
    public async Task Page_WithdrawnMeanwhile_OffersToLoadAgain()
    {
        var job = await MadeAsync(Ordered);
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, job);
        Assert.Empty(page.FindAll(".rx-standing"));

        await Database.WithdrawAsync(eyes);

        page.WaitForElement(".notice.job-refusal button").Click();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".rx-standing")));
    }

    [Fact]
    public async Task BoardAndTable_PrescriptionWithdrawn_ShowAMark()
    {
        await MadeAsync(Ordered);
        await JobAsync(Ordered);
        await Database.WithdrawAsync(eyes);
        await using var context = new PortalContext(Database, World.Sales);

        var board = Board(context);
        var card = board.FindAll(".job").Single(card => card.TextContent.Contains("TRB-2026-0001", StringComparison.Ordinal));
        Assert.Contains("Prescription withdrawn", card.TextContent, StringComparison.Ordinal);
        Assert.Single(board.FindAll(".job .badge"), badge => Words(badge.TextContent) == "Prescription withdrawn");
        var table = Board(context, "?view=table");
        Assert.Single(table.FindAll(".jobs .badge"), badge => Words(badge.TextContent) == "Prescription withdrawn");
    }

    /// <summary>One question lists everything; no leaves the job where it is.</summary>
    [Fact]
    public async Task Send_WithWhatIsMissingOrWrong_AsksOnce()
    {
        var job = await MadeAsync(Ordered);
        await Database.AmendAsync(eyes, -3);
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, job);

        Press(page, "Send to the laboratory");
        page.WaitForElement("dialog.confirm li");
        Assert.Equal(
            "Its prescription was corrected: the values it has were wrong.|It has no laboratory.|The customer has no promised date.",
            Texts(page, "dialog.confirm li")
        );
        Press(page, "Go back", "dialog.confirm");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("dialog.confirm li")));
        Assert.Equal(Ordered, await StatusAsync(job));

        Press(page, "Send to the laboratory");
        page.WaitForElement("dialog.confirm .primary").Click();
        page.WaitForAssertion(() => Assert.Equal("Sent to the laboratory|Prescription corrected", Texts(page, ".page-title .badge")));
    }

    [Fact]
    public async Task Send_WithEverything_AsksNothing()
    {
        var lab = await Database.AddLabAsync("Cristal");
        var job = await JobAsync(
            Ordered,
            input => (input.PrescriptionId, input.LabId, input.PromisedOn) = (eyes, lab, DateOnly.FromDateTime(World.Start).AddDays(9))
        );
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, job);

        Press(page, "Send to the laboratory");

        page.WaitForAssertion(() => Assert.Equal("Sent to the laboratory", Texts(page, ".page-title .badge")));
    }

    /// <summary>What was typed survives the refusal, and every message stands beside its field.</summary>
    [Fact]
    public async Task Remake_Refused_KeepsWhatWasTyped()
    {
        var job = await MadeAsync(Delivered);
        var correction = await Database.AmendAsync(eyes, -3);
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, job);

        Press(page, "Remake", ".page-actions");
        page.WaitForElement("#remake-promised").Change("01-01-2020");
        page.Find("#remake-prescription").Change("");
        page.Find(".dialog-body").Submit();

        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".dialog-body .field-error").Count));
        Assert.Contains("was corrected", Error(page, "remake-prescription"), StringComparison.Ordinal);
        Assert.Equal("01-01-2020", page.Find("#remake-promised").GetAttribute("value"));
        page.Find("#remake-cause").Change("no ve bien");
        page.Find("#remake-promised").Change("31-12-2026");
        page.Find("#remake-prescription").Change("0");
        page.Find(".dialog-body").Submit();

        page.WaitForAssertion(() => Assert.DoesNotContain(job.ToString(), Address(context), StringComparison.Ordinal));
        var made = await Database.ReadJobAsync(Guid.Parse(Address(context).Split('/')[^1]));
        Assert.Equal(
            (correction, new DateOnly(2026, 12, 31), "no ve bien"),
            (made.Input.PrescriptionId, made.Row.PromisedOn, made.RemakeCause)
        );
    }

    private static string Error<TPage>(IRenderedComponent<TPage> page, string id)
        where TPage : Microsoft.AspNetCore.Components.IComponent => page.Find($".field:has(#{id}) .field-error").TextContent;

    private Task<Guid> MadeAsync(WorkOrderStatus status) => JobAsync(status, input => input.PrescriptionId = eyes);
}
