namespace Optica.Portal.Components.Shared.Charts;

/// <summary>The axis of a chart from zero: steps of 1, 2 or 5 times a power of ten, at most five of them.</summary>
public sealed class ChartScale
{
    private const int MostSteps = 5;

    private static readonly decimal[] Nice = [1, 2, 5];

    private ChartScale(decimal most)
    {
        if (most > 0)
        {
            Step = FindStep(most);
            Steps = (int)Math.Ceiling(most / Step);
        }
    }

    /// <summary>Distance between two grid lines; zero when there is nothing to show.</summary>
    public decimal Step { get; }

    /// <summary>How many steps reach the top.</summary>
    public int Steps { get; }

    /// <summary>The uppermost grid line, not below the greatest value.</summary>
    public decimal Top => Step * Steps;

    /// <summary>Whether there is nothing above zero.</summary>
    public bool IsEmpty => Steps == 0;

    /// <summary>The grid lines from zero upwards.</summary>
    public IEnumerable<decimal> Ticks => Enumerable.Range(0, Steps + 1).Select(step => step * Step);

    /// <summary>The axis for some values.</summary>
    public static ChartScale Of(IEnumerable<long> values) => new(values.DefaultIfEmpty().Max());

    /// <summary>How high a value stands, in percent of the axis.</summary>
    public decimal Percent(long value) => IsEmpty ? 0 : Math.Max(value, 0) * 100 / Top;

    private static decimal FindStep(decimal most)
    {
        for (var power = 1m; ; power *= 10)
        {
            foreach (var step in Nice.Select(nice => nice * power))
            {
                if (step * MostSteps >= most)
                {
                    return step;
                }
            }
        }
    }
}
