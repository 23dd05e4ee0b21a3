using Microsoft.EntityFrameworkCore;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;

namespace Optica.Data.Prescriptions;

/// <summary>A prescription as pages and the API show it.</summary>
internal static class PrescriptionTelling
{
    /// <summary>Steps that people take; the others follow from what happens to other prescriptions, or from the day.</summary>
    private static readonly PrescriptionStatus[] ByHand =
    [
        PrescriptionStatus.Active,
        PrescriptionStatus.Cancelled,
        PrescriptionStatus.EnteredInError,
    ];

    /// <param name="db">The caller's context.</param>
    /// <param name="found">The prescription, in reach.</param>
    /// <param name="content">What may be told of its content.</param>
    /// <param name="days">The day at each branch.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<PrescriptionDetail> TellAsync(
        OpticaDbContext db,
        Prescription found,
        PrescriptionContent? content,
        BranchDays days,
        CancellationToken cancellation
    )
    {
        var more = await db
            .Prescriptions.Where(row => row.Id == found.Id)
            .Select(row => new
            {
                Customer = db
                    .Customers.Where(customer => customer.Id == row.CustomerId)
                    .Select(customer => customer.FullName)
                    .FirstOrDefault(),
                By = db.Users.Where(user => user.Id == row.CreatedBy).Select(user => user.DisplayName).FirstOrDefault(),
                AmendedBy = db.Prescriptions.Where(other => other.AmendsId == row.Id).Select(other => (Guid?)other.Id).FirstOrDefault(),
            })
            .SingleAsync(cancellation);
        var row = await db.Prescriptions.Where(one => one.Id == found.Id).Rows(db).SingleAsync(cancellation);
        var branch = await BranchQueries.RowAsync(db, found.BranchId, cancellation);
        var may = db.Scope.May(Permissions.Clinical) && PrescriptionLoading.MayChange(db.Scope, found);
        return new(row.On(days), more.Customer ?? "", branch with { MayChange = may }, content)
        {
            AmendedById = more.AmendedBy,
            CreatedAt = found.CreatedAt,
            CreatedBy = more.By,
            StatusAt = found.StatusAt,
            Next = [.. PrescriptionLife.Next(found.Status).Where(ByHand.Contains)],
            MayAmend = PrescriptionLife.MayGo(found.Status, PrescriptionStatus.Superseded),
        };
    }
}
