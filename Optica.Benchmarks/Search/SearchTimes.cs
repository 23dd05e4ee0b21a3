using System.Globalization;

namespace Optica.Benchmarks.Search;

/// <summary>What one way of searching takes, question after question.</summary>
/// <param name="name">What it is called in the table.</param>
/// <param name="run">Searches once.</param>
internal sealed class SearchTimes(string name, Func<SearchQuestion, Task> run)
{
    private readonly List<(double Milliseconds, SearchQuestion Question)> all = [];

    /// <summary>Searches and takes the time.</summary>
    public async Task MeasureAsync(SearchQuestion question)
    {
        var started = TimeProvider.System.GetTimestamp();
        await run(question);
        all.Add((TimeProvider.System.GetElapsedTime(started).TotalMilliseconds, question));
    }

    /// <summary>The ways below each other, realistic questions and adversarial ones apart; the last way is the measure.</summary>
    public static IEnumerable<string> Table(IReadOnlyList<SearchTimes> ways)
    {
        yield return "| ms | questions | p50 | p95 | worst | ratio | slowest question |";
        yield return "|---|---|---|---|---|---|---|";
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
        var mine = Of(isHard);
        var slowest = all.Where(one => one.Question.IsAdversarial == isHard).MaxBy(one => one.Milliseconds).Question.Text;
        var text = slowest.Length > 20 ? $"{slowest[..20]}…" : slowest;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {(isHard ? "adversarial" : "realistic")} | {mine.Median:0.0} | {mine.P95:0.0} | {mine.Most:0.0} | {mine.Median / measure.Of(isHard).Median:0.000} | `{text}` |"
        );
    }

    private Percentiles Of(bool isHard) => new(all.Where(one => one.Question.IsAdversarial == isHard).Select(one => one.Milliseconds));
}
