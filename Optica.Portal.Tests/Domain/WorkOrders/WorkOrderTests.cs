using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Domain.WorkOrders;

public sealed class WorkOrderTests
{
    private static readonly Guid Somebody = Ids.New(World.Start);

    public static TheoryData<WorkOrderStatus, WorkOrderStatus, bool> Matrix
    {
        get
        {
            var data = new TheoryData<WorkOrderStatus, WorkOrderStatus, bool>();
            foreach (var (from, to, allowed) in StepMatrix.Cells)
            {
                data.Add(from, to, allowed);
            }

            return data;
        }
    }

    [Fact]
    public void Matrix_HoldsEveryPair()
    {
        Assert.Equal(144, StepMatrix.Cells.Select(cell => (cell.From, cell.To)).Distinct().Count());
        Assert.Equal(Enum.GetValues<WorkOrderStatus>().Length, StepMatrix.Names.Count);
    }

    [Theory, MemberData(nameof(Matrix))]
    public void Go_EveryPair_IsAllowedOrRefusedWithTheNextSteps(WorkOrderStatus from, WorkOrderStatus to, bool allowed)
    {
        var job = At(from);
        var steps = job.Steps.Count;

        var went = job.Go(new WorkOrderMove(to, "nota"), obstacle: null, (Somebody, World.Start.AddDays(1)));

        if (allowed)
        {
            went.Expect();
            Assert.Equal((to, steps + 1, World.Start.AddDays(1)), (job.Status, job.Steps.Count, job.StatusAt));
            var last = job.Steps[^1];
            Assert.Equal((from, to, "nota", (Guid?)Somebody), (last.From!.Value, last.To, last.Note, last.By));
        }
        else
        {
            var refused = Assert.IsType<InvalidWorkOrderTransition>(went.Error);
            Assert.Equal(from, refused.From);
            Assert.Equivalent(StepMatrix.From(from), refused.Allowed, strict: true);
            Assert.Equal((from, steps), (job.Status, job.Steps.Count));
        }
    }

    [Theory]
    [InlineData(
        "es",
        "El trabajo está encargado y no puede dar ese paso. Puede quedar: en espera de pago, enviado al laboratorio, cancelado."
    )]
    [InlineData(
        "en",
        "The job is ordered and cannot take that step. It can become: waiting for payment, sent to the laboratory, cancelled."
    )]
    public void Refusal_NamesTheNextStepsInTheReadersLanguage(string culture, string expected)
    {
        using var _ = new Speaking(culture);
        Assert.Equal(expected, At(WorkOrderStatus.Ordered).Refusal().Message);
    }

    /// <summary>Whatever is asked in whatever order: steps hang together, refusals change nothing, and what is due is never handed over.</summary>
    [Fact]
    public void Go_RandomWalks_KeepTheRules()
    {
        var random = new Random(20261126);
        var all = Enum.GetValues<WorkOrderStatus>();
        var (delivered, refused) = (0, 0);
        for (var walk = 0; walk < 2_000; walk++)
        {
            var job = At(WorkOrderStatus.Ordered);
            var sure = walk % 2 == 0;
            for (var step = 0; step < 40; step++)
            {
                var (before, count) = (job.Status, job.Steps.Count);
                // half of the walks know the way, so that the end is reached
                var next = StepMatrix.From(before).Where(to => to != WorkOrderStatus.Cancelled || random.Next(20) == 0).ToList();
                var to = sure && next.Count > 0 ? next[random.Next(next.Count)] : all[random.Next(all.Length)];
                long due = random.Next(3) == 0 ? random.Next(1, 100_000) : 0;
                var why = random.Next(4) == 0 ? "porque sí" : null;
                var went = job.Go(
                    new WorkOrderMove(to, "n", why),
                    due > 0 ? new BalanceDue(due) : null,
                    (Somebody, World.Start.AddHours(step))
                );
                var expected = StepMatrix.From(before).Contains(to) && (to != WorkOrderStatus.Delivered || due == 0 || why is not null);
                Assert.Equal(expected, went.Succeeded);
                Assert.Equal((expected ? to : before, expected ? count + 1 : count), (job.Status, job.Steps.Count));
                Assert.Equal(expected && to == WorkOrderStatus.Delivered && due > 0, job.Steps[^1].Overridden && expected);
                delivered += expected && to == WorkOrderStatus.Delivered ? 1 : 0;
                refused += expected ? 0 : 1;
            }

            Assert.Null(job.Steps[0].From);
            Assert.All(job.Steps.Zip(job.Steps.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
            Assert.Equal(Enumerable.Range(0, job.Steps.Count), job.Steps.Select(step => step.Position));
            Assert.Equal(job.StepCount, job.Steps.Count);
        }

        Assert.True(delivered > 100 && refused > 1_000, $"{delivered} {refused}");
    }

    [Theory, InlineData(1), InlineData(1_000_000)]
    public void Go_DeliveredWithSomethingDue_IsRefusedUnlessOverridden(long due)
    {
        var job = At(WorkOrderStatus.ReadyForPickup);

        Assert.Equal(
            new BalanceDue(due),
            job.Go(new WorkOrderMove(WorkOrderStatus.Delivered), new BalanceDue(due), (Somebody, World.Start)).Error
        );
        Assert.Equal(WorkOrderStatus.ReadyForPickup, job.Status);

        job.Go(new WorkOrderMove(WorkOrderStatus.Delivered, null, "paga mañana"), new BalanceDue(due), (Somebody, World.Start)).Expect();
        Assert.Equal((true, "paga mañana"), (job.Steps[^1].Overridden, job.Steps[^1].Note));
    }

    [Theory]
    [InlineData(WorkOrderStatus.Returned, null, "Note:reason_required")]
    [InlineData(WorkOrderStatus.Cancelled, "  ", "Note:reason_required")]
    [InlineData(WorkOrderStatus.SentToLab, null, "")]
    [InlineData(WorkOrderStatus.SentToLab, "a\u0007b", "Note:control_characters")]
    [InlineData((WorkOrderStatus)99, null, "To:value_unknown")]
    public void Check_OfAMove_TellsWhatIsWrong(WorkOrderStatus to, string? note, string expected)
    {
        var wrong = new WorkOrderMove(to, note).Clean().Check();
        Assert.Equal(expected, string.Join(' ', (wrong?.Fields ?? []).Select(field => $"{field.Field}:{field.Code}")));
    }

    [Fact]
    public void Check_OfAMove_NotesHaveTheirLength()
    {
        Assert.Null(new WorkOrderMove(WorkOrderStatus.Returned, new string('x', 400)).Clean().Check());
        var wrong = new WorkOrderMove(WorkOrderStatus.Returned, new string('x', 401), new string('y', 401)).Clean().Check();
        Assert.Equal(["Note", "OverrideReason"], wrong!.Fields.Select(field => field.Field));
    }

    [Fact]
    public void Change_OfAClosedJob_IsRefused()
    {
        foreach (var status in Enum.GetValues<WorkOrderStatus>())
        {
            var job = At(status);
            var input = job.ToInput();
            input.LensDescription = "otro";
            var changed = job.Change(input);
            Assert.Equal(status is not (WorkOrderStatus.Delivered or WorkOrderStatus.Cancelled), changed.Succeeded);
            Assert.Equal(changed.Succeeded ? "otro" : "Orgánico 1.56", job.LensDescription);
        }
    }

    [Theory]
    [InlineData(WorkOrderStatus.SentToLab, "2026-11-23", true)]
    [InlineData(WorkOrderStatus.SentToLab, "2026-11-24", false)]
    [InlineData(WorkOrderStatus.Returned, "2026-11-23", true)]
    [InlineData(WorkOrderStatus.QualityCheck, "2026-11-23", true)]
    [InlineData(WorkOrderStatus.ReadyForPickup, "2026-11-23", false)]
    [InlineData(WorkOrderStatus.Delivered, "2026-11-23", false)]
    [InlineData(WorkOrderStatus.Cancelled, "2026-11-23", false)]
    [InlineData(WorkOrderStatus.Ordered, null, false)]
    public void IsOverdue_OnlyWhatIsStillBeingMade(WorkOrderStatus status, string? promised, bool late)
    {
        DateOnly? day = promised is null ? null : DateOnly.Parse(promised, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(late, WorkOrderRules.IsOverdue(status, day, new DateOnly(2026, 11, 24)));
    }

    private static WorkOrder At(WorkOrderStatus status)
    {
        var input = Workshop.Job(Somebody, Somebody);
        input.LensKind = PrescriptionKind.SingleVision;
        var draft = new WorkOrderDraft(input, (Somebody, Somebody, Somebody, Somebody));
        var job = WorkOrder.Create("TRB-2026-0001", draft, (Somebody, World.Start));
        foreach (var to in Workshop.WayTo[status])
        {
            job.Go(new WorkOrderMove(to, "n"), obstacle: null, (Somebody, World.Start)).Expect();
        }

        return job;
    }
}
