using Optica.Data.Customers;
using Optica.Data.Organisations;
using Optica.Data.Prescriptions;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Organisations;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.WorkOrders;

/// <summary>Makes the start of a job's form.</summary>
public sealed class WorkOrderFormOpener(
    WorkOrderQueries jobs,
    CustomerQueries customers,
    PrescriptionQueries prescriptions,
    BranchQueries branches,
    ICurrentAccess access
)
{
    /// <summary>The form of an open job.</summary>
    /// <returns>The form; <see cref="NotFound"/>, <see cref="AccessDenied"/>, <see cref="InvalidWorkOrderTransition"/> once it is closed.</returns>
    public async Task<Result<WorkOrderForm>> OfJobAsync(Guid id, CancellationToken cancellation)
    {
        if (!(await jobs.ReadAsync(id, cancellation)).TryGet(out var job, out var error))
        {
            return error;
        }

        if (!job.Branch.MayChange || !access.Scope.May(Permissions.WorkOrdersEdit))
        {
            return new AccessDenied();
        }

        if (job.Row.Status.IsOpen() && await customers.SuspendedAsync(job.Row.CustomerId, cancellation) is { } suspended)
        {
            return suspended;
        }

        return job.Row.Status.IsOpen()
            ? new WorkOrderForm(job.Input, job.Row.CustomerName, job.Row.BranchId)
            {
                Version = job.Row.Version,
                Number = job.Row.Number,
                ChangedBy = job.ChangedBy,
            }
            : new InvalidWorkOrderTransition(job.Row.Status, job.Row.Allowed);
    }

    /// <summary>What keeps somebody from making a new one, before it is known whose it is to be.</summary>
    /// <returns>Null, or <see cref="AccessDenied"/>.</returns>
    public Task<Error?> RefusedAsync(CancellationToken cancellation) => access.RefuseAsync(Permissions.WorkOrdersEdit, cancellation);

    /// <summary>The form of a new job of a customer.</summary>
    /// <returns>The form; <see cref="NotFound"/>, <see cref="AccessDenied"/>.</returns>
    public async Task<Result<WorkOrderForm>> OfCustomerAsync(Guid customerId, Guid? orderId, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.WorkOrdersEdit, cancellation) is { } refused)
        {
            return refused;
        }

        if (!(await customers.RowAsync(customerId, cancellation)).TryGet(out var customer, out var error))
        {
            return error;
        }

        if (customer.Refusal is { } suspended)
        {
            return suspended;
        }

        var mine = (await branches.MineAsync(cancellation)).TryGet(out var rows, out _) ? rows : [];
        List<BranchRow> possible = access.Scope.SelectedBranchId is null ? [.. mine.Where(branch => branch.MayChange)] : [];
        // who may not see which prescriptions there are takes the job without one; nothing is made by one that has expired
        var found = (await prescriptions.CurrentAsync(customerId, cancellation)).TryGet(out var all, out _) ? all : [];
        List<PrescriptionRow> current = [.. found.Where(row => row.Status == PrescriptionStatus.Active)];
        // an order out of reach tells nothing, and is refused when the job is saved
        var words = orderId is { } of && (await jobs.OfOrderAsync(of, cancellation)).TryGet(out var told, out _) ? told : null;
        var input = new WorkOrderInput
        {
            LensDescription = words?.Lens,
            FrameDescription = words?.Frame,
            CustomerId = customerId,
            OrderId = orderId,
            BranchId = possible.Find(branch => branch.Id == customer.BranchId)?.Id,
            PrescriptionId = current.Count == 1 ? current[0].Id : null,
            LensKind = current.Count == 1 ? current[0].Kind : null,
            Priority = WorkOrderPriority.Normal,
        };
        return new WorkOrderForm(input, customer.FullName, access.Scope.SelectedBranchId ?? input.BranchId)
        {
            Branches = possible,
            Prescriptions = current,
        };
    }
}
