using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Appointments;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.Quotes;
using Optica.Domain.WorkOrders;

namespace Optica.Data.Customers;

/// <summary>What the law holds of a customer (CL-13, <see cref="ErasureRule"/>), by the records in whichever branch.</summary>
internal static class ErasureHolds
{
    /// <summary>What an erasure of today would keep.</summary>
    public static async Task<ErasurePlan> PlanAsync(
        OpticaDbContext db,
        Customer customer,
        DateOnly today,
        CancellationToken cancellation
    ) => ErasureRule.Plan(await FactsAsync(db, customer, today, cancellation));

    /// <summary>The last entry of the clinical record and the last sale, in whichever branch.</summary>
    private static async Task<ErasureFacts> FactsAsync(
        OpticaDbContext db,
        Customer customer,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var (organisation, id) = (customer.OrganisationId, customer.Id);
        var prescriptions = PersonalTables.Of<Prescription>(db, organisation, id);
        var prescribed = await prescriptions.MaxAsync(row => (DateOnly?)row.PrescribedOn, cancellation);
        // an old paper that is entered today is an entry of today
        var entered = await prescriptions.MaxAsync(row => (DateTime?)row.CreatedAt, cancellation);
        var seen = await PersonalTables
            .Of<Appointment>(db, organisation, id)
            .Where(row => row.Status == AppointmentStatus.Completed)
            .MaxAsync(row => (DateTime?)row.StartsAt, cancellation);
        var used = await UsedAsync(db, customer, cancellation);
        var noted = await MedicalDayAsync(db, customer, cancellation);
        var sold = await PersonalTables.Of<Order>(db, organisation, id).MaxAsync(row => (DateTime?)row.CreatedAt, cancellation);
        var worked = await PersonalTables.Of<WorkOrder>(db, organisation, id).MaxAsync(row => (DateTime?)row.CreatedAt, cancellation);
        DateOnly?[] clinical = [prescribed, Day(entered), customer.LastEyeExamDate, Day(seen), used, noted];
        return new(clinical.Max(), new[] { Day(sold), Day(worked) }.Max(), today);
    }

    /// <summary>When what is prescribed was last used: offered, made into lenses, or compared with lenses that were made.</summary>
    private static async Task<DateOnly?> UsedAsync(OpticaDbContext db, Customer customer, CancellationToken cancellation)
    {
        var (organisation, id) = (customer.OrganisationId, customer.Id);
        var offered = await PersonalTables
            .Of<Quote>(db, organisation, id)
            .Where(row => row.PrescriptionId != null)
            .MaxAsync(row => (DateTime?)row.CreatedAt, cancellation);
        var made = await PersonalTables
            .Of<WorkOrder>(db, organisation, id)
            .Where(row => db.WorkOrderMedical.Any(medical => medical.OrganisationId == organisation && medical.WorkOrderId == row.Id))
            .MaxAsync(row => (DateTime?)row.StatusAt, cancellation);
        var compared = await PersonalTables.Of<WorkOrderCheck>(db, organisation, id).MaxAsync(row => (DateTime?)row.At, cancellation);
        return new[] { Day(offered), Day(made), Day(compared) }.Max();
    }

    /// <summary>When the medical fields were last written, by the trail; those that came with the registration, at its day.</summary>
    private static async Task<DateOnly?> MedicalDayAsync(OpticaDbContext db, Customer customer, CancellationToken cancellation)
    {
        var (organisation, id) = (customer.OrganisationId, customer.Id);
        if (!await PersonalTables.Of<CustomerMedical>(db, organisation, id).AnyAsync(cancellation))
        {
            return null;
        }

        var written = await db
            .AuditEntries.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .Where(row =>
                row.OrganisationId == organisation && row.RecordId == id && row.RecordKind == "customer" && row.MedicalChanges != null
            )
            .MaxAsync(row => (DateTime?)row.At, cancellation);
        return Day(written ?? customer.CreatedAt);
    }

    /// <summary>A day of the calendar in UTC: at most hours from the branch's, in a hold of years.</summary>
    private static DateOnly? Day(DateTime? at) => at is { } instant ? DateOnly.FromDateTime(instant) : null;
}
