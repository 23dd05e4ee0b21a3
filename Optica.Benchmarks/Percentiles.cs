namespace Optica.Benchmarks;

/// <summary>How measured times spread.</summary>
internal sealed class Percentiles
{
    private readonly double[] sorted;

    /// <param name="times">The times, in any order; at least one.</param>
    public Percentiles(IEnumerable<double> times)
    {
        sorted = [.. times.Order()];
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Length, nameof(times));
    }

    public int Count => sorted.Length;

    public double Median => At(0.5);

    public double P95 => At(0.95);

    public double P99 => At(0.99);

    public double Least => sorted[0];

    public double Most => sorted[^1];

    /// <summary>The smallest one that so large a share does not exceed.</summary>
    public double At(double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}
