using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;
using Optica.Domain.Presence;

namespace Optica.Data.Presence;

/// <summary>Whether a caller may open a record: the right to its kind, and the filters of the context.</summary>
internal static class RecordDoor
{
    /// <summary>The right to see records of a kind.</summary>
    public static string Permission(RecordKind kind) =>
        kind switch
        {
            RecordKind.Customer => Permissions.CustomersRead,
            RecordKind.Order => Permissions.OrdersRead,
            RecordKind.Quote => Permissions.QuotesRead,
            RecordKind.Prescription => Permissions.PrescriptionsRead,
            RecordKind.WorkOrder => Permissions.WorkOrdersRead,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    /// <summary>Whether the record is within reach.</summary>
    public static Task<bool> IsOpenAsync(OpticaDbContext db, RecordKind kind, Guid id, CancellationToken cancellation) =>
        kind switch
        {
            RecordKind.Customer => db.Customers.AnyAsync(row => row.Id == id, cancellation),
            RecordKind.Order => db.Orders.AnyAsync(row => row.Id == id, cancellation),
            RecordKind.Quote => db.Quotes.AnyAsync(row => row.Id == id, cancellation),
            RecordKind.Prescription => db.Prescriptions.AnyAsync(row => row.Id == id, cancellation),
            _ => db.WorkOrders.AnyAsync(row => row.Id == id, cancellation),
        };
}
