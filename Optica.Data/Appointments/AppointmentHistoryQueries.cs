using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Appointments;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Appointments;

/// <summary>Who did what with a visit, from the audit trail; nothing in it is medical.</summary>
public sealed class AppointmentHistoryQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access)
{
    /// <summary>The steps of a visit, newest first; branches and resources by name.</summary>
    /// <param name="id">The visit.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>At most 200 steps; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<IReadOnlyList<HistoryEntry>>> ListAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.AppointmentsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Appointments.AnyAsync(row => row.Id == id, cancellation))
        {
            return (Result<IReadOnlyList<HistoryEntry>>)await db.Appointments.MissingAsync(row => row.Id == id, cancellation);
        }

        var customer = db.Appointments.Where(row => row.Id == id).Select(row => row.CustomerId);
        var steps = await RecordHistory.ReadAsync(db, ("appointment", id), customer, cancellation);
        var names = await NamesAsync(db, steps, cancellation);
        return Result.Of<IReadOnlyList<HistoryEntry>>([
            .. steps.Select(step => step with { Changes = [.. step.Changes.Select(change => Named(change, names))] }),
        ]);
    }

    private static async Task<Dictionary<string, string>> NamesAsync(
        OpticaDbContext db,
        IReadOnlyList<HistoryEntry> steps,
        CancellationToken cancellation
    )
    {
        var ids = steps
            .SelectMany(step => step.Changes)
            .Where(IsResource)
            .SelectMany(change => new[] { change.Old, change.New })
            .Where(text => text is not null)
            .Distinct(StringComparer.Ordinal)
            .Select(text => Guid.Parse(text!))
            .ToList();
        return await db
            .BookableResources.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id.ToString(), row => row.Name, StringComparer.Ordinal, cancellation);
    }

    private static bool IsResource(FieldChange change) => change.Field == nameof(Appointment.ResourceId);

    private static FieldChange Named(FieldChange change, Dictionary<string, string> names)
    {
        string? Name(string? id) => id is null ? null : names.GetValueOrDefault(id, id);
        return IsResource(change) ? change with { Old = Name(change.Old), New = Name(change.New) } : change;
    }
}
