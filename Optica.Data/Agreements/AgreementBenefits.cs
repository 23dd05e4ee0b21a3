using Microsoft.EntityFrameworkCore;
using Optica.Domain.Agreements;
using Optica.Domain.Customers;
using Optica.Domain.Orders;

namespace Optica.Data.Agreements;

/// <summary>What makes things cheaper for a customer on a day: their own discount, and agreements they belong to that are valid.</summary>
internal static class AgreementBenefits
{
    public static async Task<IReadOnlyList<Benefit>> OfAsync(
        OpticaDbContext db,
        Customer customer,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var agreements = await db
            .AgreementMembers.Where(member => member.CustomerId == customer.Id)
            .Join(db.Agreements, member => member.AgreementId, agreement => agreement.Id, (_, agreement) => agreement)
            .Where(AgreementRules.IsValidOn(today))
            .AsNoTracking()
            .ToListAsync(cancellation);
        var benefits = agreements.Select(row => row.ToBenefit()).ToList();
        if (customer.DiscountPercent is { } percent)
        {
            benefits.Add(new(DiscountKind.Customer, null, customer.DiscountReason ?? "", percent, null));
        }

        return benefits;
    }
}
