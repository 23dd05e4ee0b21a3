using Microsoft.EntityFrameworkCore;
using Optica.Data.Customers;
using Optica.Data.Segments;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;

namespace Optica.Data.Prescriptions;

/// <summary>Steps in a prescription's life (OR-23). Nothing is deleted; why it was withdrawn is encrypted with the rest.</summary>
public sealed class PrescriptionLifeService(
    IDbContextFactory<OpticaDbContext> contexts,
    ICurrentAccess access,
    PrescriptionContents contents,
    TimeProvider time
)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Makes a draft the customer's current one of its kind; the one before is superseded. One of a later day stays current, and the draft is history.</summary>
    /// <param name="id">The draft.</param>
    /// <param name="options">The version seen.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="Invalid"/> (unreadable), <see cref="VersionConflict"/>,
    /// <see cref="InvalidPrescriptionTransition"/>.
    /// </returns>
    public Task<Result<Done>> ActivateAsync(Guid id, ChangeOptions options, CancellationToken cancellation) =>
        RunAsync(
            (id, options),
            null,
            async (db, draft, _) =>
            {
                if (!PrescriptionLife.MayGo(draft.Status, PrescriptionStatus.Active))
                {
                    return new InvalidPrescriptionTransition(PrescriptionLife.Next(draft.Status));
                }

                var customer = await PrescriptionLoading.CustomerForChangeAsync(db, draft.CustomerId, cancellation);
                if (customer.Error is { } missing)
                {
                    return missing;
                }

                var way = await PrescriptionLoading.MakeWayAsync(db, PrescriptionLoading.Coming.Of(draft), Now, cancellation);
                if (!way.TryGet(out var isCurrent, out var blocked))
                {
                    return blocked;
                }

                db.Describe(PrescriptionWriter.EntryOf(isCurrent));
                return draft.Enter(isCurrent, Now);
            },
            cancellation
        );

    /// <summary>Withdraws a draft or the current one.</summary>
    /// <param name="id">The prescription.</param>
    /// <param name="reason">Why, 1–400.</param>
    /// <param name="options">The version seen.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="Invalid"/>, <see cref="VersionConflict"/>,
    /// <see cref="InvalidPrescriptionTransition"/>.
    /// </returns>
    public Task<Result<Done>> CancelAsync(Guid id, string? reason, ChangeOptions options, CancellationToken cancellation) =>
        CloseAsync((id, options), reason, ("prescription_cancelled", row => row.Cancel(Now)), cancellation);

    /// <summary>Says that the current one never was right: wrong customer, wrong values.</summary>
    /// <param name="id">The prescription.</param>
    /// <param name="reason">Why, 1–400.</param>
    /// <param name="options">The version seen.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="Invalid"/>, <see cref="VersionConflict"/>,
    /// <see cref="InvalidPrescriptionTransition"/>.
    /// </returns>
    public Task<Result<Done>> MarkEnteredInErrorAsync(Guid id, string? reason, ChangeOptions options, CancellationToken cancellation) =>
        CloseAsync((id, options), reason, ("prescription_entered_in_error", row => row.MarkEnteredInError(Now)), cancellation);

    private Task<Result<Done>> CloseAsync(
        (Guid Id, ChangeOptions Options) which,
        string? reason,
        (string Action, Func<Prescription, Result<Done>> Step) how,
        CancellationToken cancellation
    ) =>
        RunAsync(
            which,
            PrescriptionReason.Read(reason),
            async (db, row, why) =>
            {
                if (how.Step(row).Error is { } no)
                {
                    return no;
                }

                await contents.ChangeAsync(db, row, content => content with { ClosingReason = why }, cancellation);
                // who makes a job of it at this moment is waited for, and told
                await FiguresWriter.HoldAsync(db, row.CustomerId, cancellation);
                await db.TellJobsAsync(row, Now, cancellation);
                db.Describe(how.Action);
                return default(Done);
            },
            cancellation
        );

    /// <summary>Rights, record, fields, version, then the step: the same order everywhere.</summary>
    private async Task<Result<Done>> RunAsync(
        (Guid Id, ChangeOptions Options) which,
        Result<string>? reason,
        Func<OpticaDbContext, Prescription, string?, Task<Result<Done>>> act,
        CancellationToken cancellation
    )
    {
        if (await access.RefuseAsync(Permissions.Clinical, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync<Done>(
            async () =>
            {
                var loaded = await PrescriptionLoading.ForChangeAsync(db, which.Id, cancellation);
                if (!loaded.TryGet(out var row, out var missing))
                {
                    return missing;
                }

                if (await Suspension.OfAsync(db, row.CustomerId, cancellation) is { } suspended)
                {
                    return (Result<Done>)suspended;
                }

                if (Invalid.Join(which.Options.Unreadable, reason?.Error as Invalid) is { } wrong)
                {
                    return wrong;
                }

                if (which.Options.Version is { } seen && seen != row.Version)
                {
                    return new VersionConflict();
                }

                return (await act(db, row, reason?.Value)).Error is { } no ? no
                    : await PrescriptionLoading.SaveAsync(db, cancellation) is { } failed ? failed
                    : default(Done);
            },
            cancellation
        );
    }
}
