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
        var ids = places.Select(row => row.Id).ToList();
        var sold = await db.Orders.AsNoTracking().Include(row => row.Lines).Where(row => ids.Contains(row.Id)).ToListAsync(cancellation);
        var made = await db
            .WorkOrders.AsNoTracking()
            .Where(row => ids.Contains(row.Id) || (row.OrderId != null && ids.Contains(row.OrderId.Value)))
            .Where(row => row.Status != WorkOrderStatus.Cancelled)
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
        var order = orders.GetValueOrDefault(place.Id);
        var job = place.IsJob ? jobs[place.Id] : jobsOfOrders[place.Id].FirstOrDefault();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(branches[place.BranchId].TimeZone);
        DateOnly? delivered = DeliveredAt(order, job) is { } at ? LocalDay.Of(new DateTimeOffset(at), zone) : null;
        return new LensPurchaseRow(
            LocalDay.Of(new DateTimeOffset(place.At), zone),
            place.BranchId,
            branches[place.BranchId].Name,
            Described(order, LineKind.Lens) ?? job?.LensDescription,
            Described(order, LineKind.Frame) ?? job?.FrameDescription,
            job?.OwnFrame ?? false,
            job?.PrescriptionId,
            order is null ? null : Price(order),
            delivered,
            Warranty.Until(delivered, warrantyMonths)
        )
        {
            OrderId = order?.Id,
            OrderNumber = order?.Number,
            OrderStatus = order?.Status,
            WorkOrderId = job?.Id,
            WorkOrderNumber = job?.Number,
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
