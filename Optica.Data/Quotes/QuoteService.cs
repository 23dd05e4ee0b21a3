using Microsoft.EntityFrameworkCore;
using Optica.Data.Customers;
using Optica.Data.Orders;
using Optica.Data.Saving;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Quotes;

namespace Optica.Data.Quotes;

/// <summary>Makes quotes and changes what drafts offer (DOMAIN §9). Totals are computed here, never taken over.</summary>
public sealed class QuoteService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    /// <summary>Makes a draft for a customer in reach.</summary>
    /// <param name="input">What is offered, as typed.</param>
    /// <param name="options">The operation id.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The new id (or that of the same operation carried out before); <see cref="AccessDenied"/>, <see cref="NotFound"/> (customer or
    /// branch), <see cref="Invalid"/>, <see cref="OperationReused"/>.
    /// </returns>
    public Task<Result<Guid>> CreateAsync(QuoteInput input, OperationOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        return MakeAsync((db, _) => AddAsync(db, input, new HashSet<Guid>(), options, cancellation), options, cancellation);
    }

    /// <summary>Makes a draft that offers the same as another quote, priced by today's benefits and tax; with the prescription if it is current.</summary>
    /// <param name="id">The quote, in whatever status.</param>
    /// <param name="options">The operation id.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>As <see cref="CreateAsync"/>.</returns>
    public Task<Result<Guid>> CopyAsync(Guid id, OperationOptions options, CancellationToken cancellation) =>
        MakeAsync(
            async (db, now) =>
            {
                var loaded = await QuoteLoading.ForChangeAsync(db, id, cancellation);
                if (!loaded.TryGet(out var quote, out var error))
                {
                    return error;
                }

                var today = await QuoteLoading.TodayAsync(db, quote.BranchId, now, cancellation);
                var input = QuoteTelling.AsInput(quote);
                var isCurrent =
                    input.PrescriptionId is { } eyes && await QuotePricer.IsCurrentAsync(db, (eyes, quote.CustomerId, today), cancellation);
                input.PrescriptionId = isCurrent ? input.PrescriptionId : null;
                var known = Products(quote);
                db.ChangeTracker.Clear();
                return await AddAsync(db, input, known, options, cancellation);
            },
            options,
            cancellation
        );

    /// <summary>Replaces what a draft offers; it is priced anew and gets a new last day.</summary>
    /// <param name="id">The quote.</param>
    /// <param name="input">What is offered, as typed; customer and branch stay as they are.</param>
    /// <param name="options">The version seen.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="Invalid"/>, <see cref="VersionConflict"/>,
    /// <see cref="QuoteNotDraft"/>.
    /// </returns>
    public async Task<Result<Done>> ChangeAsync(Guid id, QuoteInput input, ChangeOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        if (await access.RefuseAsync(Permissions.QuotesEdit, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync(() => ReplaceAsync(db, (id, options), input, cancellation), cancellation);
    }

    private async Task<Result<Guid>> MakeAsync(
        Func<OpticaDbContext, DateTimeOffset, Task<Result<Guid>>> make,
        OperationOptions options,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        if (await access.RefuseAsync(Permissions.QuotesEdit, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var made = await db.TransactAsync(() => make(db, time.GetUtcNow()), cancellation);
        // the same click, twice at once: the other one's quote is the answer
        return made.Error is UniqueViolated { IsOperation: true }
            ? await Operations.DoneBeforeAsync(db, options.Operation, cancellation) ?? made
            : made;
    }

    private async Task<Result<Guid>> AddAsync(
        OpticaDbContext db,
        QuoteInput input,
        IReadOnlySet<Guid> known,
        OperationOptions options,
        CancellationToken cancellation
    )
    {
        if (await Operations.DoneBeforeAsync(db, options.Operation, cancellation) is { } before)
        {
            return before;
        }

        var found = await CustomerAsync(db, input.CustomerId, cancellation);
        if (found.Error is not null and not Invalid)
        {
            return found.Error;
        }

        var branch = await BranchChoice.ChooseAsync(db, input.BranchId, cancellation);
        if (branch.Error is not null and not Invalid)
        {
            return branch.Error;
        }

        var broken = await QuotePricer.CheckAsync(db, input, known, cancellation);
        var day = branch.Succeeded ? await QuoteDay.ReadAsync(db, branch.Value, time.GetUtcNow(), cancellation) : null;
        if (day is not null && found.Succeeded)
        {
            var days = await QuotePricer.CheckDaysAsync(db, input, (found.Value.Id, null, day.Branch), cancellation);
            broken = Invalid.Join(days, broken);
        }

        if (Invalid.Join(options.Unreadable, Invalid.Join(branch.Error as Invalid, broken)) is { } wrong)
        {
            return branch.Error is null ? wrong : wrong with { Code = branch.Error.Code };
        }

        var customer = found.Value;
        var now = time.GetUtcNow().UtcDateTime;
        var content = await QuotePricer.PriceAsync(db, customer, input, day!, cancellation);
        var number = await Numbers.NextAsync(db, Quote.Prefix, day!.Organisation.Year, cancellation);
        var place = (customer.OrganisationId, branch.Value, customer.Id, customer.BranchId);
        var quote = Quote.Create(number, place, content, (db.Scope.UserId, now));
        db.Quotes.Add(quote);
        Operations.Note(db, options.Operation, quote.Id, now);
        return await db.TrySaveAsync(cancellation) is { } failed ? failed : quote.Id;
    }

    private async Task<Result<Done>> ReplaceAsync(
        OpticaDbContext db,
        (Guid Id, ChangeOptions Options) which,
        QuoteInput input,
        CancellationToken cancellation
    )
    {
        var loaded = await QuoteLoading.ForChangeAsync(db, which.Id, cancellation);
        if (!loaded.TryGet(out var quote, out var error))
        {
            return error;
        }

        input.CustomerId = quote.CustomerId;
        var now = time.GetUtcNow();
        var day = await QuoteDay.ReadAsync(db, quote.BranchId, now, cancellation) with { TaxPercent = quote.TaxPercent };
        var broken = await QuotePricer.CheckAsync(db, input, Products(quote), cancellation);
        var days = await QuotePricer.CheckDaysAsync(db, input, (quote.CustomerId, quote.PrescriptionId, day.Branch), cancellation);
        if (QuoteLoading.Refuse(quote, which.Options, Invalid.Join(days, broken)) is { } refused)
        {
            return (Result<Done>)refused;
        }

        // whoever may change the quote may not see its customer by now: then no benefit is claimed
        var customer = await db.Customers.SingleOrDefaultAsync(row => row.Id == quote.CustomerId, cancellation);
        var content = await QuotePricer.PriceAsync(db, customer, input, day, cancellation);
        if (quote.Change(content, now.UtcDateTime).Error is { } no)
        {
            return no;
        }

        // the version moves even when only lines did
        db.Entry(quote).Property(row => row.UpdatedAt).IsModified = true;
        return await db.TrySaveAsync(cancellation) is { } failed ? failed : default(Done);
    }

    private static HashSet<Guid> Products(Quote quote) =>
        quote.Alternatives.SelectMany(one => one.Lines).Select(line => line.ProductId).OfType<Guid>().ToHashSet();

    private static async Task<Result<Customer>> CustomerAsync(OpticaDbContext db, Guid? id, CancellationToken cancellation)
    {
        if (id is not { } wanted)
        {
            return Invalid.At(nameof(QuoteInput.CustomerId), "customer_required");
        }

        await FiguresWriter.HoldAsync(db, wanted, cancellation);
        return await db.Customers.SingleOrDefaultAsync(row => row.Id == wanted, cancellation) is { } customer
            ? CustomerLoading.Free(customer)
            : await db.Customers.MissingAsync(row => row.Id == wanted, cancellation);
    }
}
