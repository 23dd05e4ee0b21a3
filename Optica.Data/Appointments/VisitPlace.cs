using Microsoft.EntityFrameworkCore;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Domain.Appointments;
using Optica.Domain.Common;

namespace Optica.Data.Appointments;

/// <summary>Where a visit is to take place, and of which branch its customer is.</summary>
/// <param name="BranchId">The branch of the visit; empty when it could not be told.</param>
/// <param name="CustomerBranchId">The customer's branch; null for guests.</param>
/// <param name="Wrong">Broken rules about branch and resource, or null.</param>
internal sealed record VisitPlace(Guid BranchId, Guid? CustomerBranchId, Invalid? Wrong)
{
    /// <summary>Looks the records of a booking up: customer, resource, branch, in this order.</summary>
    /// <returns>The place; <see cref="NotFound"/> or <see cref="AccessDenied"/> for a record that is not there or out of reach.</returns>
    public static async Task<Result<VisitPlace>> FindAsync(OpticaDbContext db, AppointmentInput input, CancellationToken cancellation)
    {
        var customer = await CustomerBranchAsync(db, input.CustomerId, cancellation);
        if (customer.Error is { } nobody)
        {
            return nobody;
        }

        var resource = input.ResourceId is { } id
            ? await db.BookableResources.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation)
            : null;
        if (resource is null && input.ResourceId is { } missing)
        {
            return (Result<VisitPlace>)await db.BookableResources.MissingAsync(row => row.Id == missing, cancellation);
        }

        // where nothing is named or selected, the resource says it: that is no switch of branch
        var branch = await BranchChoice.ChooseAsync(db, input.BranchId ?? db.Scope.SelectedBranchId ?? resource?.BranchId, cancellation);
        return branch.Error switch
        {
            null => new VisitPlace(branch.Value, customer.Value, Refuse(resource, branch.Value)),
            Invalid wrong => new VisitPlace(Guid.Empty, customer.Value, wrong),
            var refused => refused,
        };
    }

    /// <summary>Whether a visit can be moved to a resource. One that stays where it is may do so although the branch is out of reach.</summary>
    /// <returns>Done; <see cref="NotFound"/> or <see cref="AccessDenied"/>; <see cref="Invalid"/> at the resource.</returns>
    public static async Task<Result<Done>> MoveAsync(OpticaDbContext db, Appointment visit, Guid resourceId, CancellationToken cancellation)
    {
        var resource = await db
            .BookableResources.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == resourceId, cancellation);
        return resource is null ? new NotFound()
            : resource.BranchId != visit.BranchId && !db.Scope.Reaches(resource.BranchId) ? new AccessDenied()
            : Refuse(resource, visit.BranchId) is { } wrong ? wrong
            : await BranchChoice.ShutAsync(db, visit.BranchId, cancellation) is { } shut ? shut
            : default(Done);
    }

    private static Invalid? Refuse(BookableResource? resource, Guid branchId) =>
        resource is null ? null
        : resource.BranchId != branchId ? Invalid.At(nameof(AppointmentInput.ResourceId), "resource_of_other_branch")
        : !resource.IsActive ? Invalid.At(nameof(AppointmentInput.ResourceId), "resource_inactive")
        : null;

    private static async Task<Result<Guid?>> CustomerBranchAsync(OpticaDbContext db, Guid? id, CancellationToken cancellation)
    {
        if (id is not { } wanted)
        {
            return (Guid?)null;
        }

        await FiguresWriter.HoldAsync(db, wanted, cancellation);
        var customer = await db.Customers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == wanted, cancellation);
        return customer is null ? await db.Customers.MissingAsync(row => row.Id == wanted, cancellation)
            : customer.Suspended is { } suspended ? suspended
            : (Guid?)customer.BranchId;
    }
}
