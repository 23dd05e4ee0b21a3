using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Hosting;
using Optica.Data.Saving;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Domain.Common;

namespace Optica.Data.Customers;

/// <summary>
/// Takes up erasures that an earlier version made: what today's rules and today's columns clear is cleared for them too. Done once for
/// every set of rules, which a fact of the installation names; again it changes nothing (CL-12).
/// </summary>
public sealed class ErasureUpgrade(SystemAccess system, ErasedDrafts drafts, TimeProvider time)
{
    /// <summary>Name of the fact that says by which rules all erasures were made.</summary>
    public const string Fact = "erasure_rules";

    // raised when the rules change otherwise than by a column
    private const string Rules = "2";

    /// <summary>Does it, unless it was done before.</summary>
    /// <returns>How many customers were looked at: 0 when it was done before.</returns>
    /// <exception cref="AggregateException">Some could not be taken up; the others were, and the next run tries all again.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        var rules = RulesOf(db);
        var fact = await db.Set<InstallationFact>().AsNoTracking().SingleOrDefaultAsync(row => row.Name == Fact, cancellation);
        if (fact?.Value == rules)
        {
            return 0;
        }

        var erased = await Erased(db).Distinct().OrderBy(id => id).ToListAsync(cancellation);
        var today = GrantedErasures.Today(time);
        List<Exception> failures = [];
        foreach (var id in erased)
        {
            try
            {
                await using var own = system.Open();
                await own.TransactAsync(() => TakeUpAsync(own, id, today, cancellation), cancellation);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                // one that cannot be taken up must not keep the others waiting
                failures.Add(failure);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException("Some erasures of before could not be taken up.", failures);
        }

        await NoteAsync(db, rules, cancellation);
        return erased.Count;
    }

    private static IQueryable<Guid> Erased(OpticaDbContext db) =>
        from asked in GrantedErasures.In(db)
        from row in db.Customers
        where row.OrganisationId == asked.OrganisationId && row.Id == asked.CustomerId && row.ErasedAt != null
        select row.Id;

    private async Task<Result<Done>> TakeUpAsync(OpticaDbContext db, Guid id, DateOnly today, CancellationToken cancellation)
    {
        // as everybody who changes what a customer bought: first the customer's figures, then the rest
        await FiguresWriter.HoldAsync(db, id, cancellation);
        var customer = (await RightsLoading.TrackedAsync(db, id, cancellation))!;
        var request = await GrantedErasures.OfAsync(db, customer, cancellation);
        // asked while the RUT is still known
        await drafts.DropAsync(db, customer, cancellation);
        await Erasure.ForgetGuestAsync(db, customer, request.Number, cancellation);
        customer.ClearErased(request.Number);
        (await db.CustomerFigures.SingleAsync(row => row.CustomerId == id, cancellation)).Follow(customer);
        var left = ErasureCleanUp.LeftOf(request, today);
        await Erasure.ClearAsync(db, (customer.OrganisationId, id, request.Number), left, cancellation);
        await Erasure.EndAsync(db, (customer, request), time.GetUtcNow().UtcDateTime, cancellation);
        if (customer.HeldUntil is null)
        {
            request.Forget();
        }

        return await db.TrySaveAsync(cancellation) is { } failed ? failed : default(Done);
    }

    private static async Task NoteAsync(OpticaDbContext db, string rules, CancellationToken cancellation)
    {
        var facts = db.Set<InstallationFact>();
        if (
            await facts.Where(row => row.Name == Fact).ExecuteUpdateAsync(set => set.SetProperty(row => row.Value, rules), cancellation)
            == 0
        )
        {
            facts.Add(new(Fact, rules));
            // another portal that starts at the same time says the same
            await db.TrySaveAsync(cancellation);
        }
    }

    /// <summary>What is cleared: a text column of tomorrow, or one that is not held any more, is another set of rules.</summary>
    private static string RulesOf(OpticaDbContext db)
    {
        var cleared = ErasedTexts.Named(db.Model).Order(StringComparer.Ordinal);
        return $"{Rules}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', cleared))))[..16]}";
    }
}
