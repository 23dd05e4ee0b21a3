using Microsoft.EntityFrameworkCore;
using Optica.Domain.Jobs;

namespace Optica.Data.Jobs;

/// <summary>The shapes of job queries.</summary>
internal static class JobLists
{
    /// <summary>The caller's own jobs: nobody sees another's, whatever their role.</summary>
    public static IQueryable<Job> MyJobs(this OpticaDbContext db)
    {
        var userId = db.Scope.UserId;
        return db.Jobs.Where(row => row.UserId == userId);
    }

    public static IQueryable<JobRow> Rows(this IQueryable<Job> rows) =>
        rows.AsNoTracking()
            .Select(row => new JobRow(
                row.Id,
                row.Kind,
                row.Parameters,
                row.Status,
                row.Progress,
                row.Goal,
                new JobResult(row.ResultFile, row.ResultRows, row.ResultBytes),
                row.CancelRequested,
                row.ErrorCode,
                row.TraceId,
                row.CreatedAt,
                row.EndedAt
            ));
}
