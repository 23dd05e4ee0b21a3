using System.Globalization;
using Optica.Portal.Components.Shared;
using Optica.Portal.Exports;

namespace Optica.Portal.Features.Reports.Components;

/// <summary>Cells of a report on screen, as the workbook's formats show them.</summary>
internal static class ReportCell
{
    public static string Class(ColumnKind kind) => kind is ColumnKind.Count or ColumnKind.Money or ColumnKind.Percent ? "number" : "";

    public static string Show(object? value, ColumnKind kind, TimeZoneInfo zone) =>
        (value, kind) switch
        {
            (null or "", _) => Formats.Nothing,
            (DateOnly day, _) => Formats.Date(day),
            (DateTime instant, _) => Formats.Instant(instant, zone),
            (long pesos, ColumnKind.Money) => Formats.Money(pesos),
            (double share, _) => $"{(share * 100).ToString("0.0", CultureInfo.CurrentCulture)} %",
            (int count, _) => Formats.Count(count),
            (long count, _) => Formats.Count(count),
            _ => value.ToString()!,
        };
}
