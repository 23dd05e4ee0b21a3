using System.Net.Mime;
using Microsoft.Net.Http.Headers;
using Optica.Data.Customers;
using Optica.Data.Jobs;
using Optica.Data.Reports;
using Optica.Domain.Common;
using Optica.Domain.Jobs;
using Optica.Domain.Reports;
using Optica.Portal.Api;
using Optica.Portal.Exports;
using Optica.Portal.Features.Customers;

namespace Optica.Portal.Features.Reports;

/// <summary>Reports over HTTP: finished files for browsers, the customer workbook for API clients.</summary>
internal static class ReportEndpoints
{
    /// <summary>Where a job's file is fetched.</summary>
    public static string Download(Guid jobId) => $"/exports/{jobId}";

    /// <summary>Files for people who are signed in in a browser.</summary>
    public static void MapExports(this WebApplication app) => app.MapGet("/exports/{id}", FetchAsync).RequireAuthorization();

    public static void MapReports(this RouteGroupBuilder admin) =>
        admin
            .MapGet("/reports/customers.xlsx", StreamAsync)
            .WithTags("Reports")
            .Needs(Permissions.ReportsExport)
            .AddEndpointFilter(ExportLimit.HoldAsync)
            .Produces(StatusCodes.Status200OK, contentType: WorkbookWriter.ContentType)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary>Only the requester's own, and only while they may export; everything else is not there.</summary>
    private static async Task<IResult> FetchAsync(
        string id,
        JobQueries jobs,
        ICurrentAccess access,
        ExportFiles files,
        ExportLog log,
        RightsFileService rights,
        CancellationToken cancellation
    )
    {
        if (
            !(await jobs.ReadAsync(ApiRoute.IdOf(id), cancellation)).TryGet(out var job, out _)
            || !access.Scope.May(JobKinds.PermissionOf(job.Kind))
            || job is not { Status: JobStatus.Done, Result.File: { } name }
            || !await MayLeaveAsync(job, rights, cancellation)
            || files.Open(job.Id) is not { } file
        )
        {
            return Results.NotFound();
        }

        try
        {
            await NoteAsync(job, log, cancellation);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        return Results.File(file, job.Kind == JobKinds.Report ? WorkbookWriter.ContentType : MediaTypeNames.Application.Zip, name);
    }

    /// <summary>A person's file is judged again when it is fetched: it holds all of them, and may be a week old.</summary>
    private static async Task<bool> MayLeaveAsync(JobRow job, RightsFileService rights, CancellationToken cancellation) =>
        job.Kind != JobKinds.PersonalFile
        || (await rights.MayFetchAsync(PersonalFileRequest.Parse(job.Parameters), job.CreatedAt, cancellation)).Succeeded;

    /// <summary>Nothing leaves the house before it is noted.</summary>
    private static Task NoteAsync(JobRow job, ExportLog log, CancellationToken cancellation)
    {
        if (job.Kind == JobKinds.PersonalFile)
        {
            var wanted = PersonalFileRequest.Parse(job.Parameters);
            return log.NotePersonalAsync(wanted.CustomerId, wanted.Number, ExportStep.Fetched, cancellation);
        }

        var kind = ReportRequest.Parse(job.Parameters).Url.Kind;
        return log.NoteAsync(new(job.Id, kind ?? default, ExportStep.Fetched, [], job.Result.Rows), cancellation);
    }

    private static async Task<IResult> StreamAsync(
        [AsParameters] CustomerListQuery wanted,
        HttpContext http,
        ReportDesk desk,
        WorkbookWriter writer,
        ExportLog log,
        TimeProvider time
    )
    {
        var query = new ApiQuery();
        var filter = CustomerEndpoints.Filter(query, wanted);
        if (query.Unreadable is { } unreadable)
        {
            return ApiProblems.From(unreadable);
        }

        var opened = await desk.OpenCustomersAsync(filter, http.RequestAborted);
        if (!opened.TryGet(out var report, out var error))
        {
            return ApiProblems.From(error);
        }

        if (WorkbookWriter.Refuse(report.Workbook) is { } tooLarge)
        {
            return ApiProblems.From(tooLarge);
        }

        // what has begun to leave is noted, whether or not it arrives
        await log.NoteAsync(report.Note(Ids.New(time), ExportStep.Streamed, report.Rows), http.RequestAborted);
        http.Response.ContentType = WorkbookWriter.ContentType;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(report.FileName);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        try
        {
            await writer.WriteAsync(report.Workbook, http.Response.Body, null, http.RequestAborted);
        }
        catch (ReportStoppedException)
        {
            // half a workbook must not look like a whole one
            http.Abort();
        }

        return Results.Empty;
    }
}
