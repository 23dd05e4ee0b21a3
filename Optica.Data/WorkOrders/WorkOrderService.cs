using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

/// <summary>Takes jobs and changes them (DOMAIN §9).</summary>
public sealed class WorkOrderService(
    IDbContextFactory<OpticaDbContext> contexts,
    ICurrentAccess access,
    WorkOrderWriter writer,
    TimeProvider time
)
{
    /// <summary>Takes a job for a customer in reach.</summary>
    /// <param name="input">As typed.</param>
    /// <param name="options">The operation id.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The new id (or that of the same operation carried out before); <see cref="AccessDenied"/>, <see cref="NotFound"/> (customer or
    /// branch), <see cref="Invalid"/>, <see cref="OperationReused"/>.
    /// </returns>
    public async Task<Result<Guid>> CreateAsync(WorkOrderInput input, OperationOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        if (await access.RefuseAsync(Permissions.WorkOrdersEdit, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var made = await db.TransactAsync(() => AddAsync(db, input, options, cancellation), cancellation);
        // the same click, twice at once: the other one's job is the answer
        return made.Error is UniqueViolated { IsOperation: true }
            ? await Operations.DoneBeforeAsync(db, options.Operation, cancellation) ?? made
            : made;
    }

    /// <summary>Changes the named fields of an open job; customer, branch, order and prescription stay as they are.</summary>
    /// <param name="id">The job.</param>
    /// <param name="update">Which fields, their values, and the version they were made on.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="Invalid"/>, <see cref="VersionConflict"/>,
    /// <see cref="InvalidWorkOrderTransition"/> for a job that is delivered or cancelled.
    /// </returns>
    public async Task<Result<Done>> ChangeAsync(Guid id, PartialUpdate<WorkOrderInput> update, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(update);
        if (await access.RefuseAsync(Permissions.WorkOrdersEdit, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync(() => ChangeAsync(db, id, update, cancellation), cancellation);
    }

    private async Task<Result<Guid>> AddAsync(
        OpticaDbContext db,
        WorkOrderInput input,
        OperationOptions options,
        CancellationToken cancellation
    )
    {
        if (await Operations.DoneBeforeAsync(db, options.Operation, cancellation) is { } before)
        {
            return before;
        }

        if (input.CustomerId is { } known)
        {
            // nobody withdraws a prescription between being looked at and being used, nor hands the order over or blocks the customer
            await FiguresWriter.HoldAsync(db, known, cancellation);
        }

        var customer = await db.Customers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == input.CustomerId, cancellation);
        if (customer is null && input.CustomerId is { } wanted)
        {
            return (Result<Guid>)await db.Customers.MissingAsync(row => row.Id == wanted, cancellation);
        }

        if (customer?.Suspended is { } suspended)
        {
            return suspended;
        }

        var branch = await BranchChoice.ChooseAsync(db, input.BranchId, cancellation);
        if (branch.Error is not null and not Invalid)
        {
            return branch.Error;
        }

        input.Normalise();
        Guid? place = branch.Succeeded ? branch.Value : null;
        var judge = await WorkOrderJudge.AtAsync(db, place, time, cancellation);
        var broken = await judge.NewAsync(input, place, cancellation);
        if (Invalid.Join(options.Unreadable, Invalid.Join(branch.Error as Invalid, broken)) is { } wrong)
        {
            return branch.Error is null ? wrong : wrong with { Code = branch.Error.Code };
        }

        return await SaveAsync(db, Draft(input, branch.Value, customer!), options, cancellation);
    }

    private async Task<Result<Guid>> SaveAsync(
        OpticaDbContext db,
        WorkOrderDraft draft,
        OperationOptions options,
        CancellationToken cancellation
    )
    {
        var added = await writer.AddAsync(db, draft, cancellation);
        if (!added.TryGet(out var job, out var error))
        {
            return error;
        }

        Operations.Note(db, options.Operation, job.Id, job.CreatedAt);
        return await db.TrySaveAsync(cancellation) is { } failed ? failed : job.Id;
    }

    private async Task<Result<Done>> ChangeAsync(
        OpticaDbContext db,
        Guid id,
        PartialUpdate<WorkOrderInput> update,
        CancellationToken cancellation
    )
    {
        var loaded = await WorkOrderLoading.ForChangeAsync(db, id, cancellation);
        if (!loaded.TryGet(out var job, out var error))
        {
            return error;
        }

        var input = update.Over(job.ToInput());
        input.Normalise();
        input.CustomerId = job.CustomerId;
        var judge = await WorkOrderJudge.AtAsync(db, job.BranchId, time, cancellation);
        var broken = await judge.ChangeAsync(input, job, cancellation);
        var options = new ChangeOptions(update.Version) { Unreadable = update.Unreadable };
        if (WorkOrderLoading.Refuse(job, options, broken) is { } refused)
        {
            return (Result<Done>)refused;
        }

        if (job.Change(input).Error is { } no)
        {
            return no;
        }

        return await db.TrySaveAsync(cancellation) is { } failed ? failed : default(Done);
    }

    private static WorkOrderDraft Draft(WorkOrderInput input, Guid branchId, Customer customer) =>
        new(input, (customer.OrganisationId, branchId, customer.Id, customer.BranchId));
}
