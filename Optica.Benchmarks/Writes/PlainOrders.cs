using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Domain.Agreements;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Organisations;
using Optica.Domain.Products;

namespace Optica.Benchmarks.Writes;

/// <summary>
/// The same order through the product's own context, so with its history, news and operation, in one transaction, but without the figures:
/// with what has to be read for it, or with nothing read but the number.
/// </summary>
/// <param name="contexts">Contexts of the user.</param>
/// <param name="access">The user's rights.</param>
internal sealed class PlainOrders(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access)
{
    private Organisation own = null!;
    private Dictionary<Guid, Product> products = [];

    /// <summary>Reads what a program may keep: the chain and what it sells.</summary>
    public async Task PrepareAsync()
    {
        await access.RefreshAsync(CancellationToken.None);
        await using var db = await contexts.CreateDbContextAsync();
        own = await db.Organisations.AsNoTracking().SingleAsync(row => row.Id == db.Scope.OrganisationId);
        products = await db.Products.AsNoTracking().ToDictionaryAsync(row => row.Id);
    }

    /// <summary>Writes the rows and reads nothing but the number.</summary>
    public async Task<int> WriteAsync(OrderInput input, Guid customerBranchId)
    {
        await using var db = await contexts.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        return await AddAsync(db, input, (customerBranchId, own, products));
    }

    /// <summary>Writes the same rows, and reads all that the order rests on: rights, customer, branch, products, chain, agreements.</summary>
    public async Task<int> ReadAndWriteAsync(OrderInput input)
    {
        await access.RefreshAsync(CancellationToken.None);
        await using var db = await contexts.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var customer = await db.Customers.SingleAsync(row => row.Id == input.CustomerId);
        _ = await db.Branches.AnyAsync(row => row.Id == input.BranchId);
        var ids = input.Lines.Select(line => line.ProductId).OfType<Guid>().Distinct().ToList();
        var sold = await db.Products.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        var chain = await db.Organisations.AsNoTracking().SingleAsync(row => row.Id == db.Scope.OrganisationId);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        _ = await db
            .AgreementMembers.Where(member => member.CustomerId == customer.Id)
            .Join(db.Agreements, member => member.AgreementId, agreement => agreement.Id, (_, agreement) => agreement)
            .Where(AgreementRules.IsValidOn(today))
            .AsNoTracking()
            .ToListAsync();
        return await AddAsync(db, input, (customer.BranchId, chain, sold));
    }

    private static async Task<int> AddAsync(
        OpticaDbContext db,
        OrderInput input,
        (Guid CustomerBranchId, Organisation Own, Dictionary<Guid, Product> Products) known
    )
    {
        var chain = known.Own;
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        OrderInputNormaliser.Normalise(input, known.Products);
        var lines = input.Lines.ConvertAll(line => new LineToPrice(line.UnitPrice!.Value, line.Quantity ?? 1, line.IncludesTax ?? true, 0));
        var content = new OrderContent(input, Pricing.Price(lines, [], chain.TaxPercent), chain.TaxPercent);
        var series = db.NumberSeries.Where(row => row.Prefix == NumberSeries.Orders && row.Year == now.Year);
        await series.ExecuteUpdateAsync(set => set.SetProperty(row => row.Last, row => row.Last + 1));
        var number = NumberSeries.Format(NumberSeries.Orders, now.Year, await series.Select(row => row.Last).SingleAsync());
        var place = (chain.Id, input.BranchId!.Value, input.CustomerId!.Value, known.CustomerBranchId);
        var order = Order.Create(number, place, content, now);
        db.Orders.Add(order);
        db.ProcessedOperations.Add(new(db.Scope.UserId!.Value, Ids.New(now), order.Id, null, now));
        await db.SaveChangesAsync();
        await db.Database.CommitTransactionAsync();
        return 1;
    }
}
