namespace Optica.Benchmarks.Circuits;

/// <summary>How a portal stands after all garbage was collected.</summary>
/// <param name="Heap">Managed bytes in use.</param>
/// <param name="Committed">Bytes the collector holds.</param>
/// <param name="Subscriptions">Open subscriptions to changes; -1 when the portal does not say.</param>
internal sealed record PortalState(long Heap, long Committed, long Subscriptions)
{
    private const double Megabyte = 1e6;

    /// <summary>Private and shared memory of the whole process, bytes.</summary>
    public long WorkingSet { get; init; }

    /// <summary>Memory of the process that no file stands behind, bytes; 0 where the system does not say.</summary>
    public long PrivateBytes { get; init; }

    /// <summary>A line of the table.</summary>
    public string Line(string name) =>
        FormattableString.Invariant(
            $"{name, -34}{Heap / Megabyte, 9:0.0}{Committed / Megabyte, 11:0.0}{PrivateBytes / Megabyte, 10:0.0}{WorkingSet / Megabyte, 12:0.0}{Subscriptions, 15}"
        );

    /// <summary>Its head.</summary>
    public static string Head() => $"{"MB", -34}{"heap", 9}{"committed", 11}{"private", 10}{"working set", 12}{"subscriptions", 15}";
}
