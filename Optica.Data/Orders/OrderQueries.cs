using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Organisations;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Orders;

namespace Optica.Data.Orders;

/// <summary>Reads orders: of the branches in reach, and of the customers in reach wherever they bought.</summary>
public sealed class OrderQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    /// <summary>Totals are counted up to here.</summary>
    public const int TotalCap = 10_000;

    /// <summary>One page of orders, narrowed to the selected branch unless a customer is named.</summary>
    /// <param name="filter">Which, and in which order.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The page; <see cref="AccessDenied"/>; for a branch out of reach <see cref="AccessDenied"/> or <see cref="NotFound"/>.</returns>
    public async Task<Result<Page<OrderRow>>> ListAsync(OrderFilter filter, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        if (await access.RefuseAsync(Permissions.OrdersRead, cancellation) is { } refused)
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

    /// <summary>A customer's orders, newest first, wherever they were taken, and what they owe over all.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The orders; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<CustomerOrders>> OfCustomerAsync(Guid customerId, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (await access.RefuseAsync(Permissions.OrdersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Customers.AnyAsync(row => row.Id == customerId, cancellation))
        {
            return (Result<CustomerOrders>)await db.Customers.MissingAsync(row => row.Id == customerId, cancellation);
        }

        var orders = await PageAsync(db, new OrderFilter { CustomerId = customerId }, page, cancellation);
        return new CustomerOrders(orders, await BalanceAsync(db, customerId, cancellation));
    }

    /// <summary>Everything about an order.</summary>
    /// <param name="id">The order.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The order; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<OrderDetail>> ReadAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.OrdersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var order = await db
            .Orders.AsNoTracking()
            .Include(row => row.Lines)
            .Include(row => row.Payments)
            .Include(row => row.Refunds)
            .AsSplitQuery()
            .SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (order is null)
        {
            return (Result<OrderDetail>)await db.Orders.MissingAsync(row => row.Id == id, cancellation);
        }

        await db.NoteOpeningAsync(order, order.CustomerId, cancellation);
        var row = await db.Orders.Where(one => one.Id == id).Rows(db).SingleAsync(cancellation);
        var branch = await BranchQueries.RowAsync(db, order.BranchId, cancellation);
        var may = access.Scope.May(Permissions.OrdersEdit) && OrderLoading.MayChange(db.Scope, order.BranchId, order.CustomerBranchId);
        return OrderTelling.Tell(order, row, branch with { MayChange = may }, await NamesAsync(db, order, cancellation));
    }

    /// <summary>The price of what is typed so far: nothing is saved, incomplete lines are left out.</summary>
    /// <param name="input">What is typed.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The prices, or <see cref="AccessDenied"/>; a customer out of reach claims no benefit.</returns>
    public async Task<Result<OrderQuotation>> PriceAsync(OrderInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await access.RefuseAsync(Permissions.OrdersEdit, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var customer = await db.Customers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == input.CustomerId, cancellation);
        var (zone, tax) = await SettingsAsync(db, cancellation);
        var lines = Complete(input);
        var day = (LocalDay.Of(time.GetUtcNow(), zone), tax);
        var priced = await OrderPricer.PriceAsync(db, customer, [.. lines.Select(one => one.Line)], day, cancellation);
        return Quotation(lines, priced, OrderTelling.Money(priced, tax));
    }

    /// <summary>The price of an order that is being changed: as the change itself would price it; nothing is saved.</summary>
    /// <param name="id">The order.</param>
    /// <param name="input">What is typed; incomplete lines are left out.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The prices, with what was paid; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<OrderQuotation>> PriceChangeAsync(Guid id, OrderInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await access.RefuseAsync(Permissions.OrdersEdit, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var order = await db.Orders.AsNoTracking().Include(row => row.Lines).SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (order is null)
        {
            return (Result<OrderQuotation>)await db.Orders.MissingAsync(row => row.Id == id, cancellation);
        }

        var (zone, today) = await SettingsAsync(db, cancellation);
        var lines = Complete(input);
        var typed = new OrderInput { Lines = [.. lines.Select(one => one.Line)], Reprices = input.Reprices };
        var (priced, tax) = await OrderEditing.PriceAsync(db, order, typed, (LocalDay.Of(time.GetUtcNow(), zone), today), cancellation);
        var money = OrderTelling.Money(priced, tax) with { Paid = order.Paid, Balance = priced.CustomerShare - order.Paid };
        return Quotation(lines, priced, money);
    }

    /// <summary>What a customer owes over all counting orders, CLP.</summary>
    internal static Task<long> BalanceAsync(OpticaDbContext db, Guid customerId, CancellationToken cancellation) =>
        db.Orders.Where(row => row.CustomerId == customerId).Where(OrderRules.IsCounting).SumAsync(row => row.Balance, cancellation);

    private static List<(OrderLineInput Line, int At)> Complete(OrderInput input)
    {
        var complete = new OrderLineInputValidator();
        return [.. input.Lines.Select((line, at) => (Line: line, At: at)).Where(one => complete.Validate(one.Line).IsValid)];
    }

    private static OrderQuotation Quotation(List<(OrderLineInput Line, int At)> lines, PricedOrder priced, OrderMoney money) =>
        new(lines.Select((one, place) => (one.At, Priced: priced.Lines[place])).ToDictionary(one => one.At, one => one.Priced), money);

    private static async Task<Page<OrderRow>> PageAsync(
        OpticaDbContext db,
        OrderFilter filter,
        PageRequest page,
        CancellationToken cancellation
    )
    {
        var zone = await BranchQueries.ZoneAsync(db, cancellation);
        var all = filter.CustomerId is null ? db.Orders.InSelectedBranch(db.Scope) : db.Orders;
        var rows = all.AsNoTracking().Filter(db, filter, zone);
        var total = await rows.Take(TotalCap + 1).CountAsync(cancellation);
        var items = await rows.Order(filter.Sort, filter.Descending).Skip(page.Skip).Take(page.Size).Rows(db).ToListAsync(cancellation);
        await db.NoteSeenAsync(SightingSurface.Orders, items.Select(row => row.CustomerId), cancellation);
        return new(items, page.Number, page.Size, Math.Min(total, TotalCap), total > TotalCap);
    }

    private static async Task<Dictionary<Guid, string>> NamesAsync(OpticaDbContext db, Order order, CancellationToken cancellation)
    {
        var ids = order
            .Payments.Select(row => row.By)
            .Concat(order.Refunds.Select(row => row.By))
            .Append(order.CreatedBy)
            .Append(order.UpdatedBy)
            .OfType<Guid>()
            .Distinct()
            .ToList();
        return await db
            .Users.Where(user => ids.Contains(user.Id))
            .ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellation);
    }

    private static async Task<(TimeZoneInfo Zone, int TaxPercent)> SettingsAsync(OpticaDbContext db, CancellationToken cancellation)
    {
        var own = await db.Organisations.AsNoTracking().SingleAsync(row => row.Id == db.Scope.OrganisationId, cancellation);
        return (TimeZoneInfo.FindSystemTimeZoneById(own.TimeZone), own.TaxPercent);
    }
}
