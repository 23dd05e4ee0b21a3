using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Notifications;

namespace Optica.Data.Customers;

/// <summary>Decides a transfer request. The decision lends the deciding side's consent: the save may write to both branches.</summary>
internal static class TransferDecision
{
    public static async Task<Result<Done>> RunAsync(
        OpticaDbContext db,
        TransferRequest request,
        bool accept,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        if (accept && await BranchChoice.ShutAsync(db, request.ToBranchId, cancellation) is { } shut)
        {
            return shut;
        }

        var now = time.GetUtcNow().UtcDateTime;
        if (request.Decide(accept, db.Scope.UserId!.Value, now).Error is { } no)
        {
            return no;
        }

        if (!accept)
        {
            var asking = request.DecidingBranchId == request.FromBranchId ? request.ToBranchId : request.FromBranchId;
            db.Notifications.Add(
                Notification.For(NotificationKind.TransferRefused, (request.OrganisationId, asking), request.Id, (db.Scope.UserId, now))
            );
            db.Describe("transfer_refused", request.Reason);
            return await db.TrySaveAsync(cancellation) is { } failed ? failed : default(Done);
        }

        // the other side consented by asking
        db.LentBranch = request.DecidingBranchId == request.FromBranchId ? request.ToBranchId : request.FromBranchId;
        var customer = await db
            .Customers.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .Include(row => row.Tags)
            .Include(row => row.Consents)
            .SingleOrDefaultAsync(row => row.Id == request.CustomerId && row.BranchId == request.FromBranchId, cancellation);
        return customer is null
            ? new NotFound()
            : await TransferMove.RunAsync(db, customer, new TransferInput(request.ToBranchId, request.Reason, true), time, cancellation);
    }
}
