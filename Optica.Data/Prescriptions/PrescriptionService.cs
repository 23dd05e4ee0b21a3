using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Prescriptions;

namespace Optica.Data.Prescriptions;

/// <summary>Enters prescriptions and goes on with drafts (OR-23). Everything medical is encrypted before it is saved; doubts never block.</summary>
public sealed class PrescriptionService(
    IDbContextFactory<OpticaDbContext> contexts,
    ICurrentAccess access,
    PrescriptionJudge judge,
    PrescriptionWriter writer,
    PrescriptionContents contents
)
{
    /// <summary>Enters a prescription of a customer in reach; unless it is a draft, it becomes the current one of its kind, or history where one of a later day is current.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="input">The prescription as typed.</param>
    /// <param name="options">Draft or not, confirmation of warnings, and the operation id.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The new id (or that of the same operation carried out before); <see cref="AccessDenied"/>, <see cref="NotFound"/> (customer or
    /// branch), <see cref="Invalid"/>, <see cref="VersionConflict"/>, <see cref="OperationReused"/>.
    /// </returns>
    public Task<Result<Guid>> CreateAsync(
        Guid customerId,
        PrescriptionInput input,
        PrescriptionOptions options,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        return writer.OnceAsync((contexts, access), options, db => AddAsync(db, customerId, input, options, cancellation), cancellation);
    }

    /// <summary>Replaces what a draft says.</summary>
    /// <param name="id">The draft.</param>
    /// <param name="input">As typed; branch and customer stay as they are.</param>
    /// <param name="options">The version seen, and confirmation of warnings.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Its id; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="Invalid"/>, <see cref="VersionConflict"/>,
    /// <see cref="PrescriptionNotDraft"/>.
    /// </returns>
    public Task<Result<Guid>> ChangeDraftAsync(
        Guid id,
        PrescriptionInput input,
        PrescriptionOptions options,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        return DraftAsync(id, input, options with { AsDraft = true }, cancellation);
    }

    /// <summary>
    /// Replaces what a draft says and makes it the customer's current one of its kind, or history where one of a later day is current: all
    /// or nothing.
    /// </summary>
    /// <param name="id">The draft.</param>
    /// <param name="input">As typed; branch and customer stay as they are.</param>
    /// <param name="options">The version seen, and confirmation of warnings.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Its id; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="Invalid"/>, <see cref="VersionConflict"/>,
    /// <see cref="PrescriptionNotDraft"/>.
    /// </returns>
    public Task<Result<Guid>> ActivateDraftAsync(
        Guid id,
        PrescriptionInput input,
        PrescriptionOptions options,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        return DraftAsync(id, input, options with { AsDraft = false }, cancellation);
    }

    private Task<Result<Guid>> DraftAsync(Guid id, PrescriptionInput input, PrescriptionOptions options, CancellationToken cancellation) =>
        writer.OnceAsync((contexts, access), options, db => ReplaceAsync(db, id, input, options, cancellation), cancellation);

    private async Task<Result<Guid>> AddAsync(
        OpticaDbContext db,
        Guid customerId,
        PrescriptionInput input,
        PrescriptionOptions options,
        CancellationToken cancellation
    )
    {
        var found = await PrescriptionLoading.CustomerForChangeAsync(db, customerId, cancellation);
        if (!found.TryGet(out var customer, out var error))
        {
            return error;
        }

        var branch = await BranchChoice.ChooseAsync(db, input.BranchId, cancellation);
        if (branch.Error is not null and not Invalid)
        {
            return branch.Error;
        }

        Guid? place = branch.Succeeded ? branch.Value : null;
        var judged = await judge.JudgeAsync(db, input, new(customer, place), cancellation);
        var broken = Invalid.Join(branch.Error as Invalid, judged.Error as Invalid);
        if (Invalid.Join(options.Request.Unreadable, broken) is { } wrong)
        {
            return branch.Error is null ? wrong : wrong with { Code = ((Invalid)branch.Error).Code };
        }

        var owners = (customer.OrganisationId, branch.Value, customer.Id, customer.BranchId);
        var prescription = Prescription.Create(owners, input, judged.Value.Rules, writer.Now);
        return await writer.AddAsync(db, prescription, judged.Value.Content, options, cancellation);
    }

    private async Task<Result<Guid>> ReplaceAsync(
        OpticaDbContext db,
        Guid id,
        PrescriptionInput input,
        PrescriptionOptions options,
        CancellationToken cancellation
    )
    {
        var loaded = await PrescriptionLoading.WithCustomerAsync(db, id, cancellation);
        if (!loaded.TryGet(out var found, out var error))
        {
            return error;
        }

        var (draft, customer) = found;
        var judged = await judge.JudgeAsync(db, input, new(customer, draft.BranchId, id), cancellation);
        if (Invalid.Join(options.Request.Unreadable, judged.Error as Invalid) is { } wrong)
        {
            return wrong;
        }

        if (options.Version is { } seen && seen != draft.Version)
        {
            return new VersionConflict();
        }

        return await TakeAsync(db, draft, (input, judged.Value), options, cancellation);
    }

    /// <summary>Way is made first, in a save of its own that must not carry the draft's changes.</summary>
    private async Task<Result<Guid>> TakeAsync(
        OpticaDbContext db,
        Prescription draft,
        (PrescriptionInput Input, PrescriptionJudge.Judged Judged) next,
        PrescriptionOptions options,
        CancellationToken cancellation
    )
    {
        var isCurrent = false;
        if (!options.AsDraft && PrescriptionLife.MayEdit(draft.Status))
        {
            var coming = new PrescriptionLoading.Coming(draft.CustomerId, next.Input.Kind!.Value, next.Input.PrescribedOn!.Value, draft.Id);
            var way = await PrescriptionLoading.MakeWayAsync(db, coming, writer.Now, cancellation);
            if (!way.TryGet(out isCurrent, out var blocked))
            {
                return blocked;
            }
        }

        var changed = draft.Change(next.Input, next.Judged.Rules);
        if ((changed.Error ?? (options.AsDraft ? null : draft.Enter(isCurrent, writer.Now).Error)) is { } no)
        {
            return no;
        }

        await contents.ChangeAsync(db, draft, _ => PrescriptionWriter.Confirmed(next.Judged.Content, options), cancellation);
        // the version moves even when only the content did
        db.Entry(draft).Property(row => row.UpdatedAt).IsModified = true;
        if (!options.AsDraft)
        {
            db.Describe(PrescriptionWriter.EntryOf(isCurrent));
        }

        return await PrescriptionLoading.SaveAsync(db, cancellation) is { } failed ? failed : draft.Id;
    }
}
