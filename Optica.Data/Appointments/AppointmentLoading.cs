using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Appointments;
using Optica.Domain.Common;

namespace Optica.Data.Appointments;

/// <summary>Loads a visit through the filters before a change, and saves it.</summary>
internal static class AppointmentLoading
{
    /// <returns>The tracked visit with its cells; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public static async Task<Result<Appointment>> ForChangeAsync(OpticaDbContext db, Guid id, CancellationToken cancellation)
    {
        var visit = await db.Appointments.Include(row => row.Cells).SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (visit is null)
        {
            return (Result<Appointment>)await db.Appointments.MissingAsync(row => row.Id == id, cancellation);
        }

        return MayChange(db.Scope, visit.BranchId, visit.CustomerBranchId) ? visit : new AccessDenied();
    }

    /// <summary>Where it takes place or where the customer belongs: whoever may change records of either.</summary>
    public static bool MayChange(AccessScope scope, Guid branchId, Guid customerBranchId) =>
        !scope.IsPlatform && (scope.Changes(branchId) || scope.Changes(customerBranchId));

    /// <summary>Saves; of two who want one time, the key of the cells lets one through.</summary>
    public static async Task<Error?> SaveAsync(OpticaDbContext db, CancellationToken cancellation) =>
        await db.TrySaveAsync(cancellation) switch
        {
            UniqueViolated { IsCell: true } => new SlotTaken(),
            var outcome => outcome,
        };
}
