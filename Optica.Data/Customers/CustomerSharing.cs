using Microsoft.EntityFrameworkCore;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>Which contact fields count as shared with another customer. A confirmation covers only the colliding ones.</summary>
internal static class CustomerSharing
{
    /// <summary>The fields that collide within the branch, if the user confirmed that they are shared.</summary>
    public static async Task<SharedContact> ConfirmAsync(
        OpticaDbContext db,
        CustomerDuplicates.Wanted wanted,
        bool confirmed,
        CancellationToken cancellation
    )
    {
        if (!confirmed)
        {
            return SharedContact.None;
        }

        var others = db.Customers.Where(row => row.BranchId == wanted.BranchId && row.Id != wanted.Except);
        var email = wanted.Email is not null && await others.AnyAsync(row => row.Email == wanted.Email, cancellation);
        var phone = wanted.Phone is not null && await others.AnyAsync(row => row.Phone == wanted.Phone, cancellation);
        return (email ? SharedContact.Email : SharedContact.None) | (phone ? SharedContact.Phone : SharedContact.None);
    }

    /// <summary>Earlier confirmations for fields that stay as they are.</summary>
    public static SharedContact Kept(Customer customer, CustomerInput next) =>
        (customer.EmailShared && next.Email == customer.Email ? SharedContact.Email : SharedContact.None)
        | (customer.PhoneShared && next.Phone == customer.Phone ? SharedContact.Phone : SharedContact.None);
}
