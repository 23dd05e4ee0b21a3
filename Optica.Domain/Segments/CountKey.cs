using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Domain.Segments;

/// <summary>Which row of <see cref="CustomerCount"/> a customer belongs to; in each span one.</summary>
public sealed record CountKey(Guid OrganisationId, Guid BranchId, bool IsActive, FrequencyTier Tier, CountSpan Span, DateOnly LastOrderDay)
{
    /// <summary>The rows of a customer, one a span.</summary>
    /// <param name="figures">Their figures.</param>
    /// <param name="zone">The organisation's zone.</param>
    public static IEnumerable<CountKey> Of(CustomerFigures figures, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return Of(figures, figures.Tier, DayOf(figures.LastOrderAt, zone));
    }

    /// <summary>The rows of a customer whose tier and last order are about to be others.</summary>
    /// <param name="figures">Their figures.</param>
    /// <param name="tier">Their new tier.</param>
    /// <param name="day">Day of their newest order, or <see cref="CustomerCount.NoOrder"/>.</param>
    public static IEnumerable<CountKey> Of(CustomerFigures figures, FrequencyTier tier, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return Enum.GetValues<CountSpan>()
            .Select(span => new CountKey(
                figures.OrganisationId,
                figures.BranchId,
                figures.IsActive,
                tier,
                span,
                span switch
                {
                    CountSpan.Day => day,
                    CountSpan.Month => new DateOnly(day.Year, day.Month, 1),
                    _ => CustomerCount.NoOrder,
                }
            ));
    }

    /// <summary>The day that stands for an instant.</summary>
    public static DateOnly DayOf(DateTime? lastOrderAt, TimeZoneInfo zone) =>
        lastOrderAt is { } at ? LocalDay.Of(new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)), zone) : CustomerCount.NoOrder;
}
