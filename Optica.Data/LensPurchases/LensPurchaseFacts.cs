using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;
using Optica.Domain.LensPurchases;
using Optica.Domain.Orders;
using Optica.Domain.Organisations;
using Optica.Domain.WorkOrders;

namespace Optica.Data.LensPurchases;

/// <summary>Orders, lines and jobs of one page of purchases.</summary>
internal sealed class LensPurchaseFacts
{
    private readonly Dictionary<Guid, Order> orders;
    private readonly ILookup<Guid, WorkOrder> jobsOfOrders;
    private readonly Dictionary<Guid, WorkOrder> jobs;
    private readonly Dictionary<Guid, Branch> branches;
    private readonly int warrantyMonths;

    private LensPurchaseFacts(IEnumerable<Order> orders, IReadOnlyList<WorkOrder> jobs, (IEnumerable<Branch> Branches, int Months) own)
    {
        this.orders = orders.ToDictionary(row => row.Id);
        this.jobs = jobs.ToDictionary(row => row.Id);
        jobsOfOrders = jobs.Where(row => row.OrderId is not null).OrderBy(row => row.Id).ToLookup(row => row.OrderId!.Value);
        branches = own.Branches.ToDictionary(row => row.Id);
        warrantyMonths = own.Months;
    }

    public static async Task<LensPurchaseFacts> ReadAsync(
        OpticaDbContext db,
        IReadOnlyList<PurchasePlace> places,
        CancellationToken cancellation
    )
    {
        var orderIds = places.Select(row => row.OrderId).OfType<Guid>().Distinct().ToList();
        var jobIds = places.Select(row => row.JobId).OfType<Guid>().ToList();
        var sold = await db
            .Orders.AsNoTracking()
            .Include(row => row.Lines)
            .Where(row => orderIds.Contains(row.Id))
            .ToListAsync(cancellation);
        // all pairs of an order, also of one whose other pair stands on the next page: its price is told once
        var made = await db
            .WorkOrders.AsNoTracking()
            .Where(row => jobIds.Contains(row.Id) || (row.OrderId != null && orderIds.Contains(row.OrderId.Value)))
            .Where(row => row.OriginalId == null && row.Status != WorkOrderStatus.Cancelled)
            .ToListAsync(cancellation);
        var shops = await db.Branches.AsNoTracking().ToListAsync(cancellation);
        var months = await db
            .Organisations.Where(row => row.Id == db.Scope.OrganisationId)
            .Select(row => row.WarrantyMonths)
            .SingleOrDefaultAsync(cancellation);
        return new(sold, made, (shops, months));
    }

    public LensPurchaseRow Tell(PurchasePlace place)
    {
        var order = place.OrderId is { } paid ? orders[paid] : null;
        var job = place.JobId is { } made ? jobs[made] : null;
        var pairs = order is null ? [] : jobsOfOrders[order.Id].ToList();
        var isOneOfMany = pairs.Count > 1;
        // of several pairs the job says which is which, and the first tells what all of them cost
        var tellsPrice = !isOneOfMany || pairs[0].Id == job?.Id;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(branches[place.BranchId].TimeZone);
        DateOnly? delivered = DeliveredAt(order, job) is { } at ? LocalDay.Of(new DateTimeOffset(at), zone) : null;
        return new LensPurchaseRow(
            LocalDay.Of(new DateTimeOffset(place.At), zone),
            place.BranchId,
            branches[place.BranchId].Name,
            isOneOfMany ? job?.LensDescription : Described(order, LineKind.Lens) ?? job?.LensDescription,
            isOneOfMany ? job?.FrameDescription : Described(order, LineKind.Frame) ?? job?.FrameDescription,
            job?.OwnFrame ?? false,
            job?.PrescriptionId,
            order is not null && tellsPrice ? Price(order) : null,
            delivered,
            Warranty.Until(delivered, warrantyMonths)
        )
        {
            OrderId = order?.Id,
            OrderNumber = order?.Number,
            OrderStatus = order?.Status,
            WorkOrderId = job?.Id,
            WorkOrderNumber = job?.Number,
            IsPricedTogether = isOneOfMany,
        };
    }

    /// <summary>The job's delivery is the customer's; without a job the order's.</summary>
    private static DateTime? DeliveredAt(Order? order, WorkOrder? job) =>
        job is { Status: WorkOrderStatus.Delivered } ? job.StatusAt
        : order is { Status: OrderStatus.Delivered } ? order.StatusAt
        : null;

    private static string? Described(Order? order, LineKind kind)
    {
        var texts = order?.Lines.Where(line => line.Kind == kind).OrderBy(line => line.Position).Select(line => line.Description).ToList();
        return texts is { Count: > 0 } ? string.Join(" + ", texts) : null;
    }

    private static long Price(Order order) =>
        order.Lines.Where(line => line.Kind is LineKind.Lens or LineKind.Treatment or LineKind.Frame).Sum(line => line.Total);
}
