using System.Globalization;
using Optica.Benchmarks.Budgets;
using Optica.Domain.Customers;
using Optica.Domain.Segments;

namespace Optica.Benchmarks.Lists;

/// <summary>The measurements, each a table, with what they say of the budgets.</summary>
internal sealed class ListRuns(ListProduct product, ListSql sql, ListLoad load)
{
    private const int Rounds = 100;
    private const int WarmUps = 5;
    private const int Slow = 3;
    private const int Loads = 2;
    private const int PageSize = 25;
    private const int Worst = 5;

    /// <summary>Row 1: page, total and tags.</summary>
    public async Task<IReadOnlyList<Verdict>> ListsAsync(IReadOnlyList<ListScenario> scenarios)
    {
        Head("Lists");
        var pairs = scenarios
            .Select(one =>
                (Hand: Way($"{one.Name}, by hand", () => sql.ListAsync(one)), Ours: Way(one.Name, () => product.ListAsync(one.Filter)))
            )
            .ToList();
        var loaded = new ListTimes("active, most spent first, loaded and computed", load.ListAsync, Loads);
        await ListTimes.MeasureAsync([.. pairs.SelectMany(pair => new[] { pair.Hand, pair.Ours }), loaded], Rounds, WarmUps);
        foreach (var (hand, ours) in pairs)
        {
            Tell(hand, ours);
        }

        Tell(pairs[4].Hand, loaded);
        var best = pairs.Select(pair => pair.Ours.Median / pair.Hand.Median).ToList();
        Say(
            $"ratios of the medians: least {best.Min():0.0}, most {best.Max():0.0}; most beyond by hand {pairs.Max(pair => pair.Ours.Median - pair.Hand.Median):0.00} ms; loaded / product {loaded.Median / pairs[4].Ours.Median:0}"
        );
        return
        [
            Verdict.AtMost(1, "lists / by hand, most of twelve", best.Max(), 3, "×") with
            {
                Median = new Percentiles(pairs.Select(pair => pair.Ours.Median)).Median,
            },
            Verdict.AtMost(1, "lists beyond by hand, most of twelve", pairs.Max(pair => pair.Ours.Median - pair.Hand.Median), 1, "ms"),
            Verdict.AtLeast(1, "loaded and computed / list", loaded.Median / pairs[4].Ours.Median, 40, "×"),
            Verdict.AtMost(1, "lists, p95, most of twelve", pairs.Max(pair => pair.Ours.P95), 30, "ms"),
        ];
    }

    /// <summary>Row 2: state × branch × segment × sort, and filters of their own, each on the first page and further on.</summary>
    public async Task<IReadOnlyList<Verdict>> MatrixAsync(Guid branch)
    {
        var all = new List<ListTimes>();
        foreach (var (name, filter) in Filters(branch))
        {
            foreach (var sort in Enum.GetValues<CustomerSort>())
            {
                foreach (var down in new[] { false, true })
                {
                    foreach (var page in new[] { 1, 10 })
                    {
                        var sorted = filter with { Sort = sort, Descending = down };
                        all.Add(
                            new($"{name}, {sort}{(down ? " descending" : "")}, page {page}", () => product.ListAsync(sorted, page), Slow)
                        );
                    }
                }
            }
        }

        await ListTimes.MeasureAsync(all, Slow, warmUps: 1);
        var times = new Percentiles(all.Select(one => one.Median));
        Say($"");
        Say(
            $"Matrix: {all.Count} combinations of filter, sort and page, median of {Slow} each: p50 {times.Median:0.00}, p95 {times.P95:0.00}, worst {times.Most:0.00} ms"
        );
        foreach (var one in all.OrderByDescending(one => one.Median).Take(Worst))
        {
            Say($"- {one.Median:0.0} ms: {one.Name} ({one.Rows} rows)");
        }

        return
        [
            Verdict.AtMost(2, $"{all.Count} combinations of filter, sort and page, p95", times.P95, 5, "ms"),
            Verdict.AtMost(2, "worst of them", times.Most, 25, "ms"),
        ];
    }

    /// <summary>Row 3: a page far down.</summary>
    public async Task<IReadOnlyList<Verdict>> DeepAsync(ListScenario scenario)
    {
        Head("Deep pages");
        var rows = await product.ListAsync(scenario.Filter);
        var page = Math.Min(rows, 250_000) / PageSize;
        var hand = Way($"row {page * PageSize}, by hand by number", () => sql.ListAsync(scenario, page));
        var deep = Way($"row {page * PageSize}, product by number", () => product.ListAsync(scenario.Filter, page));
        var first = Way("page 1, product", () => product.ListAsync(scenario.Filter));
        var last = await product.LastAsync(scenario.Filter, page - 1);
        var next = Way($"row {page * PageSize}, product beside the row before", () => product.NextAsync(scenario.Filter, page, last));
        await MeasureAsync(hand, first, deep, next);
        return
        [
            Verdict.AtMost(3, $"page at row {page * PageSize} beside the row before / page 1", next.Median / first.Median, 1.5, "×"),
            Verdict.AtMost(3, $"page at row {page * PageSize}, by number", deep.Median, 20, "ms"),
        ];
    }

    /// <summary>Row 4: totals above the list.</summary>
    public async Task<IReadOnlyList<Verdict>> TotalsAsync()
    {
        Head("Totals");
        var counted = Way("counted by hand", () => sql.AskAsync(ListTexts.Counted, 0));
        var ours = Way("product", product.TotalsAsync);
        await MeasureAsync(counted, ours);
        return [Verdict.AtMost(4, "totals / counted", ours.Median / counted.Median, 0.02, "×") with { Median = ours.Median }];
    }

    /// <summary>Row 9.</summary>
    public async Task<IReadOnlyList<Verdict>> DashboardAsync()
    {
        Head("Dashboard");
        var ours = Way("product", product.DashboardAsync);
        var grouped = new ListTimes("GROUP BY over orders, by hand", () => sql.AskAsync(ListTexts.Grouped, 2), Slow);
        await MeasureAsync(
            Way("stored figures, by hand", () => sql.AskAsync(ListTexts.Dashboard, 2)),
            ours,
            grouped,
            new("loaded and computed", load.DashboardAsync, Loads)
        );
        return
        [
            Verdict.AtLeast(9, "dashboard faster than GROUP BY", grouped.Median / ours.Median, 500, "×") with
            {
                Median = ours.Median,
            },
            Verdict.AtMost(9, "dashboard, p95", ours.P95, 10, "ms"),
        ];
    }

    /// <summary>Row 10: the first view, and the tabs that grow with the orders.</summary>
    public async Task<IReadOnlyList<Verdict>> ProfilesAsync()
    {
        Head("Profile (rows: orders)");
        var (median, largest) = (await sql.CustomerAsync(ListTexts.Median), await sql.CustomerAsync(ListTexts.Largest));
        var hand = Way("median customer, by hand", () => sql.AskAsync(ListTexts.Profile, 0, median));
        var ours = Way("median customer, product", () => product.ProfileAsync(median));
        var most = Way("most orders, product", () => product.ProfileAsync(largest));
        await MeasureAsync(
            hand,
            ours,
            Way("most orders, by hand", () => sql.AskAsync(ListTexts.Profile, 0, largest)),
            most,
            Way("median customer, tabs of orders and figures", () => product.TabsAsync(median)),
            Way("most orders, tabs of orders and figures", () => product.TabsAsync(largest))
        );
        return
        [
            Verdict.AtMost(10, "profile / by hand", ours.Median / hand.Median, 2, "×") with
            {
                Median = ours.Median,
            },
            Verdict.AtMost(10, "profile of most orders / of a median customer", most.Median / ours.Median, 3, "×"),
            Verdict.AtMost(10, "profile, p95", Math.Max(ours.P95, most.P95), 8, "ms"),
        ];
    }

    private static ListTimes Way(string name, Func<Task<int>> run) => new(name, run, Rounds);

    private static IEnumerable<(string Name, CustomerFilter Filter)> Filters(Guid branch)
    {
        foreach (var active in new bool?[] { null, true, false })
        {
            foreach (var place in new Guid?[] { null, branch })
            {
                foreach (var segment in Enum.GetValues<Segment>().Cast<Segment?>().Prepend(null))
                {
                    var state = active is { } only ? (only ? "active" : "inactive") : "all";
                    yield return (
                        $"{state}{(place is null ? "" : ", one branch")}, {segment?.ToString() ?? "any segment"}",
                        new()
                        {
                            IsActive = active,
                            BranchId = place,
                            Segment = segment,
                        }
                    );
                }
            }
        }

        yield return ("a tag", new() { Tag = ListScenario.Tag });
        yield return ("spent 500,000 or more", new() { SpentFrom = 500_000 });
        yield return ("exam due by 2026", new() { ExamDueBefore = new DateOnly(2026, 1, 1) });
        yield return ("registered in 2026", new() { CreatedFrom = new DateOnly(2026, 1, 1) });
    }

    private static async Task MeasureAsync(ListTimes hand, params ListTimes[] others)
    {
        await ListTimes.MeasureAsync([hand, .. others], Rounds, WarmUps);
        Tell(hand, others);
    }

    private static void Tell(ListTimes hand, params ListTimes[] others)
    {
        Console.WriteLine(hand.Line(null));
        foreach (var one in others)
        {
            Console.WriteLine(one.Line(hand));
        }
    }

    private static void Head(string what)
    {
        Say($"");
        Say($"| {what}, ms | rows | p50 | p95 | processor p50 | by hand = 1 | of processor |");
        Say($"|---|---|---|---|---|---|---|");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
