using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Prescriptions;
using Optica.Data.WorkOrders;
using Optica.Domain.Customers;
using Optica.Domain.Prescriptions;

namespace Optica.Data.Customers;

/// <summary>The medical parts of what is stored about a person, in clear. Callers have checked the clinical permission (CL-13).</summary>
public sealed class PersonalMedical(MedicalRecords records, PrescriptionContents prescriptions, WorkOrderContents jobs)
{
    private static readonly string[] Columns = ["record_id", "content"];

    /// <summary>Reads them, and notes in the audit trail that they were read.</summary>
    internal async Task<IReadOnlyList<PersonalSection>> ReadAsync(OpticaDbContext db, Customer customer, CancellationToken cancellation)
    {
        var own = await records.ReadAsync(db, customer.Id, cancellation);
        var eyes = await db.Prescriptions.AsNoTracking().Where(row => row.CustomerId == customer.Id).ToListAsync(cancellation);
        var contents = await prescriptions.OpenAsync(db, [.. eyes.Select(row => row.Id)], cancellation);
        var sections = new List<PersonalSection>
        {
            new("customer_medical", Columns, own.IsEmpty ? [] : [Row(customer.Id, own)]),
            new("prescription_medical", Columns, [.. contents.Select(one => Row(one.Key, one.Value, PrescriptionFields.Json))]),
            await JobsAsync(db, customer, cancellation),
            await ChecksAsync(db, customer, cancellation),
        };
        await records.NoteReadAsync(db, customer, cancellation);
        await prescriptions.NoteReadAsync(db, eyes, cancellation);
        return sections;
    }

    private async Task<PersonalSection> JobsAsync(OpticaDbContext db, Customer customer, CancellationToken cancellation)
    {
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var id in await db.WorkOrders.Where(row => row.CustomerId == customer.Id).Select(row => row.Id).ToListAsync(cancellation))
        {
            if (await jobs.OpenAsync(db, id, cancellation) is { } prescribed)
            {
                rows.Add(Row(id, prescribed));
            }
        }

        return new("work_order_medical", Columns, rows);
    }

    private async Task<PersonalSection> ChecksAsync(OpticaDbContext db, Customer customer, CancellationToken cancellation)
    {
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var check in await db.WorkOrderChecks.AsNoTracking().Where(row => row.CustomerId == customer.Id).ToListAsync(cancellation))
        {
            rows.Add(Row(check.Id, await jobs.OpenAsync(check, cancellation)));
        }

        return new("work_order_check", Columns, rows);
    }

    private static IReadOnlyList<object?> Row<T>(Guid id, T content, JsonSerializerOptions? options = null) =>
        [id.ToString(), JsonSerializer.Serialize(content, options)];
}
