using Optica.Data.Prescriptions;
using Optica.Domain.Prescriptions;

namespace Optica.Portal.Features.Prescriptions;

/// <summary>Whether what was just entered became the current one, so that nobody is told what is not so.</summary>
public static class PrescriptionFiling
{
    /// <summary>Whether a prescription that was just entered is history: one of a later day stays current.</summary>
    public static async Task<bool> IsHistoryAsync(this PrescriptionQueries queries, Guid id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(queries);
        return (await queries.RowAsync(id, cancellation)).TryGet(out var row, out _) && row.Status == PrescriptionStatus.Superseded;
    }
}
