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

        await WriteAsync((RecordKind, note.Id), changes, cancellation);
    }

    /// <summary>Notes that the file of all that is stored about a person was written or fetched: it stands in the customer's history.</summary>
    /// <param name="customerId">Whose file.</param>
    /// <param name="number">Number of the request that it answers.</param>
    /// <param name="step">What happened.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task NotePersonalAsync(Guid customerId, string number, ExportStep step, CancellationToken cancellation) =>
        WriteAsync(("customer", customerId), [new("Number", null, number), new("Step", null, step.ToString())], cancellation);

    private async Task WriteAsync((string Kind, Guid Id) record, List<FieldChange> changes, CancellationToken cancellation)
    {
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
                    RecordKind = record.Kind,
                    RecordId = record.Id,
                    Changes = JsonSerializer.Serialize(changes),
                    KeyId = sealer.KeyId,
                }
            )
        );
        await db.SaveChangesAsync(cancellation);
    }
}
