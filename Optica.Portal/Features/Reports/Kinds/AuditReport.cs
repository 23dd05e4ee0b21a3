using Microsoft.Extensions.Localization;
using Optica.Data.Organisations;
using Optica.Data.Reports;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Organisations;
using Optica.Domain.Reports;
using Optica.Portal.Exports;
using Optica.Portal.Features.Audit;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Reports.Kinds;

/// <summary>The audit trail by the filters of its list, newest first.</summary>
public sealed class AuditReport(
    AuditReportQueries queries,
    TrailFilters filters,
    BranchQueries branches,
    IStringLocalizerFactory texts,
    IStringLocalizer<ReportTexts> words
) : IReport
{
    private readonly IStringLocalizer own = texts.Create(typeof(AuditTexts));

    /// <inheritdoc />
    public ReportKind Kind => ReportKind.Audit;

    private ReportColumn[] Columns =>
        [
            new(own["when"], ColumnKind.Instant),
            new(own["who"], Width: 24),
            new(own["action"], Width: 34),
            new(own["field_RecordKind"], Width: 20),
            new(own["record"], Width: 28),
            new(own["branch"], Width: 18),
            new(own["reason"], Width: 28),
            new(own["values"], Width: 80),
        ];

    /// <inheritdoc />
    public async Task<Result<ReportContent>> OpenAsync(ReportsUrl url, int? most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(url);
        var answer = await queries.LinesAsync(url.Audit.ToFilter() with { OpensMedical = false }, most, cancellation);
        if (!answer.TryGet(out var rows, out var error))
        {
            return error;
        }

        var mine = (await branches.MineAsync(cancellation)).TryGet(out var found, out _) ? found : [];
        var telling = new AuditWords(
            texts,
            TimeZoneInfo.FindSystemTimeZoneById(mine.Count == 0 ? Branch.DefaultTimeZone : mine[0].TimeZone)
        );
        var sheet = new ReportSheet(
            words["sheet_audit"],
            Columns,
            rows.Count,
            ReportLines.Of(rows, row => CellsOf(row, telling), cancellation)
        );
        return new ReportContent([sheet], new ReportDefinitions(words).OfAudit())
        {
            Filters = await FiltersAsync(url.Audit, telling, cancellation),
        };
    }

    private static IReadOnlyList<object?> CellsOf(AuditRow row, AuditWords telling) =>
        [
            row.Step.At,
            telling.Who(row.Step),
            telling.Action(row.Step.Action),
            telling.Kind(row.Record.Kind),
            row.Record.Name,
            row.Branch,
            row.Step.Reason,
            telling.Line(row),
        ];

    private async Task<IReadOnlyList<ReportFilter>> FiltersAsync(AuditUrl url, AuditWords telling, CancellationToken cancellation)
    {
        ReportFilter?[] all =
        [
            url.Action is { } action ? filters.Of("Action", telling.Action(action)) : null,
            url.Kind is { } kind ? filters.Of("RecordKind", telling.Kind(kind)) : null,
            await filters.PersonAsync(url.UserId, cancellation),
            await filters.RecordAsync("Record", url.RecordId, cancellation),
            await filters.RecordAsync("Customer", url.CustomerId, cancellation),
        ];
        return [.. all.OfType<ReportFilter>()];
    }
}
