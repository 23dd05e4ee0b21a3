using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Saving;

namespace Optica.Data.Saving;

/// <summary>One click, one effect: what a form or an API client asked for before is answered, not done again.</summary>
internal static class Operations
{
    /// <summary>The record an operation made before.</summary>
    /// <returns>Null when it is new; its record; or <see cref="OperationReused"/> when it came with another request.</returns>
    public static async Task<Result<Guid>?> DoneBeforeAsync(
        OpticaDbContext db,
        (Guid? Id, byte[]? Hash) operation,
        CancellationToken cancellation
    )
    {
        if (operation.Id is not { } operationId)
        {
            return null;
        }

        var userId = db.Scope.UserId;
        var done = await db
            .ProcessedOperations.AsNoTracking()
            .SingleOrDefaultAsync(row => row.UserId == userId && row.OperationId == operationId, cancellation);
        return done switch
        {
            null => null,
            _ when !(done.RequestHash ?? []).SequenceEqual(operation.Hash ?? []) => new OperationReused(),
            _ => done.RecordId,
        };
    }

    /// <summary>Notes that an operation makes a record, in the save that makes it.</summary>
    public static void Note(OpticaDbContext db, (Guid? Id, byte[]? Hash) operation, Guid recordId, DateTime at)
    {
        if (operation.Id is { } operationId)
        {
            db.ProcessedOperations.Add(new ProcessedOperation(db.Scope.UserId!.Value, operationId, recordId, operation.Hash, at));
        }
    }
}
