using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Organisations;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>Reads requests of rights for the profile and their receipts.</summary>
public sealed class RightsQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    /// <summary>Most shown.</summary>
    public const int Most = 100;

    /// <summary>The requests about a customer, newest first.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>At most 100 requests, and what an erasure of today would keep; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<RightsFile>> ListAsync(Guid customerId, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.CustomersRights, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Customers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == customerId, cancellation) is not { } customer)
        {
            return (Result<RightsFile>)await db.Customers.MissingAsync(row => row.Id == customerId, cancellation);
        }

        var rows = await db
            .RightsRequests.AsNoTracking()
            .Where(row => row.CustomerId == customerId)
            .OrderByDescending(row => row.AskedAt)
            .ThenByDescending(row => row.Id)
            .Take(Most)
            .Select(Row(db))
            .ToListAsync(cancellation);
        var today = (await BranchDays.ReadAsync(db, time, cancellation))[customer.BranchId];
        var plan = await ErasureHolds.PlanAsync(db, customer, today, cancellation);
        return new RightsFile(rows, plan, today, db.Scope.Changes(customer.BranchId));
    }

    /// <summary>One request with whom it is about: its receipt.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="id">The request.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The receipt; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<RightsReceipt>> ReceiptAsync(Guid customerId, Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.CustomersRights, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var request = await db
            .RightsRequests.AsNoTracking()
            .Where(row => row.Id == id && row.CustomerId == customerId)
            .Select(Row(db))
            .SingleOrDefaultAsync(cancellation);
        if (request is null)
        {
            return (Result<RightsReceipt>)
                await db.RightsRequests.MissingAsync(row => row.Id == id && row.CustomerId == customerId, cancellation);
        }

        var customer = await db.Customers.AsNoTracking().SingleAsync(row => row.Id == customerId, cancellation);
        await db.NoteSeenAsync(SightingSurface.Record, [customerId], cancellation);
        var branch = await db.Branches.AsNoTracking().SingleAsync(row => row.Id == customer.BranchId, cancellation);
        return new RightsReceipt(request, customer.FullName, customer.Rut ?? customer.DocumentNumber, branch.Name, branch.TimeZone);
    }

    private static Expression<Func<RightsRequest, RightsRow>> Row(OpticaDbContext db) =>
        row => new RightsRow
        {
            Id = row.Id,
            Version = row.Version,
            Number = row.Number,
            Kind = row.Kind,
            Status = row.Status,
            Applicant = row.Applicant,
            Evidence = row.Evidence,
            AskedAt = row.AskedAt,
            AskedBy = db.Users.Where(user => user.Id == row.AskedBy).Select(user => user.DisplayName).FirstOrDefault(),
            DueOn = row.DueOn,
            DoneAt = row.DoneAt,
            DoneBy = db.Users.Where(user => user.Id == row.DoneBy).Select(user => user.DisplayName).FirstOrDefault(),
            Answer = row.Answer,
            Kept = new ErasurePlan(row.ClinicalUntil, row.SalesUntil),
            JobId = row.JobId,
        };
}
