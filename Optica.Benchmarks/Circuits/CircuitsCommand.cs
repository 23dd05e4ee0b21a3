using System.Diagnostics;
using System.Globalization;
using Optica.Benchmarks.Budgets;
using Optica.Data.Seed;

namespace Optica.Benchmarks.Circuits;

/// <summary>
/// The <c>circuits</c> command: many open customer lists while customers change. Memory of a circuit, the way of a change to the
/// screens, how often they ask, and what is left when all are closed.
/// </summary>
internal static class CircuitsCommand
{
    private const string Page = "/admin/customers";
    private const string User = "super@norte.demo";

    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (CircuitsOptions.Parse(arguments) is not { } options)
        {
            return Usage.Show();
        }

        var verdicts = await MeasureAsync(options);
        VerdictTable.Show(verdicts);
        return verdicts.All(verdict => verdict.IsMet) ? 0 : 1;
    }

    /// <summary>Row 14, and whether every screen follows.</summary>
    public static async Task<IReadOnlyList<Verdict>> MeasureAsync(CircuitsOptions options)
    {
        await using var portal = await PortalProcess.StartAsync(options.Portal);
        using var session = await BrowserSession.SignInAsync(portal.Address, User, DemoAccounts.Password);
        var rows = await CircuitCrowd.RowsAsync(session, Page);
        Say($"{options.Circuits} circuits on {Page} with {rows.Count} rows, {options.Rate} changes/s for {options.Seconds} s");
        // once for nothing: code, pools and caches are there afterwards and stay
        await using (await CircuitCrowd.OpenAsync(session, Page, (options.Circuits, rows.Count, options.Changes)))
        {
            await new PhoneEditor(session, rows, options.Changes).RehearseAsync();
            await Task.Delay(Settle);
        }

        return await MeasureAsync(portal, session, (rows, options));
    }

    private static async Task<IReadOnlyList<Verdict>> MeasureAsync(
        PortalProcess portal,
        BrowserSession session,
        (IReadOnlyList<string> Rows, CircuitsOptions Options) wanted
    )
    {
        var (rows, options) = wanted;
        var before = await AtRestAsync(portal);
        var started = Stopwatch.GetTimestamp();
        var crowd = await CircuitCrowd.OpenAsync(session, Page, (options.Circuits, rows.Count, options.Changes));
        Say($"opened in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        var open = await AtRestAsync(portal);
        var editor = new PhoneEditor(session, rows, options.Changes);
        var right = await ChangeAsync(portal, (crowd, editor), options);
        var changed = await portal.MeasureAsync();
        var problems = crowd.Problems.Count() + editor.Refused.Count;
        foreach (var problem in crowd.Problems.Distinct(StringComparer.Ordinal))
        {
            Say($"PROBLEM {problem}");
        }

        await crowd.DisposeAsync();
        var closed = await AtRestAsync(portal);
        Console.WriteLine();
        Console.WriteLine(PortalState.Head());
        Console.WriteLine(before.Line("before, no circuit"));
        Console.WriteLine(open.Line("open, at rest"));
        Console.WriteLine(changed.Line("open, after the changes"));
        Console.WriteLine(closed.Line("all closed"));
        Console.WriteLine((await AtRestAsync(portal)).Line("all closed, read again"));
        double Each(Func<PortalState, long> of) => (of(open) - of(before)) / 1e3 / options.Circuits;
        Say($"a circuit: heap {Each(state => state.Heap):0} kB, private {Each(state => state.PrivateBytes):0} kB");
        return
        [
            Verdict.AtMost(14, "memory of an open list, private", Each(state => state.PrivateBytes) / 1e3, 1, "MB"),
            Verdict.AtMost(
                14,
                "heap that is left of it after closing",
                Math.Max(0, (closed.Heap - before.Heap) / (double)(open.Heap - before.Heap)),
                0.1,
                "×"
            ),
            Verdict.Exactly(14, "subscriptions after closing", closed.Subscriptions, 0, ""),
            Verdict.Exactly(
                14,
                $"lists of {options.Circuits} that show what is true after {options.Changes} changes",
                right,
                options.Circuits,
                ""
            ),
            Verdict.Exactly(14, "refusals and problems meanwhile", problems, 0, ""),
        ];
    }

    private static async Task<PortalState> AtRestAsync(PortalProcess portal)
    {
        await Task.Delay(Settle);
        return await portal.MeasureAsync();
    }

    /// <summary>Makes the changes and tells how the screens followed.</summary>
    /// <returns>On how many screens everything is right.</returns>
    private static async Task<int> ChangeAsync(
        PortalProcess portal,
        (CircuitCrowd Crowd, PhoneEditor Editor) those,
        CircuitsOptions options
    )
    {
        var (crowd, editor) = those;
        foreach (var watch in crowd.Watches)
        {
            watch.Start();
        }

        var (worked, started) = (portal.Processor, Stopwatch.GetTimestamp());
        await editor.RunAsync(options.Rate);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var right = await crowd.WaitForAsync(await editor.TruthAsync(), Patience);
        var processor = (portal.Processor - worked).TotalSeconds;

        var edits = new Percentiles(editor.Took);
        Say($"{editor.Told.Count} changes in {seconds:0.0} s = {editor.Told.Count / seconds:0.0}/s, {editor.Refused.Count} refused");
        Say(
            $"API ms: p50 {edits.Median:0}, p95 {edits.P95:0}, most {edits.Most:0}; portal's processor {processor / seconds * 100:0} % of one core"
        );
        foreach (var refusal in editor.Refused.Take(1))
        {
            Say($"REFUSED {refusal}");
        }

        TellDelays(crowd, editor);
        TellBatches(crowd, seconds);
        Say($"final state: right on {right} of {options.Circuits} circuits");
        return right;
    }

    private static void TellDelays(CircuitCrowd crowd, PhoneEditor editor)
    {
        var delays = new Percentiles(
            crowd
                .Watches.SelectMany(watch => watch.Delays(editor.Told))
                .Select(ticks => TimeSpan.FromSeconds(ticks / (double)Stopwatch.Frequency).TotalMilliseconds)
        );
        Say(
            $"acknowledged → drawn, ms: p50 {delays.Median:0}, p95 {delays.P95:0}, p99 {delays.P99:0}, most {delays.Most:0} ({delays.Count} sightings)"
        );
    }

    private static void TellBatches(CircuitCrowd crowd, double seconds)
    {
        var watches = crowd.Watches.ToList();
        var asked = new Percentiles(watches.Select(watch => watch.News.Count / seconds));
        var gaps = new Percentiles(
            watches.SelectMany(watch =>
                watch.News.Zip(watch.News.Skip(1), (one, next) => Stopwatch.GetElapsedTime(one, next).TotalMilliseconds)
            )
        );
        Say(
            $"questions of a list a second: median {asked.Median:0.00}, most {asked.Most:0.00}; between two ms: least {gaps.Least:0}, p1 {gaps.At(0.01):0}"
        );
        Say(
            $"batches of a circuit a second: {watches.Average(watch => watch.Batches) / seconds:0.00}, {watches.Average(watch => watch.Bytes) / 1e3 / seconds:0.0} kB"
        );
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
