using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;

namespace Optica.Data.Encryption;

/// <summary>A column of one entity, whose properties are known by name.</summary>
internal sealed class SealedColumn<T>((string Key, string Owner, string Bytes) names, Func<SealedRow, string> place)
    : SealedColumn(typeof(T).Name, place)
    where T : class, IOrganisationOwned
{
    public override Task<List<Guid>> IdsAsync(OpticaDbContext db, Guid organisationId, CancellationToken cancellation) =>
        db.Set<T>()
            .Where(row => row.OrganisationId == organisationId)
            .Select(row => EF.Property<Guid>(row, names.Key))
            .OrderBy(id => id)
            .ToListAsync(cancellation);

    public override Task<List<SealedRow>> ReadAsync(OpticaDbContext db, Guid[] ids, CancellationToken cancellation) =>
        db.Set<T>()
            .AsNoTracking()
            .Where(row => ids.Contains(EF.Property<Guid>(row, names.Key)))
            .Select(row => new SealedRow(
                EF.Property<Guid>(row, names.Key),
                EF.Property<Guid>(row, names.Owner),
                EF.Property<byte[]>(row, names.Bytes)
            ))
            .ToListAsync(cancellation);

    public override async Task<bool> ReplaceAsync(OpticaDbContext db, SealedRow read, byte[] next, CancellationToken cancellation) =>
        await db.Set<T>()
            .Where(row => EF.Property<Guid>(row, names.Key) == read.Id && EF.Property<byte[]>(row, names.Bytes) == read.Bytes)
            .ExecuteUpdateAsync(set => set.SetProperty(row => EF.Property<byte[]>(row, names.Bytes), next), cancellation) == 1;
}
