using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Encryption;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Prescriptions;

namespace Optica.Data.Prescriptions;

/// <summary>Reads and writes what was prescribed, encrypted. Callers have checked the clinical permission.</summary>
public sealed class PrescriptionContents(DataKeyRing ring, AuditSealer sealer)
{
    /// <summary>The content of a prescription in the context's reach. Whoever tells it to somebody calls <see cref="NoteReadAsync"/>.</summary>
    internal async Task<PrescriptionContent> OpenAsync(OpticaDbContext db, Guid id, CancellationToken cancellation) =>
        (await OpenAsync(db, [id], cancellation))[id];

    /// <summary>The content of a prescription that the caller holds: of whatever branch it is, they were entitled to load it.</summary>
    internal async Task<PrescriptionContent> OpenAsync(OpticaDbContext db, Prescription prescription, CancellationToken cancellation) =>
        await db
            .PrescriptionMedical.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.PrescriptionId == prescription.Id, cancellation)
            is { } row
            ? await ReadAsync(row, cancellation)
            : Erased;

    /// <summary>The contents of several.</summary>
    internal async Task<IReadOnlyDictionary<Guid, PrescriptionContent>> OpenAsync(
        OpticaDbContext db,
        IReadOnlyList<Guid> ids,
        CancellationToken cancellation
    )
    {
        var rows = await db.PrescriptionMedical.AsNoTracking().Where(row => ids.Contains(row.PrescriptionId)).ToListAsync(cancellation);
        var contents = ids.Distinct().ToDictionary(id => id, _ => Erased);
        foreach (var row in rows)
        {
            contents[row.PrescriptionId] = await ReadAsync(row, cancellation);
        }

        return contents;
    }

    /// <summary>Encrypts the content of a new prescription into the context; the caller saves.</summary>
    internal async Task AddAsync(OpticaDbContext db, Prescription prescription, PrescriptionContent content, CancellationToken cancellation)
    {
        var row = PrescriptionMedical.Create(prescription);
        // the system's own doings have no lines in the trail
        await StoreAsync(row, content, db.IsSystem ? [] : new PrescriptionContent().ChangesTo(content), cancellation);
        db.PrescriptionMedical.Add(row);
    }

    /// <summary>Encrypts a changed content into the context; the caller saves.</summary>
    internal async Task ChangeAsync(
        OpticaDbContext db,
        Prescription prescription,
        Func<PrescriptionContent, PrescriptionContent> change,
        CancellationToken cancellation
    )
    {
        var before = await OpenAsync(db, prescription.Id, cancellation);
        var row = await db.PrescriptionMedical.SingleAsync(row => row.PrescriptionId == prescription.Id, cancellation);
        var after = change(before);
        await StoreAsync(row, after, before.ChangesTo(after), cancellation);
    }

    /// <summary>Notes that somebody was told what was prescribed, and saves.</summary>
    internal async Task NoteReadAsync(OpticaDbContext db, IEnumerable<Prescription> prescriptions, CancellationToken cancellation)
    {
        IReadOnlyList<Prescription> told = [.. prescriptions];
        foreach (var prescription in told)
        {
            db.NoteMedicalRead(prescription, sealer);
        }

        await db.NoteSeenAsync(SightingSurface.Medical, told.Select(row => row.CustomerId), cancellation);

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Of somebody who was erased, and whose record is held no longer: only that there was a prescription is left.</summary>
    private static PrescriptionContent Erased => new();

    private async Task<PrescriptionContent> ReadAsync(PrescriptionMedical row, CancellationToken cancellation)
    {
        var plain = await ring.DecryptAsync(row.OrganisationId, row.Payload, Place(row.PrescriptionId), cancellation);
        return JsonSerializer.Deserialize<PrescriptionContent>(plain, PrescriptionFields.Json)!;
    }

    /// <summary>What the ciphertext is bound to.</summary>
    internal static string Place(Guid id) => $"prescription-medical/{id:N}";

    private async Task StoreAsync(
        PrescriptionMedical row,
        PrescriptionContent content,
        IReadOnlyList<FieldChange> changes,
        CancellationToken cancellation
    )
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(content, PrescriptionFields.Json);
        row.Store(await ring.EncryptAsync(row.OrganisationId, plain, Place(row.PrescriptionId), cancellation), changes);
    }
}
