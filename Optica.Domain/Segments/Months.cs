using Optica.Domain.Common;

namespace Optica.Domain.Segments;

/// <summary>What was sold in a calendar month.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Amount">CLP, net of refunds.</param>
/// <param name="Orders">Counting orders.</param>
public sealed record MonthAmount(DateOnly Month, long Amount, int Orders);

/// <summary>The current calendar month and those before it, zeros included (DOMAIN §5).</summary>
public static class Months
{
    /// <summary>Months of a year.</summary>
    public const int Year = 12;

    /// <summary>The month and so many in all before and with it, oldest first.</summary>
    /// <param name="current">First day of the current month.</param>
    /// <param name="count">How many, 1 or more.</param>
    public static IReadOnlyList<DateOnly> Until(DateOnly current, int count = Year) =>
        [.. Enumerable.Range(1 - count, count).Select(current.AddMonths)];

    /// <summary>Sums orders by the month of their creation in a zone.</summary>
    /// <param name="orders">Instant (UTC) and amount of counting orders; those outside the months are left out.</param>
    /// <param name="current">First day of the current month.</param>
    /// <param name="zone">The organisation's zone.</param>
    public static IReadOnlyList<MonthAmount> Sum(IEnumerable<(DateTime At, long Amount)> orders, DateOnly current, TimeZoneInfo zone)
    {
        var byMonth = orders.ToLookup(order => Of(order.At, zone), order => order.Amount);
        return [.. Until(current).Select(month => new MonthAmount(month, byMonth[month].Sum(), byMonth[month].Count()))];
    }

    /// <summary>First day of the month of a UTC instant in a zone.</summary>
    public static DateOnly Of(DateTime utc, TimeZoneInfo zone) =>
        LocalDay.MonthOf(new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)), zone);
}
