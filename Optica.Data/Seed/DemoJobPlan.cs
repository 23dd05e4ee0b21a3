using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;
using static Optica.Domain.WorkOrders.WorkOrderStatus;

namespace Optica.Data.Seed;

/// <summary>The way of a demo job through shop and laboratory, step by step, as far as its age and its order make believable.</summary>
internal sealed class DemoJobPlan
{
    /// <summary>Why lenses go back that were measured.</summary>
    public const string OutOfLimits = "Control con frontofocómetro: potencia fuera de tolerancia.";

    private static readonly string[] Causes =
    [
        OutOfLimits,
        "Lente derecho rayado.",
        "Altura de montaje equivocada.",
        "Antirreflejo con manchas.",
    ];

    /// <summary>The shortest believable way to each open state.</summary>
    private static readonly Dictionary<WorkOrderStatus, WorkOrderStatus[]> Ways = new()
    {
        [Ordered] = [],
        [OnHoldPayment] = [OnHoldPayment],
        [SentToLab] = [SentToLab],
        [InProgressLab] = [SentToLab, InProgressLab],
        [ReadyAtLab] = [SentToLab, InProgressLab, ReadyAtLab],
        [ReceivedFromLab] = [SentToLab, ReceivedFromLab],
        [Returned] = [SentToLab, ReceivedFromLab, Returned],
        [Mounted] = [SentToLab, ReceivedFromLab, Mounted],
        [QualityCheck] = [SentToLab, ReceivedFromLab, Mounted, QualityCheck],
        [ReadyForPickup] = [SentToLab, ReceivedFromLab, Mounted, QualityCheck, ReadyForPickup],
    };

    private readonly DemoRandom random;
    private readonly DateTime start;
    private DateTime at;

    /// <summary>Plans the way.</summary>
    /// <param name="random">Dice.</param>
    /// <param name="start">When the job is taken, UTC.</param>
    /// <param name="labDays">Shortest and longest stay at the laboratory, days.</param>
    public DemoJobPlan(DemoRandom random, DateTime start, (int From, int To) labDays)
    {
        (this.random, this.start, at) = (random, start, start);
        if (random.Percent(8))
        {
            Step(OnHoldPayment, 0.05);
            Step(Ordered, random.Next(1, 4), "Abonó.");
        }

        Step(SentToLab, random.Next(2, 30) / 24.0);
        AtLab(labDays);
        if (random.Percent(10))
        {
            Step(Returned, random.Next(2, 30) / 24.0, random.Pick<string>(Causes));
            Step(SentToLab, random.Next(12, 60) / 24.0);
            AtLab(labDays);
        }

        Step(Mounted, random.Next(6, 30) / 24.0);
        Step(QualityCheck, random.Next(4, 26) / 24.0);
        Step(ReadyForPickup, random.Next(1, 10) / 24.0);
    }

    /// <summary>Steps in order, each with when it is taken, UTC.</summary>
    public List<(WorkOrderMove Move, DateTime At)> Steps { get; } = [];

    /// <summary>Goes only as far as the order has: handed over with it, called off with it, else waiting at most.</summary>
    /// <param name="order">How far the order is, and since when (UTC).</param>
    /// <param name="now">Now, UTC.</param>
    public void Follow((OrderStatus Status, DateTime At) order, DateTime now)
    {
        switch (order.Status)
        {
            case OrderStatus.Delivered:
                // made in time for the day it was fetched
                Squeeze(order.At);
                Steps.Add((new(Delivered), order.At));
                break;
            case OrderStatus.Cancelled:
                Steps.RemoveAll(step => step.At >= order.At);
                Steps.Add((new(Cancelled, "El cliente desistió."), order.At));
                break;
        }

        Steps.RemoveAll(step => step.At > now);
    }

    /// <summary>Of the open sales, oldest first, one for each open state: the older, the further, so that no column of a board is empty.</summary>
    /// <param name="sales">All sales, oldest first.</param>
    public static IEnumerable<DemoSale> Spread(IReadOnlyList<DemoSale> sales)
    {
        var open = sales.Where(sale => sale.IsOpen).ToList();
        var states = Ways.Keys.OrderDescending().ToList();
        var stands = states
            .Take(open.Count)
            .Select((state, at) => (state, open[at * (open.Count - 1) / Math.Max(1, Math.Min(states.Count, open.Count) - 1)].OrderId))
            .ToDictionary(stand => stand.OrderId, stand => stand.state);
        return sales.Select(sale => stands.TryGetValue(sale.OrderId, out var state) ? sale with { Stand = state } : sale);
    }

    /// <summary>Goes exactly so far.</summary>
    /// <param name="state">An open state.</param>
    /// <param name="now">Now, UTC.</param>
    public void Stop(WorkOrderStatus state, DateTime now)
    {
        Steps.Clear();
        var way = Ways[state];
        Steps.AddRange(
            way.Select(
                (to, place) =>
                    (new WorkOrderMove(to, to == Returned ? OutOfLimits : null), start + ((now - start) * ((place + 0.5) / way.Length)))
            )
        );
    }

    /// <summary>Is handed over some days after it can be fetched.</summary>
    /// <param name="now">Now, UTC.</param>
    public void Fetch(DateTime now)
    {
        Step(Delivered, random.Next(1, 5));
        Steps.RemoveAll(step => step.At > now);
    }

    /// <summary>The day something is promised for: when it will be ready, or a little before.</summary>
    public DateOnly Promise() => DateOnly.FromDateTime(at.AddDays(random.Percent(82) ? 1 : -2));

    private void AtLab((int From, int To) days)
    {
        var stay = random.Next(days.From * 4, (days.To * 4) + 1) / 4.0;
        var reports = random.Next(0, 3);
        var parts = reports + 1;
        if (reports > 0)
        {
            Step(InProgressLab, stay / parts);
        }

        if (reports > 1)
        {
            Step(ReadyAtLab, stay / parts);
        }

        Step(ReceivedFromLab, stay / parts);
    }

    private void Step(WorkOrderStatus to, double days, string? note = null)
    {
        at = at.AddDays(days);
        Steps.Add((new(to, note), at));
    }

    private void Squeeze(DateTime end)
    {
        var (has, takes) = ((end - start).TotalSeconds * 0.9, (at - start).TotalSeconds);
        if (takes <= has)
        {
            return;
        }

        for (var one = 0; one < Steps.Count; one++)
        {
            var (move, when) = Steps[one];
            Steps[one] = (move, start.AddSeconds((when - start).TotalSeconds * has / takes));
        }
    }
}
