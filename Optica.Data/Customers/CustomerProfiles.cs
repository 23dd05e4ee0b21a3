using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Tenancy;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Segments;

namespace Optica.Data.Customers;

/// <summary>What the first view of a profile asks: three statements, compiled. The context's filters decide who may see what.</summary>
internal static class CustomerProfiles
{
    private static readonly HotQuery<Guid, Customer?> CustomerOf = new(
        (db, id, _) => db.Customers.AsNoTracking().Include(row => row.Tags).SingleOrDefault(row => row.Id == id)
    );

    private static readonly HotQuery<Guid, ProfileFrame> FrameOf = new(
        (db, id, _) =>
            db
                .CustomerFigures.Where(figures => figures.CustomerId == id)
                .Join(
                    db.Customers,
                    figures => figures.CustomerId,
                    customer => customer.Id,
                    (figures, customer) => new { Figures = figures, Customer = customer }
                )
                .Join(
                    db.Branches,
                    row => row.Customer.BranchId,
                    branch => branch.Id,
                    (row, branch) =>
                        new ProfileFrame
                        {
                            Figures = new FiguresRow(
                                row.Figures.OrderCount,
                                row.Figures.TotalSpent,
                                row.Figures.LastOrderAt,
                                row.Figures.LastVisitAt,
                                row.Figures.Tier
                            ),
                            Rules = db
                                .Organisations.Where(own => own.Id == row.Customer.OrganisationId)
                                .Select(own => new SegmentRules(own.ReturningFrom, own.RegularFrom, own.VipFrom, own.AtRiskDays))
                                .Single(),
                            BranchName = branch.Name,
                            TimeZone = branch.TimeZone,
                            Address = branch.Address,
                            City = branch.City,
                            CreatedBy = db
                                .Users.Where(user => user.Id == row.Customer.CreatedBy)
                                .Select(user => user.DisplayName)
                                .FirstOrDefault(),
                            UpdatedBy = db
                                .Users.Where(user => user.Id == row.Customer.UpdatedBy)
                                .Select(user => user.DisplayName)
                                .FirstOrDefault(),
                            Balance = db
                                .Orders.Where(order => order.CustomerId == id)
                                .Where(OrderRules.IsCounting)
                                .Sum(order => order.Balance),
                        }
                )
                .Single()
    );

    private static readonly HotRows<Guid, ConsentRow> ConsentsOf = new(
        (db, id) =>
            db
                .CustomerConsents.Where(consent => consent.CustomerId == id)
                .OrderBy(consent => consent.Purpose)
                .ThenBy(consent => consent.Channel)
                .Select(consent => new ConsentRow(
                    consent.Purpose,
                    consent.Channel,
                    consent.Given,
                    consent.Source,
                    consent.UpdatedAt,
                    db.Users.Where(user => user.Id == consent.UpdatedBy).Select(user => user.DisplayName).FirstOrDefault()
                ))
    );

    /// <summary>The customer with their tags, or null.</summary>
    public static async Task<Customer?> CustomerAsync(OpticaDbContext db, Guid id, CancellationToken cancellation)
    {
        var customer = await CustomerOf.AskAsync(db, id, cancellation);
        if (customer is not null)
        {
            await db.NoteOpeningAsync(id, (customer.OrganisationId, customer.BranchId), cancellation);
        }

        return customer;
    }

    /// <summary>What a customer that is in reach said about being contacted.</summary>
    public static Task<List<ConsentRow>> ConsentsAsync(OpticaDbContext db, Guid id, CancellationToken cancellation) =>
        ConsentsOf.AskAsync(db, id, cancellation);

    /// <summary>What stands around a customer that is in reach.</summary>
    public static Task<ProfileFrame> FrameAsync(OpticaDbContext db, Guid id, CancellationToken cancellation) =>
        FrameOf.AskAsync(db, id, cancellation);
}
