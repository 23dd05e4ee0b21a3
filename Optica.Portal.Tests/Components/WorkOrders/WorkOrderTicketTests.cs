using Bunit;
using Microsoft.AspNetCore.Http;
using Optica.Portal.Features.WorkOrders;
using Optica.Portal.Tests.Support;
using static Optica.Domain.WorkOrders.WorkOrderStatus;

namespace Optica.Portal.Tests.Components.WorkOrders;

/// <summary>The paper that goes to the laboratory: what is made by what, for whom, and the values only for who may see them.</summary>
public sealed class WorkOrderTicketTests : JobsContext
{
    [Fact]
    public async Task Ticket_SaysWhatTheLaboratoryNeeds_AndNothingCanBePressed()
    {
        var lab = await Database.AddLabAsync("Óptico Sur");
        var job = await PrescribedAsync(lab);
        await using var context = new PortalContext(Database, World.Chief);
        var (page, answer) = Open(context, job);

        Assert.Equal(StatusCodes.Status200OK, answer.StatusCode);
        Assert.Equal("TRB-2026-0001", page.Find(".ticket h1").TextContent);
        var paper = Words(page.Find(".ticket").TextContent);
        foreach (
            var said in new[] { "Centro", "Óptico Sur +56 2 2345 6789", "Orgánico 1.56", "Armazón negro", "24-12-2026", "-2.25", "180" }
        )
        {
            Assert.Contains(said, paper, StringComparison.Ordinal);
        }

        Assert.Empty(page.FindAll(".ticket button"));
        Assert.NotNull(page.Find(".ticket-tools [data-print]"));
    }

    /// <summary>Who may not see the values prints the rest; one's own job is told in full.</summary>
    [Fact]
    public async Task Ticket_WithoutTheRight_HidesTheValues()
    {
        var job = await PrescribedAsync(null);
        await using (var context = new PortalContext(Database, World.Sales))
        {
            var (page, _) = Open(context, job);
            Assert.DoesNotContain("2.25", page.Markup, StringComparison.Ordinal);
            Assert.Contains("You do not have access to the values of this prescription.", page.Markup, StringComparison.Ordinal);
        }

        var own = await PrescribedAsync(null, World.Sales);
        await using (var context = new PortalContext(Database, World.Sales))
        {
            Assert.Contains("-2.25", Open(context, own).Page.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Ticket_OutOfReach_AnswersAsTheJobDoes()
    {
        var job = await JobAsync(Ordered);
        (Person Person, int Status)[] refused =
        [
            (World.SouthChief, StatusCodes.Status404NotFound),
            (World.MallAdmin, StatusCodes.Status403Forbidden),
            (World.Optometrist, StatusCodes.Status403Forbidden),
        ];
        foreach (var (person, status) in refused)
        {
            await using var context = new PortalContext(Database, person);
            var (page, answer) = Open(context, job);

            Assert.Equal(status, answer.StatusCode);
            Assert.DoesNotContain("TRB-", page.Markup, StringComparison.Ordinal);
            Assert.DoesNotContain("Armazón", page.Markup, StringComparison.Ordinal);
        }
    }

    private async Task<Guid> PrescribedAsync(Guid? lab, Person? by = null)
    {
        var prescription = await Database.PrescribeAsync(Ana, "od -2.25 -0.75x180 os +1.00", Sight.Examined);
        return await Database.TakeJobAsync(
            Ana,
            World.Centro,
            input => (input.PrescriptionId, input.LabId, input.PromisedOn) = (prescription, lab, new DateOnly(2026, 12, 24)),
            by
        );
    }

    private static new (IRenderedComponent<WorkOrderTicketPage> Page, HttpResponse Answer) Open(PortalContext context, Guid job)
    {
        var http = new DefaultHttpContext();
        var page = context.Open<WorkOrderTicketPage>(
            $"{WorkOrdersUrl.Of(job)}/ticket",
            parameters => parameters.Add(one => one.Id, job).AddCascadingValue<HttpContext>(http)
        );
        page.WaitForElement(".ticket, .state");
        return (page, http.Response);
    }
}
