using System.Globalization;

namespace Optica.Portal.Components.Shared.Charts;

/// <summary>Names of months in the reader's language.</summary>
public static class ChartMonths
{
    /// <summary><c>nov</c>, for the foot of a column.</summary>
    public static string Short(DateOnly month) => month.ToString("MMM", CultureInfo.CurrentUICulture).TrimEnd('.');

    /// <summary><c>November 2026</c>, <c>noviembre de 2026</c>.</summary>
    public static string Long(DateOnly month) => month.ToString("Y", CultureInfo.CurrentUICulture);
}
