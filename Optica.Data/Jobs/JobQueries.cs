using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;
using Optica.Domain.Jobs;

namespace Optica.Data.Jobs;

/// <summary>Reads the caller's own jobs.</summary>
public sealed class JobQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access)
{
    /// <summary>Most shown.</summary>
    public const int Most = 50;

    /// <summary>The newest jobs.</summary>
    /// <returns>At most 50, newest first, or <see cref="AccessDenied"/> for nobody.</returns>
    public async Task<Result<IReadOnlyList<JobRow>>> MineAsync(CancellationToken cancellation)
    {
        if (!(await access.RefreshAsync(cancellation)).IsSomebody)
        {
            return new AccessDenied();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.MyJobs()
            .OrderByDescending(row => row.CreatedAt)
            .ThenByDescending(row => row.Id)
            .Take(Most)
            .Rows()
            .ToListAsync(cancellation);
    }

    /// <summary>What is waiting or running.</summary>
    /// <returns>The jobs, oldest first, or <see cref="AccessDenied"/> for nobody.</returns>
    public async Task<Result<IReadOnlyList<JobRow>>> RunningAsync(CancellationToken cancellation)
    {
        if (!(await access.RefreshAsync(cancellation)).IsSomebody)
        {
            return new AccessDenied();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.MyJobs()
            .Where(row => row.Status == JobStatus.Waiting || row.Status == JobStatus.Running)
            .OrderBy(row => row.CreatedAt)
            .ThenBy(row => row.Id)
            .Take(Most)
            .Rows()
            .ToListAsync(cancellation);
    }

    /// <summary>One job.</summary>
    /// <param name="id">The job.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The job; <see cref="NotFound"/> also for another user's; <see cref="AccessDenied"/> for nobody.</returns>
    public async Task<Result<JobRow>> ReadAsync(Guid id, CancellationToken cancellation)
    {
        if (!(await access.RefreshAsync(cancellation)).IsSomebody)
        {
            return new AccessDenied();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.MyJobs().Where(row => row.Id == id).Rows().SingleOrDefaultAsync(cancellation) is { } job ? job : new NotFound();
    }
}
