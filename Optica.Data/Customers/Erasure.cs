using Microsoft.EntityFrameworkCore;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>Erases a customer but for what the law holds (CL-13, <see cref="ErasureRule"/>). Call within a transaction; the caller saves.</summary>
internal static class Erasure
{
    private static readonly string[] Lifted = [TenancyModel.BranchFilter];

    public static async Task<Result<Done>> RunAsync(
        OpticaDbContext db,
        (Customer Customer, RightsRequest Request) who,
        (DateOnly Today, DateTime Now) when,
        CancellationToken cancellation
    )
    {
        var (customer, request) = who;
        var writer = await FiguresWriter.BeginAsync(db, cancellation);
        var figures = (await writer.HoldAsync([customer.Id], cancellation))[customer.Id];
        var plan = ErasureRule.Plan(await FactsAsync(db, customer, when.Today, cancellation));
        if (customer.Erase(plan, request.Number, when.Now).Error is { } no)
        {
            return no;
        }

        request.Keep(plan);
        writer.Follow(figures, customer);
        await writer.FlushAsync(cancellation);
        if (plan.ClinicalUntil is null)
        {
            await db
                .CustomerMedical.IgnoreQueryFilters(Lifted)
                .Where(row => row.CustomerId == customer.Id)
                .ForEachAsync(row => db.Remove(row), cancellation);
        }

        // what somebody began to type about the customer
        await db.Drafts.Where(row => row.RecordId == customer.Id).ExecuteDeleteAsync(cancellation);
        return default(Done);
    }

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
        var id = customer.Id;
        var prescribed = await db
            .Prescriptions.IgnoreQueryFilters(Lifted)
            .Where(row => row.CustomerId == id)
            .MaxAsync(row => (DateOnly?)row.PrescribedOn, cancellation);
        var seen = await db
            .Appointments.IgnoreQueryFilters(Lifted)
            .Where(row => row.CustomerId == id && row.Status == AppointmentStatus.Completed)
            .MaxAsync(row => (DateTime?)row.StartsAt, cancellation);
        var noted = await MedicalDayAsync(db, customer, cancellation);
        var sold = await db
            .Orders.IgnoreQueryFilters(Lifted)
            .Where(row => row.CustomerId == id)
            .MaxAsync(row => (DateTime?)row.CreatedAt, cancellation);
        var worked = await db
            .WorkOrders.IgnoreQueryFilters(Lifted)
            .Where(row => row.CustomerId == id)
            .MaxAsync(row => (DateTime?)row.CreatedAt, cancellation);
        DateOnly?[] clinical = [prescribed, customer.LastEyeExamDate, Day(seen), noted];
        return new(clinical.Max(), new[] { Day(sold), Day(worked) }.Max(), today);
    }

    /// <summary>When the medical fields were last written, by the trail; those that came with the registration, at its day.</summary>
    private static async Task<DateOnly?> MedicalDayAsync(OpticaDbContext db, Customer customer, CancellationToken cancellation)
    {
        var id = customer.Id;
        if (!await db.CustomerMedical.IgnoreQueryFilters(Lifted).AnyAsync(row => row.CustomerId == id, cancellation))
        {
            return null;
        }

        var written = await db
            .AuditEntries.IgnoreQueryFilters(Lifted)
            .Where(row => row.RecordId == id && row.RecordKind == "customer" && row.MedicalChanges != null)
            .MaxAsync(row => (DateTime?)row.At, cancellation);
        return Day(written ?? customer.CreatedAt);
    }

    /// <summary>A day of the calendar in UTC: at most hours from the branch's, in a hold of years.</summary>
    private static DateOnly? Day(DateTime? at) => at is { } instant ? DateOnly.FromDateTime(instant) : null;
}
