using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Organisations;
using Optica.Domain.Segments;

namespace Optica.Data.Segments;

/// <summary>
/// The one writer of figures: keeps <see cref="CustomerFigures"/>, <see cref="CustomerCount"/> and <see cref="BranchMonth"/> in step
/// with orders and customers, in the transaction of the change (PERFORMANCE §1). Rows are locked before they are read, sums change by
/// relative updates, so that parallel changes add up.
/// </summary>
internal sealed partial class FiguresWriter
{
    private static readonly string[] Lifted = [TenancyModel.BranchFilter];

    private static readonly HotQuery<Guid?, Organisation> Own = new(
        (db, id, _) => db.Organisations.AsNoTracking().Single(row => row.Id == id)
    );

    private readonly OpticaDbContext db;
    private readonly Dictionary<CountKey, (int Customers, long Spent)> counts = [];
    private readonly Dictionary<MonthKey, MonthDelta> months = [];

    private FiguresWriter(OpticaDbContext db, Organisation organisation)
    {
        this.db = db;
        Zone = TimeZoneInfo.FindSystemTimeZoneById(organisation.TimeZone);
        TaxPercent = organisation.TaxPercent;
    }

    /// <summary>The organisation's zone.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The organisation's tax for new orders.</summary>
    public int TaxPercent { get; }

    /// <summary>Begins; call within a transaction, then <see cref="FlushAsync"/> before saving.</summary>
    public static async Task<FiguresWriter> BeginAsync(OpticaDbContext db, CancellationToken cancellation) =>
        new(db, await OwnAsync(db, cancellation));

    /// <summary>Counts a new customer.</summary>
    public void Register(CustomerFigures figures)
    {
        Put(figures, 1);
        Add(new(figures.OrganisationId, figures.BranchId, Months.Of(figures.CreatedAt, Zone)), new(NewCustomers: 1));
    }

    /// <summary>Locks and loads figures that are about to follow their customers: activation, branch. Call <see cref="Follow"/> after.</summary>
    /// <param name="ids">The customers.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<Dictionary<Guid, CustomerFigures>> HoldAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var rows = db.CustomerFigures.IgnoreQueryFilters(Lifted).Where(row => ids.Contains(row.CustomerId));
        await LockAsync(db, rows, cancellation);
        return await rows.ToDictionaryAsync(row => row.CustomerId, cancellation);
    }

    /// <summary>Takes over what a customer says, and moves their counts with it.</summary>
    public void Follow(CustomerFigures figures, Customer customer)
    {
        var month = Months.Of(figures.CreatedAt, Zone);
        Put(figures, -1);
        Add(new(figures.OrganisationId, figures.BranchId, month), new(NewCustomers: -1));
        figures.Follow(customer);
        Put(figures, 1);
        Add(new(figures.OrganisationId, figures.BranchId, month), new(NewCustomers: 1));
    }

    /// <summary>Follows an order of which something changed.</summary>
    /// <param name="order">The order as it is now, saved or not.</param>
    /// <param name="before">What it counted before.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task FollowAsync(Order order, OrderEffect before, CancellationToken cancellation)
    {
        var after = OrderEffect.Of(order);
        if (after == before)
        {
            return;
        }

        var rows = db.CustomerFigures.IgnoreQueryFilters(Lifted).Where(row => row.CustomerId == order.CustomerId);
        await LockAsync(db, rows, cancellation);
        var figures = await rows.AsNoTracking().SingleAsync(cancellation);
        Put(figures, -1);
        var (first, last) = await EndsAsync(order, figures, before, cancellation);
        var orders = figures.OrderCount + after.Orders - before.Orders;
        var spent = figures.TotalSpent + after.Amount - before.Amount;
        // asked for once the row is ours: a change of the rules that is under way either sees this order or is seen here
        var tier = (await OwnAsync(db, cancellation)).Rules.TierOf(orders);
        await rows.ExecuteUpdateAsync(
            set =>
                set.SetProperty(row => row.OrderCount, orders)
                    .SetProperty(row => row.TotalSpent, spent)
                    .SetProperty(row => row.FirstOrderAt, first)
                    .SetProperty(row => row.LastOrderAt, last)
                    .SetProperty(row => row.Tier, tier),
            cancellation
        );
        Add(CountKey.Of(figures, tier, CountKey.DayOf(last, Zone)), 1, spent);
        Add(
            new(order.OrganisationId, order.BranchId, Months.Of(order.CreatedAt, Zone)),
            new(after.Amount - before.Amount, after.Orders - before.Orders)
        );
        var at = order.UpdatedAt == default ? order.CreatedAt : order.UpdatedAt;
        db.Changes.Add(TellOf(order.CustomerId, order.OrganisationId, order.CustomerBranchId, at));
    }

    /// <summary>Writes the sums; rows that are missing are added by the save that follows.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        // always in the same order: two transactions never wait for each other
        foreach (var (key, delta) in counts.OrderBy(row => row.Key.BranchId).ThenBy(row => row.Key.ToString(), StringComparer.Ordinal))
        {
            if (delta != (0, 0))
            {
                await WriteAsync(key, delta.Customers, delta.Spent, cancellation);
            }
        }

        foreach (var (key, delta) in months.OrderBy(row => row.Key.BranchId).ThenBy(row => row.Key.Month))
        {
            if (delta != new MonthDelta())
            {
                await WriteAsync(key, delta, cancellation);
            }
        }

        counts.Clear();
        months.Clear();
    }

    private static Task<Organisation> OwnAsync(OpticaDbContext db, CancellationToken cancellation) =>
        Own.AskAsync(db, db.Scope.OrganisationId, cancellation);

    /// <summary>Keeps every change of what a customer's orders count out until the transaction ends.</summary>
    public static Task HoldAsync(OpticaDbContext db, Guid customerId, CancellationToken cancellation) =>
        LockAsync(db, db.CustomerFigures.IgnoreQueryFilters(Lifted).Where(row => row.CustomerId == customerId), cancellation);

    /// <summary>A change of nothing keeps others out until the transaction ends. SQLite has one writer: nobody else is in.</summary>
    private static Task LockAsync(OpticaDbContext db, IQueryable<CustomerFigures> rows, CancellationToken cancellation) =>
        db.Database.IsSqlite()
            ? Task.CompletedTask
            : rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.OrderCount, row => row.OrderCount), cancellation);

    /// <summary>First and last counting order once the order is what it is now.</summary>
    private async Task<(DateTime? First, DateTime? Last)> EndsAsync(
        Order order,
        CustomerFigures figures,
        OrderEffect before,
        CancellationToken cancellation
    )
    {
        if (order.Counts)
        {
            return (
                figures.FirstOrderAt < order.CreatedAt ? figures.FirstOrderAt : order.CreatedAt,
                figures.LastOrderAt > order.CreatedAt ? figures.LastOrderAt : order.CreatedAt
            );
        }

        if (before.Orders == 0)
        {
            return (figures.FirstOrderAt, figures.LastOrderAt);
        }

        var others = db
            .Orders.IgnoreQueryFilters(Lifted)
            .Where(row => row.CustomerId == order.CustomerId && row.Id != order.Id)
            .Where(OrderRules.IsCounting);
        return (
            await others.MinAsync(row => (DateTime?)row.CreatedAt, cancellation),
            await others.MaxAsync(row => (DateTime?)row.CreatedAt, cancellation)
        );
    }

    private async Task WriteAsync(CountKey key, int customers, long spent, CancellationToken cancellation)
    {
        var rows = db
            .CustomerCounts.IgnoreQueryFilters(Lifted)
            .Where(row =>
                row.OrganisationId == key.OrganisationId
                && row.Span == key.Span
                && row.LastOrderDay == key.LastOrderDay
                && row.BranchId == key.BranchId
                && row.IsActive == key.IsActive
                && row.Tier == key.Tier
            );
        var hit = await rows.ExecuteUpdateAsync(
            set =>
                set.SetProperty(row => row.Customers, row => row.Customers + customers)
                    .SetProperty(row => row.Spent, row => row.Spent + spent),
            cancellation
        );
        if (hit == 0)
        {
            db.CustomerCounts.Add(CustomerCount.Create(key, customers, spent));
        }
    }

    private async Task WriteAsync(MonthKey key, MonthDelta delta, CancellationToken cancellation)
    {
        var (revenue, orders, customers) = delta;
        var hit = await db
            .BranchMonths.IgnoreQueryFilters(Lifted)
            .Where(row => row.BranchId == key.BranchId && row.Month == key.Month)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.Revenue, row => row.Revenue + revenue)
                        .SetProperty(row => row.Orders, row => row.Orders + orders)
                        .SetProperty(row => row.NewCustomers, row => row.NewCustomers + customers),
                cancellation
            );
        if (hit == 0)
        {
            db.BranchMonths.Add(BranchMonth.Create(key, delta));
        }
    }

    private void Put(CustomerFigures figures, int sign) => Add(CountKey.Of(figures, Zone), sign, sign * figures.TotalSpent);

    private void Add(IEnumerable<CountKey> keys, int customers, long spent)
    {
        foreach (var key in keys)
        {
            var known = counts.GetValueOrDefault(key);
            counts[key] = (known.Customers + customers, known.Spent + spent);
        }
    }

    private void Add(MonthKey key, MonthDelta delta)
    {
        var known = months.GetValueOrDefault(key, new MonthDelta());
        months[key] = new(known.Revenue + delta.Revenue, known.Orders + delta.Orders, known.NewCustomers + delta.NewCustomers);
    }
}
