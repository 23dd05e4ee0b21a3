using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;

namespace Optica.Data.Seed;

/// <summary>Makes the demo's jobs as staff would have: through the job's own steps, in the order of time, as their numbers are.</summary>
internal sealed class DemoWorkshop(
    DemoRandom random,
    IReadOnlyList<(Guid Id, (int From, int To) Days)> labs,
    ILookup<Guid, Guid> staff,
    TimeZoneInfo zone
)
{
    private const int MeasuredDays = 60;

    private static readonly string[] Remakes =
    [
        "Garantía: se soltó el antirreflejo.",
        "No se adaptó al progresivo.",
        "Se quebró el lente izquierdo.",
    ];

    private readonly Dictionary<int, long> numbers = [];

    private readonly PriorityQueue<(WorkOrderDraft Draft, DemoJobPlan Plan, DateTime At), DateTime> waiting = new();

    /// <summary>The job of a sale, after those made anew since the one before.</summary>
    /// <param name="sale">What was sold.</param>
    /// <param name="eyes">The prescription then, with what is prescribed; or null.</param>
    /// <param name="now">Now, UTC.</param>
    public IEnumerable<(WorkOrder Job, WorkOrderPrescribed? Prescribed)> Take(
        DemoSale sale,
        (Guid Id, WorkOrderPrescribed Prescribed)? eyes,
        DateTime now
    )
    {
        foreach (var remade in Remade(sale.At))
        {
            yield return remade;
        }

        var kind = DemoLens.Of(sale.Lens).Kind;
        var lab = labs[random.Next(0, labs.Count)];
        var plan = new DemoJobPlan(random, sale.At, Stay(lab.Days, kind));
        var promised = plan.Promise();
        if (sale.Stand is { } state)
        {
            plan.Stop(state, now);
        }
        else
        {
            plan.Follow((sale.Status, sale.StatusAt), now);
        }

        var job = Make(Draft(sale, eyes?.Id, (lab.Id, kind, promised)), (sale.At, plan));
        yield return (job, eyes?.Prescribed);
        var again = job.StatusAt.AddDays(random.Next(6, 20));
        if (job.Status == WorkOrderStatus.Delivered && random.Percent(3) && again < now)
        {
            var remake = new RemakeInput(random.Pick<string>(Remakes), DateOnly.FromDateTime(again.AddDays(8)));
            var second = new DemoJobPlan(random, again, Stay(lab.Days, kind));
            second.Fetch(now);
            waiting.Enqueue((remake.Draft(job, eyes?.Prescribed), second, again), again);
        }
    }

    /// <summary>Jobs made anew until a time: numbers follow the days.</summary>
    /// <param name="until">Until when, UTC.</param>
    public IEnumerable<(WorkOrder Job, WorkOrderPrescribed? Prescribed)> Remade(DateTime until)
    {
        while (waiting.TryPeek(out var next, out var at) && at <= until)
        {
            waiting.Dequeue();
            yield return (Make(next.Draft, (next.At, next.Plan)), next.Draft.Prescribed);
        }
    }

    /// <summary>What the focimeter said of lenses that arrived lately: within the limits, or not when they went back.</summary>
    /// <param name="job">The job.</param>
    /// <param name="prescribed">What it is made by.</param>
    /// <param name="now">Now, UTC.</param>
    public static IEnumerable<(WorkOrderCheck Row, LensCheck Check)> Measure(WorkOrder job, WorkOrderPrescribed prescribed, DateTime now)
    {
        foreach (var (step, next) in job.Steps.Zip(job.Steps.Skip(1)))
        {
            if (step.To == WorkOrderStatus.ReceivedFromLab && next.At > now.AddDays(-MeasuredDays))
            {
                var off = next.To == WorkOrderStatus.Returned ? 0.37m : 0.04m;
                var readings = new LensReadings
                {
                    Right = Reading(LensCheck.Ordered(prescribed, job.LensKind, Eye.Right), off),
                    Left = Reading(LensCheck.Ordered(prescribed, job.LensKind, Eye.Left), 0.02m),
                };
                if (LensCheck.Judge(prescribed, job.LensKind, readings).TryGet(out var check, out _))
                {
                    yield return (WorkOrderCheck.Create(job, check.Passes, (next.By, next.At)), check);
                }
            }
        }
    }

    /// <summary>The series, so that the next job of a year goes on from the last.</summary>
    public IEnumerable<NumberSeries> Series(Guid own) =>
        numbers.Select(year => NumberSeries.Begin(own, NumberSeries.WorkOrders, year.Key, year.Value));

    private static LensReading? Reading(MeasuredLens? ordered, decimal off) =>
        ordered is null
            ? null
            : new()
            {
                Sphere = ordered.Power.Sphere + off,
                Cylinder = ordered.Power.Cylinder,
                Axis = ordered.Power.Axis,
                Add = ordered.Add,
            };

    private static (int From, int To) Stay((int From, int To) days, PrescriptionKind kind) =>
        kind == PrescriptionKind.Progressive ? (days.From + 2, days.To + 3) : days;

    private WorkOrderDraft Draft(DemoSale sale, Guid? prescriptionId, (Guid Lab, PrescriptionKind Kind, DateOnly Promised) made)
    {
        var people = staff[sale.Place.BranchId].ToArray();
        var input = new WorkOrderInput
        {
            CustomerId = sale.CustomerId,
            BranchId = sale.Place.BranchId,
            OrderId = sale.OrderId,
            PrescriptionId = prescriptionId,
            LensKind = made.Kind,
            LensDescription = sale.Lens,
            OwnFrame = sale.Frame is null,
            FrameDescription = sale.Frame,
            LabId = made.Lab,
            PromisedOn = made.Promised,
            AssignedTo = people.Length == 0 ? null : random.Pick<Guid>(people),
            Priority = random.Next(0, 100) switch
            {
                < 82 => WorkOrderPriority.Normal,
                < 95 => WorkOrderPriority.High,
                _ => WorkOrderPriority.Urgent,
            },
        };
        return new(input, (sale.Place.OrganisationId, sale.Place.BranchId, sale.CustomerId, sale.Place.CustomerBranchId));
    }

    private WorkOrder Make(WorkOrderDraft draft, (DateTime At, DemoJobPlan Plan) way)
    {
        var year = LocalDay.Of(new DateTimeOffset(way.At, TimeSpan.Zero), zone).Year;
        numbers[year] = numbers.GetValueOrDefault(year) + 1;
        var by = draft.Input.AssignedTo;
        var job = WorkOrder.Create(NumberSeries.Format(NumberSeries.WorkOrders, year, numbers[year]), draft, (by, way.At));
        foreach (var (move, at) in way.Plan.Steps)
        {
            _ = job.Go(move, obstacle: null, (by, at)).Value;
        }

        return job;
    }
}
