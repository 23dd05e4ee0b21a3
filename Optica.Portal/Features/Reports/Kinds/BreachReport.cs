using Microsoft.Extensions.Localization;
using Optica.Data.Organisations;
using Optica.Data.Reports;
using Optica.Domain.Common;
using Optica.Domain.Organisations;
using Optica.Domain.Reports;
using Optica.Portal.Components.Shared;
using Optica.Portal.Exports;
using Optica.Portal.Features.Audit;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Reports.Kinds;

/// <summary>Whose data was seen within a span of time; by whom, in which sessions; and who of them saw whom.</summary>
public sealed class BreachReport(
    BreachReportQueries queries,
    TrailFilters filters,
    BranchQueries branches,
    IStringLocalizer<ReportTexts> words
) : IReport
{
    /// <inheritdoc />
    public ReportKind Kind => ReportKind.Breach;

    private ReportColumn[] Person => [new(words["customer"], Width: 28), new(words["rut"], Width: 14), new(words["branch"], Width: 16)];

    private ReportColumn[] Session =>
        [new(words["breach_device"], Width: 20), new(words["breach_address"], Width: 18), new(words["breach_began"], ColumnKind.Instant)];

    private ReportColumn[] Seen =>
        [
            new(words["breach_times"], ColumnKind.Count),
            new(words["breach_first"], ColumnKind.Instant),
            new(words["breach_last"], ColumnKind.Instant),
            new(words["breach_what"], Width: 34),
        ];

    /// <inheritdoc />
    public async Task<Result<ReportContent>> OpenAsync(ReportsUrl url, int? most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (!(await queries.ReadAsync(url.Breach.ToFilter(), most, cancellation)).TryGet(out var answer, out var error))
        {
            return error;
        }

        List<ReportSheet> sheets =
        [
            Sheet("sheet_breach_persons", [.. Person, .. Seen], answer.Persons, row => [.. CellsOf(row), .. CellsOf(row.Seen)]),
            Sheet(
                "sheet_breach_viewers",
                [new(words["breach_who"], Width: 24), .. Session, new(words["breach_persons"], ColumnKind.Count), .. Seen],
                answer.Viewers,
                row => [row.Name, .. CellsOf(row.Session), row.Persons, .. CellsOf(row.Seen)]
            ),
        ];
        if (most is null)
        {
            sheets.Add(
                Sheet(
                    "sheet_breach_pairs",
                    [.. Person, new(words["breach_who"], Width: 24), .. Session, .. Seen],
                    answer.Pairs,
                    row => [.. CellsOf(row.Person), row.Viewer, .. CellsOf(row.Session), .. CellsOf(row.Person.Seen)]
                )
            );
        }

        return new ReportContent(sheets, new ReportDefinitions(words).OfBreach())
        {
            Filters = await FiltersAsync(url.Breach, answer, cancellation),
        };
    }

    private ReportSheet Sheet<T>(
        string name,
        IReadOnlyList<ReportColumn> columns,
        IReadOnlyList<T> rows,
        Func<T, IReadOnlyList<object?>> cells
    ) => new(words[name], columns, rows.Count, ReportLines.Of(rows.Select(cells)));

    private static object?[] CellsOf(BreachPerson row) => [row.Name, row.Document, row.Branch];

    private static object?[] CellsOf(BreachSession? session) => [ClientNames.Of(session?.Client), session?.Address, session?.StartedAt];

    private object?[] CellsOf(BreachSeen seen) =>
        [seen.Times, seen.First, seen.Last, string.Join(", ", seen.Kinds.Select(kind => words[$"seen_{kind}"].Value))];

    private async Task<IReadOnlyList<ReportFilter>> FiltersAsync(BreachUrl url, BreachAnswer answer, CancellationToken cancellation)
    {
        var mine = (await branches.MineAsync(cancellation)).TryGet(out var found, out _) ? found : [];
        var own = mine.FirstOrDefault(row => row.Id == url.BranchId) ?? mine.FirstOrDefault();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(own?.TimeZone ?? Branch.DefaultTimeZone);
        ReportFilter?[] all =
        [
            filters.Of("Span", $"{Formats.Instant(answer.From, zone)} – {Formats.Instant(answer.Until, zone)}"),
            answer.Since is { } since && since > answer.From ? filters.Of("Since", Formats.Instant(since, zone)) : null,
            await filters.PersonAsync(url.UserId, cancellation),
            await filters.RecordAsync("Customer", url.CustomerId, cancellation),
        ];
        return [.. all.OfType<ReportFilter>()];
    }
}
