using ClosedXML.Excel;

namespace Optica.Portal.Exports;

/// <summary>How reports look: the portal's colours on white.</summary>
internal static class ReportLook
{
    public const string DateFormat = "dd-mm-yyyy";
    public const string InstantFormat = "dd-mm-yyyy hh:mm";

    public static readonly XLColor Brand = XLColor.FromHtml("#0b5f66");
    public static readonly XLColor BrandSoft = XLColor.FromHtml("#dff0ee");
    public static readonly XLColor InkSoft = XLColor.FromHtml("#4a5d61");
    public static readonly XLColor Line = XLColor.FromHtml("#dbe2e0");

    /// <summary>Number format of a kind.</summary>
    public static string Format(ColumnKind kind) =>
        kind switch
        {
            ColumnKind.Date => DateFormat,
            ColumnKind.Instant => InstantFormat,
            ColumnKind.Count => "#,##0",
            ColumnKind.Money => "\"$\"#,##0",
            ColumnKind.Percent => "0.0%",
            _ => "@",
        };

    /// <summary>Numbers and dates stand right, text left.</summary>
    public static XLAlignmentHorizontalValues Side(ColumnKind kind) =>
        kind switch
        {
            ColumnKind.Text => XLAlignmentHorizontalValues.Left,
            ColumnKind.Date or ColumnKind.Instant => XLAlignmentHorizontalValues.Center,
            _ => XLAlignmentHorizontalValues.Right,
        };
}
