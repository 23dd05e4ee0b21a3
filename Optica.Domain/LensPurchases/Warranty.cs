namespace Optica.Domain.LensPurchases;

/// <summary>How long what was bought is under warranty.</summary>
public static class Warranty
{
    /// <summary>The last day: as many months after the delivery; at the end of a shorter month, that month's last day.</summary>
    /// <param name="deliveredOn">Day it was handed over; null before.</param>
    /// <param name="months">What the organisation grants; 0 is none.</param>
    public static DateOnly? Until(DateOnly? deliveredOn, int months) => months == 0 ? null : deliveredOn?.AddMonths(months);
}
