using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Encryption;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Saving;

/// <summary>Lines of the audit trail as a history shows them.</summary>
internal static class AuditTelling
{
    /// <summary>Tells lines in their order; branches by name.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="rows">The lines.</param>
    /// <param name="ring">Opens what is medical; null for those who may not see it. Whoever passes it notes the reading.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<IReadOnlyList<HistoryEntry>> TellAsync(
        OpticaDbContext db,
        IReadOnlyList<AuditEntry> rows,
        DataKeyRing? ring,
        CancellationToken cancellation
    )
    {
        var branches = await db.Branches.ToDictionaryAsync(row => row.Id.ToString(), row => row.Name, StringComparer.Ordinal, cancellation);
        var steps = new List<HistoryEntry>(rows.Count);
        foreach (var row in rows)
        {
            var changes = row.Changes is null ? [] : JsonSerializer.Deserialize<List<FieldChange>>(row.Changes)!;
            changes = [.. changes.Select(change => Named(change, branches))];
            if (row.MedicalChanges is { } hidden && ring is not null)
            {
                var plain = await ring.DecryptAsync(row.OrganisationId!.Value, hidden, $"audit/{row.Id:N}", cancellation);
                changes.AddRange(JsonSerializer.Deserialize<List<FieldChange>>(plain)!);
            }

            var hides = row.MedicalChanges is not null && ring is null;
            steps.Add(new(row.Id, row.At, row.UserName, row.Action, row.Reason, changes, hides));
        }

        return steps;
    }

    private static FieldChange Named(FieldChange change, Dictionary<string, string> branches) =>
        change.Field.EndsWith(nameof(IBranchOwned.BranchId), StringComparison.Ordinal)
            ? change with
            {
                Old = change.Old is null ? null : branches.GetValueOrDefault(change.Old, change.Old),
                New = change.New is null ? null : branches.GetValueOrDefault(change.New, change.New),
            }
            : change;
}
