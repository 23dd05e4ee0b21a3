namespace Optica.Data.Audit;

/// <summary>How sightings are kept.</summary>
/// <param name="Capacity">So many wait in memory at most; whoever comes then writes them first.</param>
/// <param name="Months">So long they are kept, months.</param>
public sealed record SightingSettings(int Capacity, int Months)
{
    /// <summary>Ten thousand pages, some megabytes, and two years.</summary>
    public static readonly SightingSettings Usual = new(10_000, 24);
}
