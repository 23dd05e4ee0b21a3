using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Encryption;
using Optica.Data.Saving;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

/// <summary>
/// Reads and writes the medical side of jobs, encrypted: what they are made by, and what the focimeter said. Callers have checked
/// <see cref="MaySee"/>.
/// </summary>
public sealed class WorkOrderContents(DataKeyRing ring, AuditSealer sealer)
{
    /// <summary>
    /// Whether the optical values of a job may be told: with the clinical permission, or to who took the job or sees to it (CL-13).
    /// </summary>
    internal static bool MaySee(AccessScope scope, WorkOrder job) =>
        scope.May(Permissions.Clinical)
        || (scope.May(Permissions.WorkOrdersEdit) && scope.UserId is { } user && (job.CreatedBy == user || job.AssignedTo == user));

    /// <summary>What a job in the context's reach is made by; null without a prescription. Whoever tells it calls <see cref="NoteReadAsync"/>.</summary>
    internal async Task<WorkOrderPrescribed?> OpenAsync(OpticaDbContext db, Guid jobId, CancellationToken cancellation) =>
        await db.WorkOrderMedical.AsNoTracking().SingleOrDefaultAsync(row => row.WorkOrderId == jobId, cancellation) is { } row
            ? await ReadAsync<WorkOrderPrescribed>(row.OrganisationId, row.Payload, Place(jobId), cancellation)
            : null;

    /// <summary>What the focimeter said.</summary>
    internal Task<LensCheck> OpenAsync(WorkOrderCheck check, CancellationToken cancellation) =>
        ReadAsync<LensCheck>(check.OrganisationId, check.Payload, CheckPlace(check.Id), cancellation);

    /// <summary>Encrypts the snapshot of a new job into the context; the caller saves.</summary>
    internal async Task AddAsync(OpticaDbContext db, WorkOrder job, WorkOrderPrescribed prescribed, CancellationToken cancellation)
    {
        var payload = await WriteAsync(job.OrganisationId, prescribed, Place(job.Id), cancellation);
        // the system's own doings have no lines in the trail
        db.WorkOrderMedical.Add(Domain.WorkOrders.WorkOrderMedical.Create(job, payload, db.IsSystem ? [] : prescribed.Changes()));
    }

    /// <summary>Encrypts the snapshot of another prescription in the place of a job's, if it has one; the caller saves.</summary>
    internal async Task ReplaceAsync(OpticaDbContext db, WorkOrder job, WorkOrderPrescribed prescribed, CancellationToken cancellation)
    {
        if (await db.WorkOrderMedical.SingleOrDefaultAsync(one => one.WorkOrderId == job.Id, cancellation) is not { } row)
        {
            await AddAsync(db, job, prescribed, cancellation);
            return;
        }

        var before = await ReadAsync<WorkOrderPrescribed>(row.OrganisationId, row.Payload, Place(job.Id), cancellation);
        row.Store(await WriteAsync(job.OrganisationId, prescribed, Place(job.Id), cancellation), prescribed.Changes(before));
    }

    /// <summary>Encrypts a new check into the context; the caller saves.</summary>
    internal async Task AddAsync(OpticaDbContext db, WorkOrderCheck row, LensCheck check, CancellationToken cancellation)
    {
        var payload = await WriteAsync(row.OrganisationId, check, CheckPlace(row.Id), cancellation);
        row.Store(payload, db.IsSystem ? [] : Changes(check));
        db.WorkOrderChecks.Add(row);
    }

    /// <summary>Notes that somebody was told what a job is made by, and saves.</summary>
    internal async Task NoteReadAsync(OpticaDbContext db, WorkOrder job, CancellationToken cancellation)
    {
        db.NoteMedicalRead(job, sealer);
        await db.NoteSeenAsync(SightingSurface.Medical, [job.CustomerId], cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private static List<FieldChange> Changes(LensCheck check) =>
        [
            .. check.Results.Select(one => new FieldChange(
                $"{one.Eye}.{one.Result.Parameter}",
                null,
                $"{Dioptre.Format(one.Result.Deviation)} / {Dioptre.Format(one.Result.Limit)}"
            )),
        ];

    /// <summary>What the ciphertext is bound to.</summary>
    internal static string Place(Guid id) => $"work-order-medical/{id:N}";

    /// <summary>What the ciphertext is bound to.</summary>
    internal static string CheckPlace(Guid id) => $"work-order-check/{id:N}";

    private async Task<T> ReadAsync<T>(Guid organisationId, byte[] payload, string place, CancellationToken cancellation)
    {
        var plain = await ring.DecryptAsync(organisationId, payload, place, cancellation);
        return JsonSerializer.Deserialize<T>(plain, PrescriptionFields.Json)!;
    }

    private async Task<byte[]> WriteAsync<T>(Guid organisationId, T content, string place, CancellationToken cancellation) =>
        await ring.EncryptAsync(organisationId, JsonSerializer.SerializeToUtf8Bytes(content, PrescriptionFields.Json), place, cancellation);
}
