using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Optica.Portal.Exports;

namespace Optica.Portal.Tests.Exports;

/// <summary>Reports for tests, and the writer.</summary>
internal static class Reports
{
    /// <summary>A moment of the Chilean summer: 23:30 in Santiago is 02:30 UTC of the next day.</summary>
    public static readonly DateTime Moment = new(2026, 12, 1, 2, 30, 0, DateTimeKind.Utc);

    /// <summary>One column of every kind.</summary>
    public static readonly IReadOnlyList<ReportColumn> EveryKind =
    [
        new("Name"),
        new("Born", ColumnKind.Date),
        new("Seen", ColumnKind.Instant),
        new("Orders", ColumnKind.Count),
        new("Spent", ColumnKind.Money),
        new("Share", ColumnKind.Percent),
    ];

    public static WorkbookWriter Writer { get; } =
        ActivatorUtilities.CreateInstance<WorkbookWriter>(new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider());

    public static ReportCover Cover { get; } =
        new()
        {
            Title = "Customers",
            Organisation = "Óptica Norte",
            Branch = "Centro",
            Filters = [new("Status", "Active")],
            Definitions = [new("Total spent", "All orders but cancelled and refunded ones.")],
            MadeBy = "Ana Pérez",
            MadeAt = Moment,
            Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Santiago"),
        };

    public static ReportSheet Sheet(IReadOnlyList<ReportColumn> columns, params object?[][] rows) =>
        new("Data", columns, rows.Length, rows.ToAsyncEnumerable());

    public static ReportSheet Texts(IEnumerable<string> texts) => Sheet([new("Text")], [.. texts.Select(text => new object?[] { text })]);

    /// <summary>Writes to what behaves as a response, and reads back.</summary>
    public static async Task<ReadWorkbook> RoundAsync(params ReportSheet[] sheets) => await RoundAsync(new ReportWorkbook(Cover, sheets));

    /// <summary>Writes to what behaves as a response, and reads back.</summary>
    public static async Task<ReadWorkbook> RoundAsync(ReportWorkbook report)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("es-CL");
        await using var output = new ResponseLikeStream();
        var written = await Writer.WriteAsync(report, output, null, TestContext.Current.CancellationToken);
        Assert.True(written.Succeeded);
        return new(output.Taken);
    }
}
