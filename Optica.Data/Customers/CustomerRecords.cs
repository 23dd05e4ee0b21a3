using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>
/// Records made for a customer carry the customer's branch, which follows transfers (DOMAIN §1). It is no content of theirs: one
/// statement a table, no versions, no lines in their histories; the customer's own history tells of the transfer.
/// </summary>
internal static class CustomerRecords
{
    public static async Task FollowAsync(OpticaDbContext db, Customer customer, CancellationToken cancellation)
    {
        await MoveAsync(db.Orders, customer, cancellation);
        await MoveAsync(db.OrderLines, customer, cancellation);
        await MoveAsync(db.OrderPayments, customer, cancellation);
        await MoveAsync(db.OrderRefunds, customer, cancellation);
        await MoveAsync(db.Quotes, customer, cancellation);
        await MoveAsync(db.QuoteAlternatives, customer, cancellation);
        await MoveAsync(db.QuoteLines, customer, cancellation);
        await MoveAsync(db.Prescriptions, customer, cancellation);
        await MoveAsync(db.PrescriptionMedical, customer, cancellation);
        await MoveAsync(db.WorkOrders, customer, cancellation);
        await MoveAsync(db.WorkOrderSteps, customer, cancellation);
        await MoveAsync(db.WorkOrderMedical, customer, cancellation);
        await MoveAsync(db.WorkOrderChecks, customer, cancellation);
        await db
            .Appointments.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .Where(row => row.CustomerId == customer.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.CustomerBranchId, customer.BranchId), cancellation);
        foreach (
            var request in await db
                .RightsRequests.IgnoreQueryFilters([TenancyModel.BranchFilter])
                .Where(row => row.CustomerId == customer.Id)
                .ToListAsync(cancellation)
        )
        {
            request.MoveTo(customer.BranchId);
        }

        foreach (
            var member in await db
                .AgreementMembers.IgnoreQueryFilters([TenancyModel.BranchFilter])
                .Where(row => row.CustomerId == customer.Id)
                .ToListAsync(cancellation)
        )
        {
            member.MoveTo(customer.BranchId);
        }
    }

    private static Task<int> MoveAsync<T>(IQueryable<T> records, Customer customer, CancellationToken cancellation)
        where T : class, ICustomerRecord
    {
        var (customerId, branchId) = (customer.Id, customer.BranchId);
        return records
            .IgnoreQueryFilters([TenancyModel.BranchFilter])
            .Where(row => row.CustomerId == customerId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.CustomerBranchId, branchId), cancellation);
    }
}
