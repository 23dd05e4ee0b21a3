using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Orders;
using Optica.Data.Organisations;
using Optica.Data.Prescriptions;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.Quotes;

namespace Optica.Data.Quotes;

/// <summary>Reads quotes: of the branches in reach, and of the customers in reach wherever they were made. Nothing in it is medical.</summary>
public sealed class QuoteQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    /// <summary>Totals are counted up to here.</summary>
    public const int TotalCap = 10_000;

    /// <summary>One page of quotes, narrowed to the selected branch unless a customer is named.</summary>
    /// <param name="filter">Which, and in which order.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The page; <see cref="AccessDenied"/>; for a branch out of reach <see cref="AccessDenied"/> or <see cref="NotFound"/>.</returns>
    public async Task<Result<Page<QuoteRow>>> ListAsync(QuoteFilter filter, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        if (await access.RefuseAsync(Permissions.QuotesRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (filter.BranchId is { } branch && await BranchChoice.RefuseAsync(db, branch, cancellation) is { } outOfReach)
        {
            return outOfReach;
        }

        return await PageAsync(db, filter, page, cancellation);
    }

    /// <summary>A customer's quotes, newest first, wherever they were made.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The page; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<Page<QuoteRow>>> OfCustomerAsync(Guid customerId, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (await access.RefuseAsync(Permissions.QuotesRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Customers.AnyAsync(row => row.Id == customerId, cancellation))
        {
            return (Result<Page<QuoteRow>>)await db.Customers.MissingAsync(row => row.Id == customerId, cancellation);
        }

        return await PageAsync(db, new QuoteFilter { CustomerId = customerId }, page, cancellation);
    }

    /// <summary>Everything about a quote.</summary>
    /// <param name="id">The quote.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The quote; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<QuoteDetail>> ReadAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.QuotesRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var quote = await db
            .Quotes.AsNoTracking()
            .Include(row => row.Alternatives)
                .ThenInclude(one => one.Lines)
            .AsSplitQuery()
            .SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (quote is null)
        {
            return (Result<QuoteDetail>)await db.Quotes.MissingAsync(row => row.Id == id, cancellation);
        }

        await db.NoteOpeningAsync(quote, quote.CustomerId, cancellation);
        var days = await BranchDays.ReadAsync(db, time, cancellation);
        var row = await db.Quotes.Where(one => one.Id == id).Rows(db).SingleAsync(cancellation);
        var branch = await BranchQueries.RowAsync(db, quote.BranchId, cancellation);
        var may = access.Scope.May(Permissions.QuotesEdit) && OrderLoading.MayChange(db.Scope, quote.BranchId, quote.CustomerBranchId);
        return new QuoteDetail(row.On(days), branch with { MayChange = may }, quote.TaxPercent, QuoteTelling.Tell(quote))
        {
            Prescription = await PrescriptionAsync(db, quote, days, cancellation),
            PrescriptionState = await PrescriptionStates.OfAsync(db, quote.PrescriptionId, cancellation),
            MaySeeValues = quote.PrescriptionId is not null && QuotePrescriptionQueries.MaySee(db.Scope, quote),
            Notes = quote.Notes,
            RejectionReason = quote.RejectionReason,
            StatusAt = quote.StatusAt,
            SentAt = quote.SentAt,
            MailedAt = quote.MailedAt,
            CustomerEmail = await db
                .Customers.Where(one => one.Id == quote.CustomerId)
                .Select(one => one.Email)
                .SingleOrDefaultAsync(cancellation),
            ChangedBy = await db
                .Users.Where(user => user.Id == quote.UpdatedBy)
                .Select(user => user.DisplayName)
                .SingleOrDefaultAsync(cancellation),
        };
    }

    /// <summary>The price of what is typed so far: nothing is saved, incomplete lines are left out.</summary>
    /// <param name="input">What is typed.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The prices, or <see cref="AccessDenied"/>; a customer out of reach claims no benefit.</returns>
    public async Task<Result<QuotePreview>> PriceAsync(QuoteInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await access.RefuseAsync(Permissions.QuotesEdit, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var customer = await db.Customers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == input.CustomerId, cancellation);
        var own = await db.Organisations.AsNoTracking().SingleAsync(row => row.Id == db.Scope.OrganisationId, cancellation);
        var day = (LocalDay.Of(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(own.TimeZone)), own.TaxPercent);
        var complete = new OrderLineInputValidator();
        List<OrderQuotation> told = [];
        foreach (var one in input.Alternatives)
        {
            var lines = one.Lines.Select((line, at) => (Line: line, At: at)).Where(row => complete.Validate(row.Line).IsValid).ToList();
            var priced = await OrderPricer.PriceAsync(db, customer, [.. lines.Select(row => row.Line)], day, cancellation);
            var places = lines.Select((row, place) => (row.At, Priced: priced.Lines[place])).ToDictionary(row => row.At, row => row.Priced);
            told.Add(new(places, OrderTelling.Money(priced, own.TaxPercent)));
        }

        return new QuotePreview(told);
    }

    private async Task<Page<QuoteRow>> PageAsync(OpticaDbContext db, QuoteFilter filter, PageRequest page, CancellationToken cancellation)
    {
        var zone = await BranchQueries.ZoneAsync(db, cancellation);
        var days = await BranchDays.ReadAsync(db, time, cancellation);
        var all = filter.CustomerId is null ? db.Quotes.InSelectedBranch(db.Scope) : db.Quotes;
        var rows = all.AsNoTracking().Filter(db, filter, (zone, days));
        var total = await rows.Take(TotalCap + 1).CountAsync(cancellation);
        var items = await rows.Order(filter.Sort, filter.Descending).Skip(page.Skip).Take(page.Size).Rows(db).ToListAsync(cancellation);
        await db.NoteSeenAsync(SightingSurface.Quotes, items.Select(row => row.CustomerId), cancellation);
        return new([.. items.Select(row => row.On(days))], page.Number, page.Size, Math.Min(total, TotalCap), total > TotalCap);
    }

    /// <summary>Whoever reaches the quote is told the plain side of its prescription, whatever branch wrote it.</summary>
    private static async Task<PrescriptionRow?> PrescriptionAsync(
        OpticaDbContext db,
        Quote quote,
        BranchDays days,
        CancellationToken cancellation
    ) =>
        quote.PrescriptionId is { } id
            ? (
                await db
                    .Prescriptions.IgnoreQueryFilters([TenancyModel.BranchFilter])
                    .Where(row => row.Id == id)
                    .Rows(db)
                    .SingleOrDefaultAsync(cancellation)
            )?.On(days)
            : null;
}
