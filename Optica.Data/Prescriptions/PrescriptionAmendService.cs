using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Segments;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Prescriptions;

namespace Optica.Data.Prescriptions;

/// <summary>Corrects prescriptions: what was current is never changed, a new one takes its place (OR-23).</summary>
public sealed class PrescriptionAmendService(
    IDbContextFactory<OpticaDbContext> contexts,
    ICurrentAccess access,
    PrescriptionJudge judge,
    PrescriptionWriter writer
)
{
    /// <summary>
    /// Corrects the current prescription, expired or not: a new one of the same examination takes its place and tells why. The new one
    /// is current at once, of its own kind, unless one of a later day is.
    /// </summary>
    /// <param name="id">The one to correct.</param>
    /// <param name="amendment">What it should have said, and why.</param>
    /// <param name="options">The version seen, confirmation of warnings, and the operation id.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The new id (or that of the same operation carried out before); <see cref="AccessDenied"/>, <see cref="NotFound"/>,
    /// <see cref="Invalid"/>, <see cref="VersionConflict"/>, <see cref="InvalidPrescriptionTransition"/>, <see cref="OperationReused"/>.
    /// </returns>
    public Task<Result<Guid>> AmendAsync(Guid id, Amendment amendment, PrescriptionOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(amendment);
        ArgumentNullException.ThrowIfNull(options);
        return writer.OnceAsync((contexts, access), options, db => CorrectAsync(db, id, amendment, options, cancellation), cancellation);
    }

    private async Task<Result<Guid>> CorrectAsync(
        OpticaDbContext db,
        Guid id,
        Amendment amendment,
        PrescriptionOptions options,
        CancellationToken cancellation
    )
    {
        var loaded = await PrescriptionLoading.WithCustomerAsync(db, id, cancellation);
        if (!loaded.TryGet(out var found, out var error))
        {
            return error;
        }

        var (wrongOne, customer) = found;
        var reason = PrescriptionReason.Read(amendment.Reason);
        var judged = await judge.JudgeAsync(db, amendment.Input, new(customer, wrongOne.BranchId, id), cancellation);
        var broken = Invalid.Join(reason.Error as Invalid, judged.Error as Invalid);
        if (Invalid.Join(options.Request.Unreadable, broken) is { } wrong)
        {
            return wrong;
        }

        if (options.Version is { } seen && seen != wrongOne.Version)
        {
            return new VersionConflict();
        }

        if (!wrongOne.Amend(amendment.Input, judged.Value.Rules, writer.Now).TryGet(out var right, out var no))
        {
            return no;
        }

        // who makes a job of it at this moment is waited for, and told
        await FiguresWriter.HoldAsync(db, wrongOne.CustomerId, cancellation);
        await db.TellJobsAsync(wrongOne, writer.Now, cancellation);
        db.Describe("prescription_superseded");
        if (await db.TrySaveAsync(cancellation) is { } lost)
        {
            return lost;
        }

        var content = judged.Value.Content with { AmendReason = reason.Value };
        return await writer.AddAsync(db, right, content, options with { AsDraft = false }, cancellation);
    }
}
