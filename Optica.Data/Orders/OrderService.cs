using Microsoft.EntityFrameworkCore;
using Optica.Data.Customers;
using Optica.Data.Saving;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;

namespace Optica.Data.Orders;

/// <summary>Takes orders and changes what is on them while they are open (DOMAIN §6). Totals are computed here, never taken over.</summary>
public sealed class OrderService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    /// <summary>Takes an order for a customer in reach.</summary>
    /// <param name="input">What is sold, as typed.</param>
    /// <param name="options">The operation id.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The new id (or that of the same operation carried out before); <see cref="AccessDenied"/>, <see cref="NotFound"/> (customer or
    /// branch), <see cref="Invalid"/>, <see cref="OperationReused"/>.
    /// </returns>
    public async Task<Result<Guid>> CreateAsync(OrderInput input, OperationOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        if (await access.RefuseAsync(Permissions.OrdersEdit, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var made = await db.TransactAsync(() => AddAsync(db, input, options, cancellation), cancellation);
        // the same click, twice at once: the other one's order is the answer
        return made.Error is UniqueViolated { IsOperation: true }
            ? await Operations.DoneBeforeAsync(db, options.Operation, cancellation) ?? made
            : made;
    }

    /// <summary>
    /// Replaces the lines and notes of an open order; it is priced anew with what it was priced with. An order that others rely on is
    /// lowered only by who may reverse orders, with a reason.
    /// </summary>
    /// <param name="id">The order.</param>
    /// <param name="input">What is sold, as typed; customer and branch stay as they are.</param>
    /// <param name="options">The version seen.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="Invalid"/>, <see cref="VersionConflict"/>,
    /// <see cref="OrderNotOpen"/>, <see cref="OrderPaidBeyond"/>.
    /// </returns>
    public async Task<Result<Done>> ChangeAsync(Guid id, OrderInput input, ChangeOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        if (await access.RefuseAsync(Permissions.OrdersEdit, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync(() => ReplaceAsync(db, (id, options), input, cancellation), cancellation);
    }

    private async Task<Result<Guid>> AddAsync(
        OpticaDbContext db,
        OrderInput input,
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

        var broken = await OrderPricer.CheckAsync(db, input, new HashSet<Guid>(), cancellation);
        if (Invalid.Join(options.Unreadable, Invalid.Join(branch.Error as Invalid, broken)) is { } wrong)
        {
            return branch.Error is null ? wrong : wrong with { Code = branch.Error.Code };
        }

        var customer = found.Value;
        var writer = await FiguresWriter.BeginAsync(db, cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        var today = LocalDay.Of(time.GetUtcNow(), writer.Zone);
        var priced = await OrderPricer.PriceAsync(db, customer, input.Lines, (today, writer.TaxPercent), cancellation);
        var number = await Numbers.NextAsync(db, NumberSeries.Orders, today.Year, cancellation);
        var place = (customer.OrganisationId, branch.Value, customer.Id, customer.BranchId);
        var order = Order.Create(number, place, new OrderContent(input, priced, writer.TaxPercent), now);
        db.Orders.Add(order);
        Operations.Note(db, options.Operation, order.Id, now);
        await writer.FollowAsync(order, OrderEffect.None, cancellation);
        await writer.FlushAsync(cancellation);
        return await db.TrySaveAsync(cancellation) is { } failed ? failed : order.Id;
    }

    private async Task<Result<Done>> ReplaceAsync(
        OpticaDbContext db,
        (Guid Id, ChangeOptions Options) which,
        OrderInput input,
        CancellationToken cancellation
    )
    {
        var loaded = await OrderLoading.ForChangeAsync(db, which.Id, cancellation);
        if (!loaded.TryGet(out var order, out var error))
        {
            return error;
        }

        await db.Entry(order).Collection(row => row.Lines).LoadAsync(cancellation);
        input.CustomerId = order.CustomerId;
        var known = order.Lines.Select(line => line.ProductId).OfType<Guid>().ToHashSet();
        var broken = await OrderPricer.CheckAsync(db, input, known, cancellation);
        if (OrderLoading.Refuse(order, which.Options, broken) is { } refused)
        {
            return (Result<Done>)refused;
        }

        var before = OrderEffect.Of(order);
        var writer = await FiguresWriter.BeginAsync(db, cancellation);
        var day = (LocalDay.Of(time.GetUtcNow(), writer.Zone), writer.TaxPercent);
        var (priced, taxPercent) = await OrderEditing.PriceAsync(db, order, input, day, cancellation);
        if (
            order.Refuses(priced) is null
            && await OrderEditing.RefuseAsync(db, order, (priced, input.Reason), cancellation) is { } notLower
        )
        {
            return notLower;
        }

        var reason = order.IsLoweredBy(priced) ? input.Reason : null;
        if (order.Change(new OrderContent(input, priced, taxPercent), time.GetUtcNow().UtcDateTime).Error is { } no)
        {
            return no;
        }

        // the version moves even when only lines did
        db.Entry(order).Property(row => row.UpdatedAt).IsModified = true;
        await writer.FollowAsync(order, before, cancellation);
        await writer.FlushAsync(cancellation);
        if (reason is not null)
        {
            db.Describe("order_lowered", reason);
        }

        return await db.TrySaveAsync(cancellation) is { } failed ? failed : default(Done);
    }

    private static async Task<Result<Customer>> CustomerAsync(OpticaDbContext db, Guid? id, CancellationToken cancellation)
    {
        if (id is not { } wanted)
        {
            return Invalid.At(nameof(OrderInput.CustomerId), "customer_required");
        }

        await FiguresWriter.HoldAsync(db, wanted, cancellation);
        return await db.Customers.SingleOrDefaultAsync(row => row.Id == wanted, cancellation) is { } customer
            ? CustomerLoading.Free(customer)
            : await db.Customers.MissingAsync(row => row.Id == wanted, cancellation);
    }
}
