using ClosedXML.Excel;

namespace Optica.Portal.Exports;

/// <summary>What stands above and below every printed page.</summary>
internal static class PrintFrame
{
    // Excel takes 255 characters in all, signs of the layout included
    private const int Most = 90;

    public static void Write(IXLPageSetup page, ReportCover cover)
    {
        page.Margins.SetLeft(0.4).SetRight(0.4).SetTop(0.75).SetBottom(0.6).SetHeader(0.3).SetFooter(0.3);
        page.Header.Left.AddText(Plain(cover.Title));
        page.Header.Right.AddText(Plain(cover.Organisation));
        page.Footer.Left.AddText(
            ExcelNumber.Local(cover.MadeAt, cover.Zone).ToString("dd-MM-yyyy HH:mm", System.Globalization.CultureInfo.InvariantCulture)
        );
        page.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
        page.Footer.Right.AddText(" / ");
        page.Footer.Right.AddText(XLHFPredefinedText.NumberOfPages);
    }

    /// <summary>An ampersand begins a command there, and is doubled to stand for itself.</summary>
    private static string Plain(string text)
    {
        var safe = CellText.Clean(text).ReplaceLineEndings(" ");
        var cut = safe.Length > Most ? safe[..(char.IsHighSurrogate(safe[Most - 1]) ? Most - 1 : Most)] : safe;
        return cut.Replace("&", "&&", StringComparison.Ordinal);
    }
}
