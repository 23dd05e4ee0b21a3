using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

/// <summary>Makes a delivered job anew under warranty: a new job, linked to the original (DOMAIN §9).</summary>
public sealed class WorkOrderRemakeService(
    IDbContextFactory<OpticaDbContext> contexts,
    ICurrentAccess access,
    WorkOrderWriter writer,
    WorkOrderContents contents,
    TimeProvider time
)
{
    /// <summary>
    /// Takes the job again: lenses, frame, laboratory and order of the original, urgent by one step; by the original's snapshot, or by
    /// another prescription of the customer, which is needed where the original's was withdrawn or corrected since.
    /// </summary>
    /// <param name="id">The original.</param>
    /// <param name="input">Why, and what is different.</param>
    /// <param name="options">The operation id.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The new id (or that of the same operation carried out before); <see cref="AccessDenied"/>, <see cref="NotFound"/>,
    /// <see cref="Invalid"/>, <see cref="InvalidWorkOrderTransition"/> while the original is not delivered, <see cref="OperationReused"/>.
    /// </returns>
    public async Task<Result<Guid>> RemakeAsync(Guid id, RemakeInput input, OperationOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        if (await access.RefuseAsync(Permissions.WorkOrdersEdit, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var made = await db.TransactAsync(() => AddAsync(db, id, input, options, cancellation), cancellation);
        return made.Error is UniqueViolated { IsOperation: true }
            ? await Operations.DoneBeforeAsync(db, options.Operation, cancellation) ?? made
            : made;
    }

    private async Task<Result<Guid>> AddAsync(
        OpticaDbContext db,
        Guid id,
        RemakeInput input,
        OperationOptions options,
        CancellationToken cancellation
    )
    {
        if (await Operations.DoneBeforeAsync(db, options.Operation, cancellation) is { } before)
        {
            return before;
        }

        var loaded = await WorkOrderLoading.ForChangeAsync(db, id, cancellation);
        if (!loaded.TryGet(out var original, out var error))
        {
            return error;
        }

        if (await BranchChoice.ShutAsync(db, original.BranchId, cancellation) is { } shut)
        {
            return shut;
        }

        // nobody withdraws a prescription between being looked at and being used
        await FiguresWriter.HoldAsync(db, original.CustomerId, cancellation);
        var clean = input.Clean();
        var judge = await WorkOrderJudge.AtAsync(db, original.BranchId, time, cancellation);
        var newer = await judge.RemakeAsync(clean.PrescriptionId, original, cancellation);
        var kind = await LensKinds.FollowAsync(db, original.LensKind, (original.PrescriptionId, clean.PrescriptionId), cancellation);
        newer ??= kind.Error as Invalid;
        var broken = Invalid.Join(clean.Check(), Invalid.Join(judge.Promise(clean.PromisedOn), newer));
        if (Invalid.Join(options.Unreadable, broken) is { } wrong)
        {
            return wrong;
        }

        if (!WorkOrderRules.MayRemake(original.Status))
        {
            return original.Refusal();
        }

        var keeps = clean.PrescriptionId is null || clean.PrescriptionId == original.PrescriptionId;
        var kept = keeps ? await contents.OpenAsync(db, original.Id, cancellation) : null;
        var added = await writer.AddAsync(db, clean.Draft(original, kept, kind.Value), cancellation);
        if (!added.TryGet(out var job, out var failed))
        {
            return failed;
        }

        Operations.Note(db, options.Operation, job.Id, job.CreatedAt);
        db.Describe("work_order_remade", clean.Cause);
        return await db.TrySaveAsync(cancellation) is { } lost ? lost : job.Id;
    }
}
