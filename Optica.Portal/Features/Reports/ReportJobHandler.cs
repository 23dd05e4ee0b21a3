using System.Globalization;
using Optica.Data.Jobs;
using Optica.Data.Organisations;
using Optica.Data.Reports;
using Optica.Domain.Common;
using Optica.Domain.Jobs;
using Optica.Domain.Notifications;
using Optica.Domain.Reports;
using Optica.Portal.Exports;

namespace Optica.Portal.Features.Reports;

/// <summary>Writes reports to files, in the language they were asked for in.</summary>
public sealed class ReportJobHandler(ReportDesk desk, WorkbookWriter writer, ExportFiles files, ExportLog log, BranchQueries branches)
    : IJobHandler
{
    private static readonly CultureInfo Numbers = CultureInfo.GetCultureInfo("es-CL");

    /// <inheritdoc />
    public string Kind => JobKinds.Report;

    /// <inheritdoc />
    public async Task<Result<JobOutcome>> RunAsync(JobRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var request = ReportRequest.Parse(run.Job.Parameters);
        CultureInfo.CurrentCulture = Numbers;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(request.Language);
        try
        {
            var opened = await desk.OpenAsync(request.Url, null, run.Cancellation);
            return opened.TryGet(out var report, out var error) ? await WriteAsync(run, report) : error;
        }
        catch (ReportStoppedException stopped)
        {
            return stopped.Error;
        }
    }

    private async Task<Result<JobOutcome>> WriteAsync(JobRun run, OpenReport report)
    {
        await using var file = files.Create(run.Job.Id);
        var written = await writer.WriteAsync(
            report.Workbook,
            file.Stream,
            rows => new ValueTask(run.ReportAsync(rows, report.Rows)),
            run.Cancellation
        );
        if (!written.TryGet(out var count, out var error))
        {
            return error;
        }

        await log.NoteAsync(report.Note(run.Job.Id, ExportStep.Written, count), run.Cancellation);
        var size = await file.KeepAsync();
        return new JobOutcome(new JobResult(report.FileName, count, size), await NoticeAsync(run));
    }

    /// <summary>A notification stands under a branch: the one it was asked for, or any that the requester reaches.</summary>
    private async Task<JobNotice?> NoticeAsync(JobRun run)
    {
        var mine = await branches.MineAsync(run.Cancellation);
        Guid? place = run.Job.BranchId ?? (mine.TryGet(out var rows, out _) && rows.Count > 0 ? rows[0].Id : null);
        return place is { } branch ? new JobNotice(NotificationKind.ReportReady, branch) : null;
    }
}
