using Microsoft.EntityFrameworkCore;
using Optica.Data.Customers;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Appointments;

/// <summary>Loads a visit through the filters before a change, and saves it.</summary>
internal static class AppointmentLoading
{
    /// <summary>For a change: refused while nothing may be done with the customer's data.</summary>
    /// <returns>The tracked visit with its cells; <see cref="NotFound"/>, <see cref="AccessDenied"/>, <see cref="CustomerBlocked"/> or <see cref="CustomerErased"/>.</returns>
    public static async Task<Result<Appointment>> ForChangeAsync(OpticaDbContext db, Guid id, CancellationToken cancellation)
    {
        var loaded = await ForEndAsync(db, id, cancellation);
        return loaded.TryGet(out var visit, out _) && await Suspension.OfAsync(db, visit.CustomerId, cancellation) is { } suspended
            ? suspended
            : loaded;
    }

    /// <summary>For what ends a visit, blocked or not: it took place, nobody came, it is called off.</summary>
    /// <returns>The tracked visit with its cells; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public static async Task<Result<Appointment>> ForEndAsync(OpticaDbContext db, Guid id, CancellationToken cancellation)
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
