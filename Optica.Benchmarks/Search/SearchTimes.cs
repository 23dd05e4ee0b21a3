using System.Globalization;

namespace Optica.Benchmarks.Search;

/// <summary>What one way of searching takes, question after question.</summary>
/// <param name="name">What it is called in the table.</param>
/// <param name="run">Searches once.</param>
internal sealed class SearchTimes(string name, Func<SearchQuestion, Task> run)
{
    private readonly List<(double Milliseconds, double Processor, SearchQuestion Question)> all = [];

    /// <summary>Whether anything was measured.</summary>
    public bool HasAny => all.Count > 0;

    /// <summary>Searches and takes the time.</summary>
    public async Task MeasureAsync(SearchQuestion question)
    {
        var worked = Environment.CpuUsage.TotalTime;
        var started = TimeProvider.System.GetTimestamp();
        await run(question);
        var took = TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
        all.Add((took, (Environment.CpuUsage.TotalTime - worked).TotalMilliseconds, question));
    }

    /// <summary>The ways below each other, realistic questions and adversarial ones apart; the last way is the measure.</summary>
    public static IEnumerable<string> Table(IReadOnlyList<SearchTimes> ways)
    {
        yield return "| ms | questions | p50 | p95 | worst | processor p50 | p95 | worst | ratio | of processor | most work |";
        yield return "|---|---|---|---|---|---|---|---|---|---|---|";
        foreach (var isHard in new[] { false, true })
        {
            foreach (var way in ways)
            {
                yield return way.Line(isHard, ways[^1]);
            }
        }
    }

    private string Line(bool isHard, SearchTimes measure)
    {
        var (mine, work) = (Of(isHard, one => one.Milliseconds), Of(isHard, one => one.Processor));
        var ratio = mine.Median / measure.Of(isHard, one => one.Milliseconds).Median;
        var ofWork = work.Median / measure.Of(isHard, one => one.Processor).Median;
        var hardest = all.Where(one => one.Question.IsAdversarial == isHard).MaxBy(one => one.Processor).Question.Text;
        var text = hardest.Length > 20 ? $"{hardest[..20]}…" : hardest;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {(isHard ? "adversarial" : "realistic")} | {mine.Median:0.0} | {mine.P95:0.0} | {mine.Most:0.0} | {work.Median:0.0} | {work.P95:0.0} | {work.Most:0.0} | {ratio:0.000} | {ofWork:0.000} | `{text}` |"
        );
    }

    private Percentiles Of(bool isHard, Func<(double Milliseconds, double Processor, SearchQuestion Question), double> what) =>
        new(all.Where(one => one.Question.IsAdversarial == isHard).Select(what));
}
