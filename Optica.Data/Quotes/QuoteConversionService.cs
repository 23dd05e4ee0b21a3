using Microsoft.EntityFrameworkCore;
using Optica.Data.Orders;
using Optica.Data.Saving;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Notifications;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.Quotes;
using Optica.Domain.WorkOrders;

namespace Optica.Data.Quotes;

/// <summary>Makes an order and, where lenses are made, a work order of an accepted quote, once, in one transaction, at the prices it was accepted at (DOMAIN §9).</summary>
public sealed class QuoteConversionService(
    IDbContextFactory<OpticaDbContext> contexts,
    ICurrentAccess access,
    WorkOrderWriter jobs,
    TimeProvider time
)
{
    /// <summary>Converts a quote.</summary>
    /// <param name="id">The quote.</param>
    /// <param name="input">The version seen, and by which prescription; null converts whatever stands by the quote's own.</param>
    /// <param name="options">The operation id.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// What it became (or became by the same operation before); <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="Invalid"/>,
    /// <see cref="VersionConflict"/>, <see cref="InvalidQuoteTransition"/>, <see cref="QuotePrescriptionWithdrawn"/>,
    /// <see cref="QuotePrescriptionCorrected"/>, <see cref="OperationReused"/>.
    /// </returns>
    public async Task<Result<QuoteConversion>> ConvertAsync(
        Guid id,
        QuoteConversionInput? input,
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
        var done = await db.TransactAsync(() => RunAsync(db, (id, input ?? new()), options, cancellation), cancellation);
        if (done.Error is UniqueViolated { IsOperation: true } twice)
        {
            // the same click, twice at once: what the other one made is the answer
            var before = await Operations.DoneBeforeAsync(db, options.Operation, cancellation);
            return before is { } told ? await ToldAsync(db, told, cancellation) : twice;
        }

        return done;
    }

    private async Task<Result<QuoteConversion>> RunAsync(
        OpticaDbContext db,
        (Guid Id, QuoteConversionInput Input) which,
        OperationOptions options,
        CancellationToken cancellation
    )
    {
        if (await Operations.DoneBeforeAsync(db, options.Operation, cancellation) is { } before)
        {
            return await ToldAsync(db, before, cancellation);
        }

        var loaded = await QuoteLoading.ForChangeAsync(db, which.Id, cancellation);
        if (!loaded.TryGet(out var quote, out var error))
        {
            return error;
        }

        var now = time.GetUtcNow();
        var today = await QuoteLoading.TodayAsync(db, quote.BranchId, now, cancellation);
        var eyes = await QuotePrescriptionRule.ChooseAsync(db, quote, (which.Input.PrescriptionId, today), cancellation);
        var seen = new ChangeOptions(which.Input.Version) { Unreadable = options.Unreadable };
        if (QuoteLoading.Refuse(quote, seen, eyes.Error as Invalid) is { } refused)
        {
            return (Result<QuoteConversion>)refused;
        }

        if (quote.Refuses(QuoteStatus.Converted, today) is { } no)
        {
            return no;
        }

        if (!eyes.TryGet(out var prescriptionId, out var wrong))
        {
            return wrong;
        }

        var made = await MakeAsync(db, (quote, prescriptionId), now, cancellation);
        if (!made.TryGet(out var conversion, out var failed))
        {
            return failed;
        }

        quote.Convert((conversion.OrderId, conversion.WorkOrderId), (today, now.UtcDateTime));
        await FiguresWriter.FollowAsync(db, quote, cancellation);
        db.Tell(NotificationKind.QuoteConverted, quote, await QuoteLifeService.SellerIsAdminAsync(db, quote, cancellation));
        Operations.Note(db, options.Operation, quote.Id, now.UtcDateTime);
        db.Describe("quote_converted");
        return await db.TrySaveAsync(cancellation) switch
        {
            null => conversion,
            // somebody else's job of this quote came first: looked at again, the quote is converted
            UniqueViolated { IsOperation: false, IsDerived: false } => new VersionConflict(),
            var unsaved => unsaved,
        };
    }

    /// <summary>The order at the prices as quoted, whatever has become of products, agreements and tax; then the job that it pays for, if lenses are made.</summary>
    private async Task<Result<QuoteConversion>> MakeAsync(
        OpticaDbContext db,
        (Quote Quote, Guid? PrescriptionId) those,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var (quote, own) = (those.Quote, those.Quote.PrescriptionId);
        if (await BranchChoice.ShutAsync(db, quote.BranchId, cancellation) is { } shut)
        {
            return shut;
        }

        quote.Prescribe(those.PrescriptionId);
        var chosen = quote.Accepted!;
        var place = (quote.OrganisationId, quote.BranchId, quote.CustomerId, quote.CustomerBranchId);
        var writer = await FiguresWriter.BeginAsync(db, cancellation);
        var year = LocalDay.Of(now, writer.Zone).Year;
        var number = await Numbers.NextAsync(db, NumberSeries.Orders, year, cancellation);
        var content = new OrderContent(QuoteSale.Order(quote, chosen), chosen.AsPriced(), quote.TaxPercent);
        var order = Order.Create(number, place, content, now.UtcDateTime);
        db.Orders.Add(order);
        await writer.FollowAsync(order, OrderEffect.None, cancellation);
        await writer.FlushAsync(cancellation);

        if (!chosen.NeedsJob)
        {
            return new QuoteConversion(order.Id, null);
        }

        var offered = chosen.LensKind ?? await KindAsync(db, quote, cancellation) ?? PrescriptionKind.SingleVision;
        if (!(await LensKinds.FollowAsync(db, offered, (own, quote.PrescriptionId), cancellation)).TryGet(out var kind, out var other))
        {
            return other;
        }

        var draft = new WorkOrderDraft(QuoteSale.Job(quote, chosen, kind, order.Id), place) { QuoteId = quote.Id };
        var job = await jobs.AddAsync(db, draft, cancellation);
        return job.TryGet(out var made, out var error) ? new QuoteConversion(order.Id, made.Id) : error;
    }

    private static async Task<Result<QuoteConversion>> ToldAsync(OpticaDbContext db, Result<Guid> before, CancellationToken cancellation)
    {
        if (!before.TryGet(out var id, out var error))
        {
            return error;
        }

        var quote = await db.Quotes.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation);
        return quote is { OrderId: { } order } ? new QuoteConversion(order, quote.WorkOrderId) : new NotFound();
    }

    /// <summary>Whoever reaches the quote is told that much of its prescription, wherever that is.</summary>
    private static Task<PrescriptionKind?> KindAsync(OpticaDbContext db, Quote quote, CancellationToken cancellation) =>
        db
            .Prescriptions.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .Where(row => row.Id == quote.PrescriptionId)
            .Select(row => (PrescriptionKind?)row.Kind)
            .SingleOrDefaultAsync(cancellation);
}
