namespace Optica.Data.Seed;

/// <summary>SplitMix64: the same numbers from the same seed on every platform and .NET version, which Random does not promise.</summary>
internal sealed class DemoRandom(ulong seed)
{
    private ulong state = seed;

    /// <summary>A number from <paramref name="from"/> up to, without, <paramref name="to"/>.</summary>
    public int Next(int from, int to) => from + (int)(Bits() % (ulong)(to - from));

    /// <summary>True in so many of a hundred cases.</summary>
    public bool Percent(int percent) => Next(0, 100) < percent;

    /// <summary>One of the values, all alike.</summary>
    public T Pick<T>(ReadOnlySpan<T> values) => values[Next(0, values.Length)];

    private ulong Bits()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
