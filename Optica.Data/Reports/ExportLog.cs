using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Domain.Audit;
using Optica.Domain.Reports;

namespace Optica.Data.Reports;

/// <summary>Writes exports to the audit trail, as the caller's doing. Callers have checked the permission.</summary>
public sealed class ExportLog(IDbContextFactory<OpticaDbContext> contexts, AuditSealer sealer)
{
    /// <summary>Kind of record under which exports stand in the trail.</summary>
    public const string RecordKind = "report";

    /// <summary>Notes one; nothing leaves the house before it is noted.</summary>
    public async Task NoteAsync(ExportNote note, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(note);
        List<FieldChange> changes =
        [
            new("Report", null, note.Kind.ToString()),
            new("Step", null, note.Step.ToString()),
            .. note.Filters.Select(filter => new FieldChange(filter.Name, null, filter.Value)),
        ];
        if (note.Rows is { } rows)
        {
            changes.Add(new("Rows", null, rows.ToString(CultureInfo.InvariantCulture)));
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.AuditEntries.Add(
            sealer.Seal(
                new AuditEntry
                {
                    Id = sealer.NewId(),
                    At = sealer.Now,
                    UserId = db.Scope.UserId,
                    UserName = db.Scope.UserName,
                    OrganisationId = db.Scope.OrganisationId,
                    BranchId = db.Scope.SelectedBranchId,
                    Action = AuditActions.Export,
                    RecordKind = RecordKind,
                    RecordId = note.Id,
                    Changes = JsonSerializer.Serialize(changes),
                    KeyId = sealer.KeyId,
                }
            )
        );
        await db.SaveChangesAsync(cancellation);
    }
}
