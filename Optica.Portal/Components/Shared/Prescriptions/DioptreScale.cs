using Optica.Domain.Prescriptions;

namespace Optica.Portal.Components.Shared.Prescriptions;

/// <summary>The axis of a run of dioptres: not from zero, since a change of 0.25 D must be seen at −8.00; steps of 0.25 to 5 D, at most four.</summary>
public sealed class DioptreScale
{
    private const int MostSteps = 4;

    private const decimal LeastSpan = 1;

    private static readonly decimal[] Nice = [0.25m, 0.5m, 1, 2, 5, 10];

    private DioptreScale(decimal least, decimal most)
    {
        Step = Nice.First(step => Math.Ceiling(most / step) - Math.Floor(least / step) <= MostSteps || step == Nice[^1]);
        Bottom = Math.Floor(least / Step) * Step;
        Top = Math.Ceiling(most / Step) * Step;
        // a change of one step must not look like a cliff
        for (var up = true; Top - Bottom < LeastSpan; up = !up)
        {
            (Bottom, Top) = up ? (Bottom, Top + Step) : (Bottom - Step, Top);
        }
    }

    /// <summary>Distance between two grid lines, D.</summary>
    public decimal Step { get; }

    /// <summary>The lowest grid line, D.</summary>
    public decimal Bottom { get; }

    /// <summary>The uppermost grid line, D.</summary>
    public decimal Top { get; }

    /// <summary>The grid lines from the uppermost down.</summary>
    public IEnumerable<decimal> Ticks
    {
        get
        {
            for (var tick = Top; tick >= Bottom; tick -= Step)
            {
                yield return tick;
            }
        }
    }

    /// <summary>The axis for some values; null when there are none.</summary>
    public static DioptreScale? Of(IEnumerable<decimal> values)
    {
        List<decimal> all = [.. values];
        return all.Count == 0 ? null : new(all.Min(), all.Max());
    }

    /// <summary>A grid line's figure.</summary>
    public static string Show(decimal tick) => Dioptre.Format(tick);

    /// <summary>How far from the top a value stands, in percent.</summary>
    public decimal FromTop(decimal value) => (Top - value) * 100 / (Top - Bottom);
}
