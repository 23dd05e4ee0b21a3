using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Saving;

namespace Optica.Data.Saving;

/// <summary>The changes of the shared database: of all organisations, since each screen picks its own.</summary>
internal sealed class ChangeTable(SystemAccess system) : IChangeSource
{
    public async Task<ulong> SettledAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        return await db.SettledAsync(cancellation);
    }

    public async Task<IReadOnlyList<Change>> AfterAsync(ulong position, int most, CancellationToken cancellation)
    {
        await using var db = system.Open();
        return await db.ChangesAfter(position).AsNoTracking().Take(most).ToListAsync(cancellation);
    }

    public async Task<int> CountAsync(ulong position, CancellationToken cancellation)
    {
        await using var db = system.Open();
        return await db.ChangesAfter(position).CountAsync(cancellation);
    }
}
