using Microsoft.EntityFrameworkCore;
using Optica.Data.Organisations;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;

namespace Optica.Data.Prescriptions;

/// <summary>What changed in a customer's eyes. Clinical; every prescription that is opened for it is audited.</summary>
public sealed class PrescriptionTrendQueries(
    IDbContextFactory<OpticaDbContext> contexts,
    ICurrentAccess access,
    PrescriptionContents contents,
    TimeProvider time
)
{
    /// <summary>Two prescriptions of one customer side by side, the one examined first on the left.</summary>
    /// <param name="one">A prescription.</param>
    /// <param name="other">Another one of the same customer.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Both and what changed; <see cref="NotFound"/>, <see cref="AccessDenied"/>, or <see cref="Invalid"/> for two customers' or the same
    /// one twice.
    /// </returns>
    public async Task<Result<PrescriptionComparison>> CompareAsync(Guid one, Guid other, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.Clinical, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await db.Prescriptions.AsNoTracking().Where(row => row.Id == one || row.Id == other).ToListAsync(cancellation);
        foreach (var id in new[] { one, other }.Where(id => found.TrueForAll(row => row.Id != id)))
        {
            return (Result<PrescriptionComparison>)await db.Prescriptions.MissingAsync(row => row.Id == id, cancellation);
        }

        if (found.Count != 2 || found[0].CustomerId != found[1].CustomerId)
        {
            return Invalid.At("OtherId", found.Count == 2 ? "prescriptions_of_two_customers" : "prescription_compared_with_itself");
        }

        List<Prescription> ordered = [.. found.OrderBy(row => row.PrescribedOn).ThenBy(row => row.CreatedAt).ThenBy(row => row.Id)];
        var opened = await contents.OpenAsync(db, [one, other], cancellation);
        await contents.NoteReadAsync(db, ordered, cancellation);
        var days = await BranchDays.ReadAsync(db, time, cancellation);
        var (earlier, later) = (opened[ordered[0].Id], opened[ordered[1].Id]);
        return new PrescriptionComparison(
            await PrescriptionTelling.TellAsync(db, ordered[0], earlier, days, cancellation),
            await PrescriptionTelling.TellAsync(db, ordered[1], later, days, cancellation),
            [.. Eyes.Both.Select(eye => EyeChange.Of(eye, earlier.Values, later.Values))]
        );
    }

    /// <summary>
    /// How a customer's eyes went, examination by examination, the oldest first: of the prescriptions that compare with a kind, were
    /// current once, and are neither wrong nor corrected.
    /// </summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="kind">Which: all kinds that look far count together, reading, screen and contact lenses each alone.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>At most 200 points; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<IReadOnlyList<TrendPoint>>> EvolutionAsync(
        Guid customerId,
        PrescriptionKind kind,
        CancellationToken cancellation
    )
    {
        if (await access.RefuseAsync(Permissions.Clinical, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if ((await PrescriptionLoading.CustomerAsync(db, customerId, cancellation)).Error is { } missing)
        {
            return missing;
        }

        var rows = await PrescriptionJudge.CountingAsync(db, customerId, cancellation);
        rows.RemoveAll(row => !kind.ComparesWith(row.Kind));
        rows.Reverse();
        var opened = await contents.OpenAsync(db, [.. rows.Select(row => row.Id)], cancellation);
        await contents.NoteReadAsync(db, rows, cancellation);
        return Result.Of<IReadOnlyList<TrendPoint>>([
            .. rows.Select(row => new TrendPoint(
                row.Id,
                row.Kind,
                row.PrescribedOn,
                TrendEye.Of(opened[row.Id].Values.Right),
                TrendEye.Of(opened[row.Id].Values.Left)
            )),
        ]);
    }
}
