using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Encryption;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>Reads and writes the encrypted medical fields. Callers have checked the clinical permission.</summary>
public sealed class MedicalRecords(DataKeyRing ring, AuditSealer sealer)
{
    private static readonly HotQuery<Guid, CustomerMedical?> Stored = new(
        (db, customerId, _) => db.CustomerMedical.AsNoTracking().SingleOrDefault(row => row.CustomerId == customerId)
    );

    /// <summary>The medical fields of a customer in the context's reach.</summary>
    internal async Task<MedicalFields> ReadAsync(OpticaDbContext db, Guid customerId, CancellationToken cancellation) =>
        await Stored.AskAsync(db, customerId, cancellation) is { } row ? await OpenAsync(row, cancellation) : MedicalFields.Empty;

    /// <summary>Encrypts what changed into the context; the caller saves.</summary>
    internal async Task StageAsync(OpticaDbContext db, Customer customer, MedicalFields next, CancellationToken cancellation)
    {
        var row = await db.CustomerMedical.SingleOrDefaultAsync(row => row.CustomerId == customer.Id, cancellation);
        var before = row is null ? MedicalFields.Empty : await OpenAsync(row, cancellation);
        if (before.ChangesTo(next) is not { Count: > 0 } changes)
        {
            return;
        }

        if (row is null)
        {
            row = CustomerMedical.Create(customer);
            db.CustomerMedical.Add(row);
        }

        var plain = JsonSerializer.SerializeToUtf8Bytes(next);
        row.Store(await ring.EncryptAsync(customer.OrganisationId, plain, Place(customer.Id), cancellation), changes);
    }

    /// <summary>Notes that somebody read medical fields.</summary>
    internal async Task NoteReadAsync(OpticaDbContext db, Customer customer, CancellationToken cancellation)
    {
        db.NoteMedicalRead(customer, sealer);
        await db.NoteSeenAsync(SightingSurface.Medical, [customer.Id], cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>What the ciphertext is bound to.</summary>
    internal static string Place(Guid customerId) => $"customer-medical/{customerId:N}";

    private async Task<MedicalFields> OpenAsync(CustomerMedical row, CancellationToken cancellation) =>
        JsonSerializer.Deserialize<MedicalFields>(
            await ring.DecryptAsync(row.OrganisationId, row.Payload, Place(row.CustomerId), cancellation)
        )!;
}
