using Microsoft.EntityFrameworkCore;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>The rows of known customers as lists show them, with their tags and segments. The context's filters decide who may see what.</summary>
internal static class CustomerRows
{
    private static readonly HotRows<List<Guid>, CustomerRow> ByIds = new(
        (db, ids) =>
            db
                .CustomerFigures.AsNoTracking()
                // asked of the customer, SQLite goes through the whole branch of whoever sees one branch alone
                .Where(figures => ids.Contains(figures.CustomerId))
                .Join(
                    db.Customers.AsNoTracking(),
                    figures => figures.CustomerId,
                    customer => customer.Id,
                    (figures, customer) =>
                        new CustomerRow(
                            customer.Id,
                            customer.Version,
                            customer.BranchId,
                            db.Branches.Where(branch => branch.Id == customer.BranchId).Select(branch => branch.Name).FirstOrDefault()
                                ?? "",
                            customer.FirstName,
                            customer.LastName,
                            customer.FullName,
                            customer.Email,
                            customer.Phone,
                            customer.Rut,
                            customer.DocumentNumber,
                            customer.IsActive,
                            customer.CreatedAt,
                            customer.NextEyeExamDue,
                            new FiguresRow(figures.OrderCount, figures.TotalSpent, figures.LastOrderAt, figures.LastVisitAt, figures.Tier)
                        )
                        {
                            OrganisationId = customer.OrganisationId,
                            IsBlocked = customer.BlockedAt != null,
                            IsErased = customer.ErasedAt != null,
                        }
                )
    );

    private static readonly HotRows<List<Guid>, TagRow> TagsOf = new(
        (db, ids) =>
            db
                .CustomerTags.AsNoTracking()
                .Where(tag => ids.Contains(tag.CustomerId))
                .OrderBy(tag => tag.Position)
                .Select(tag => new TagRow(tag.CustomerId, tag.Text))
    );

    /// <summary>Rows of customers, in the order of their ids; who is out of reach or gone is left out.</summary>
    public static async Task<List<CustomerRow>> RowsAsync(this OpticaDbContext db, List<Guid> ids, CancellationToken cancellation)
    {
        var rows = await ByIds.AskAsync(db, ids, cancellation);
        var places = ids.Index().ToDictionary(one => one.Item, one => one.Index);
        return [.. rows.OrderBy(row => places[row.Id])];
    }

    /// <summary>Gives rows their tags, with one more query for the whole page, and their segments.</summary>
    public static async Task<IReadOnlyList<CustomerRow>> CompleteAsync(
        this IReadOnlyList<CustomerRow> rows,
        OpticaDbContext db,
        SegmentClock clock,
        CancellationToken cancellation
    )
    {
        var tags = await TagsOf.AskAsync(db, [.. rows.Select(row => row.Id)], cancellation);
        var byCustomer = tags.ToLookup(tag => tag.CustomerId, tag => tag.Text);
        return [.. rows.Select(row => clock.Tell(row) with { Tags = [.. byCustomer[row.Id]] })];
    }

    private sealed record TagRow(Guid CustomerId, string Text);
}
