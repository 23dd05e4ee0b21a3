using Optica.Domain.Prescriptions;

namespace Optica.Domain.WorkOrders;

/// <summary>
/// How long jobs of a kind took at a laboratory, from being sent for the first time until they could be fetched. Times are null where
/// too few jobs were finished to say.
/// </summary>
/// <param name="Jobs">Finished jobs it was learnt from.</param>
/// <param name="Median">Half of them took at most so many days; null below <see cref="Fewest"/> jobs.</param>
/// <param name="Eighty">Eighty percent of them took at most so many days; null below <see cref="Fewest"/> jobs.</param>
public sealed record LeadTime(int Jobs, int? Median, int? Eighty)
{
    /// <summary>Fewest finished jobs that times are told from: with eight, the 80 % mark still has one job above it.</summary>
    public const int Fewest = 8;

    /// <summary>Learns from durations; a day begun counts as one.</summary>
    /// <param name="durations">How long each finished job took.</param>
    public static LeadTime Of(IReadOnlyCollection<TimeSpan> durations)
    {
        ArgumentNullException.ThrowIfNull(durations);
        if (durations.Count < Fewest)
        {
            return new(durations.Count, null, null);
        }

        var days = durations.Select(duration => (int)Math.Ceiling(duration.TotalDays)).Order().ToList();
        return new(days.Count, Mark(days, 50), Mark(days, 80));
    }

    /// <summary>The day within which so many percent were ready (nearest rank): never a time that no job had.</summary>
    private static int Mark(List<int> days, int percent) => days[(((days.Count * percent) + 99) / 100) - 1];
}

/// <summary>The times of one laboratory and kind of lens.</summary>
/// <param name="LabId">The laboratory.</param>
/// <param name="LensKind">The kind.</param>
/// <param name="Time">How long.</param>
public sealed record LabLeadTime(Guid LabId, PrescriptionKind LensKind, LeadTime Time);
