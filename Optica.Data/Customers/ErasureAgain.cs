using Microsoft.EntityFrameworkCore;
using Optica.Data.Hosting;
using Optica.Data.Saving;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>
/// Erases again whom an older backup brought back, by the list outside the database (<see cref="ErasureList"/>). An operator's command:
/// a file alone must not be able to erase anybody. Killed in the middle, the next run goes on and computes the figures of all of them.
/// </summary>
public sealed class ErasureAgain(ErasureList list, Erasure erasure, SystemAccess system, AuditSealer sealer, FiguresRebuild figures)
{
    /// <summary>Stands in the database while figures have to be computed anew.</summary>
    private const string Due = "erase_again_figures";

    /// <summary>Does it, each person in a transaction of their own; then figures are computed anew.</summary>
    /// <returns>Who was erased.</returns>
    public async Task<IReadOnlyList<ErasureLine>> RunAsync(CancellationToken cancellation)
    {
        List<ErasureLine> done = [];
        foreach (var line in await list.BroughtBackAsync(cancellation))
        {
            await using var db = system.Open();
            if ((await db.TransactAsync(() => EraseAsync(db, line, cancellation), cancellation)).Succeeded)
            {
                done.Add(line);
            }
        }

        await using var own = system.Open();
        var due = own.Set<InstallationFact>().Where(fact => fact.Name == Due);
        if (await due.AnyAsync(cancellation))
        {
            // who is inactive now is counted so; also for those whom a run that did not end had erased
            await figures.RunAsync(cancellation);
            await due.ExecuteDeleteAsync(cancellation);
        }

        return done;
    }

    private async Task<Result<Done>> EraseAsync(OpticaDbContext db, ErasureLine line, CancellationToken cancellation)
    {
        // as everybody who changes what a customer bought: first the customer's figures, then the rest
        await FiguresWriter.HoldAsync(db, line.CustomerId, cancellation);
        var loaded = await RightsLoading.TrackedAsync(db, line.CustomerId, cancellation);
        if (loaded is not { ErasedAt: null } customer || customer.OrganisationId != line.OrganisationId)
        {
            return new NotFound();
        }

        var request = await db.RightsRequests.SingleOrDefaultAsync(
            row => row.CustomerId == customer.Id && row.Number == line.Number && row.Kind == RightsKind.Erase,
            cancellation
        );
        var now = sealer.Now;
        if (request is not { Status: RightsStatus.Open })
        {
            // made after the backup: the number's own series may hand it out once more
            var input = new RightsInput
            {
                Kind = RightsKind.Erase,
                Applicant = line.Number,
                Evidence = line.Number,
            };
            request = RightsRequest.Ask(customer, $"{line.Number}-R", input, (line.By, line.At, DateOnly.FromDateTime(line.At)));
            db.RightsRequests.Add(request);
        }

        if (request.Close(RightsStatus.Done, null, line.By, line.At).Error is { } answered)
        {
            return answered;
        }

        var erased = await erasure.RepeatAsync(db, (customer, request), (DateOnly.FromDateTime(now), line.At), cancellation);
        if (erased.Error is { } no)
        {
            return no;
        }

        var told = new FieldChange("Customer", null, customer.Id.ToString());
        db.AuditEntries.Add(sealer.BySystem("rights_erase", line.OrganisationId, told));
        if (!await db.Set<InstallationFact>().AnyAsync(fact => fact.Name == Due, cancellation))
        {
            db.Add(new InstallationFact(Due, line.Number));
        }

        return await db.TrySaveAsync(cancellation) is { } failed ? failed : default(Done);
    }
}
