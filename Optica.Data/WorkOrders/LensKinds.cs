using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

/// <summary>What lenses are for once another prescription takes the place of the one they were to be made by (OR-23).</summary>
internal static class LensKinds
{
    /// <summary>
    /// Lenses of the prescribed kind follow the new prescription's kind; what was chosen otherwise (reading lenses by a progressive
    /// prescription) stays.
    /// </summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="made">What the lenses were for.</param>
    /// <param name="change">The prescription before, and the one that is to be used now; both may be none.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What they are for now; <see cref="Invalid"/> where spectacles would be made by a prescription of contact lenses, or the other way.</returns>
    public static async Task<Result<PrescriptionKind>> FollowAsync(
        OpticaDbContext db,
        PrescriptionKind made,
        (Guid? Before, Guid? Now) change,
        CancellationToken cancellation
    )
    {
        var (before, now) = change;
        if (now is null || now == before)
        {
            return made;
        }

        // whose values they are is not told by their kind: whatever branch wrote them
        var kinds = await db
            .Prescriptions.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .Where(row => row.Id == before || row.Id == now)
            .ToDictionaryAsync(row => row.Id, row => row.Kind, cancellation);
        if (!kinds.TryGetValue(now.Value, out var kind))
        {
            return made;
        }

        return (kind == PrescriptionKind.ContactLens) != (made == PrescriptionKind.ContactLens)
                ? Invalid.At(nameof(WorkOrderInput.PrescriptionId), "prescription_of_other_lenses")
            : before is { } old && kinds.TryGetValue(old, out var prescribed) && prescribed == made ? kind
            : made;
    }
}
