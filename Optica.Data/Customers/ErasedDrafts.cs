using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Encryption;
using Optica.Data.Tenancy;
using Optica.Domain.Customers;
using Optica.Domain.Drafts;

namespace Optica.Data.Customers;

/// <summary>
/// Drops what anybody began to type about a customer who is erased. A draft of a new record has no record id, so it is opened and looked
/// through for what can only be theirs: the customer's id, RUT, document, e-mail or phone. A name alone may be somebody else's.
/// </summary>
public sealed class ErasedDrafts(DataKeyRing ring)
{
    // less than this may stand in any text
    private const int Shortest = 6;

    /// <summary>Drops them. Call within a transaction, before contact and documents are cleared.</summary>
    internal async Task DropAsync(OpticaDbContext db, Customer customer, CancellationToken cancellation)
    {
        var id = customer.Id;
        await Of(db, customer)
            .IgnoreQueryFilters([TenancyModel.BranchFilter])
            .Where(draft =>
                draft.RecordId == id
                || db.Quotes.Any(row => row.Id == draft.RecordId && row.CustomerId == id)
                || db.Orders.Any(row => row.Id == draft.RecordId && row.CustomerId == id)
                || db.WorkOrders.Any(row => row.Id == draft.RecordId && row.CustomerId == id)
                || db.Prescriptions.Any(row => row.Id == draft.RecordId && row.CustomerId == id)
                || db.Appointments.Any(row => row.Id == draft.RecordId && row.CustomerId == id)
            )
            .ExecuteDeleteAsync(cancellation);
        var marks = Marks(customer);
        List<Guid> theirs = [];
        foreach (var draft in await Of(db, customer).AsNoTracking().ToListAsync(cancellation))
        {
            if (await ReadAsync(draft, cancellation) is { } text && marks.Exists(mark => text.Contains(mark, StringComparison.Ordinal)))
            {
                theirs.Add(draft.Id);
            }
        }

        await db.Drafts.Where(draft => theirs.Contains(draft.Id)).ExecuteDeleteAsync(cancellation);
    }

    private static IQueryable<Draft> Of(OpticaDbContext db, Customer customer) =>
        db.Drafts.Where(draft => draft.OrganisationId == customer.OrganisationId);

    private static List<string> Marks(Customer customer) =>
        [
            .. new[] { customer.Id.ToString("N"), customer.Rut, customer.DocumentNumber, customer.Email, customer.Phone }
                .Select(mark => Bare(mark ?? ""))
                .Where(mark => mark.Length >= Shortest),
        ];

    /// <summary>Letters and digits alone: a RUT with dots is the same, and a phone with spaces.</summary>
    private static string Bare(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    /// <summary>What a draft says; null for one that does not open, which nobody can read either.</summary>
    private async Task<string?> ReadAsync(Draft draft, CancellationToken cancellation)
    {
        try
        {
            var place = Draft.Place(draft.Id, draft.UserId);
            var plain = await ring.DecryptAsync(draft.OrganisationId, draft.Content, place, cancellation);
            // as JSON writes a plus sign
            return Bare(Encoding.UTF8.GetString(plain).Replace("\\u002B", "+", StringComparison.OrdinalIgnoreCase));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
