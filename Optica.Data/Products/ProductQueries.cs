using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Products;

namespace Optica.Data.Products;

/// <summary>Reads the catalogue of the caller's organisation.</summary>
public sealed class ProductQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access)
{
    /// <summary>Most products a look-up answers.</summary>
    public const int MostFound = 12;

    /// <summary>What of a typed text is looked at.</summary>
    public const int LongestText = 100;

    /// <summary>Totals are counted up to here.</summary>
    public const int TotalCap = 10_000;

    /// <summary>One page of products, by name.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The page, or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<Page<ProductRow>>> ListAsync(ProductFilter filter, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        if (await access.RefuseAsync(Permissions.OrdersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = Matching(db.Products.AsNoTracking(), Fold(filter.Text));
        if (filter.Kind is { } kind)
        {
            rows = rows.Where(row => row.Kind == kind);
        }

        if (filter.IsActive is { } active)
        {
            rows = rows.Where(row => row.IsActive == active);
        }

        var total = await rows.Take(TotalCap + 1).CountAsync(cancellation);
        var ordered = ByName(rows);
        var items = await Rows(ordered.Skip(page.Skip).Take(page.Size)).ToListAsync(cancellation);
        return new Page<ProductRow>(items, page.Number, page.Size, Math.Min(total, TotalCap), total > TotalCap);
    }

    /// <summary>Products that are sold, for the look-up of an order: by the whole code first, then by the start of the name.</summary>
    /// <param name="text">Words of name or code in any order; nothing finds the first ones by name.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>At most 12, or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<IReadOnlyList<ProductRow>>> FindAsync(string? text, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.OrdersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var folded = Fold(text);
        var code = $"|{folded}";
        var rows = Matching(db.Products.AsNoTracking().Where(row => row.IsActive), folded)
            .OrderByDescending(row => folded != "" && row.SearchText.EndsWith(code))
            .ThenByDescending(row => row.SearchText.StartsWith(folded))
            .ThenBy(row => row.SearchText.Replace("|", "\t"))
            .ThenBy(row => row.Id);
        return Result.Of<IReadOnlyList<ProductRow>>(await Rows(rows.Take(MostFound)).ToListAsync(cancellation));
    }

    /// <summary>One product.</summary>
    /// <param name="id">The product.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The product; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<ProductRow>> ReadAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.OrdersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await Rows(db.Products.Where(row => row.Id == id)).SingleOrDefaultAsync(cancellation);
        return found is null ? new NotFound() : found;
    }

    /// <summary>The code stands behind the name: "Lenga" before "Lenga al aire", so their separator goes before a space.</summary>
    private static IOrderedQueryable<Product> ByName(IQueryable<Product> rows) =>
        rows.OrderBy(row => row.SearchText.Replace("|", "\t")).ThenBy(row => row.Id);

    private static string Fold(string? text)
    {
        var folded = SearchText.Fold(text);
        return folded.Length <= LongestText ? folded : folded[..LongestText].TrimEnd();
    }

    /// <summary>Every word somewhere in name or code.</summary>
    private static IQueryable<Product> Matching(IQueryable<Product> rows, string folded) =>
        folded
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(rows, (left, word) => left.Where(row => row.SearchText.Contains(word)));

    private static IQueryable<ProductRow> Rows(IQueryable<Product> rows) =>
        rows.Select(row => new ProductRow(row.Id, row.Version, row.Code, row.Name, row.Kind, row.UnitPrice, row.IncludesTax, row.IsActive));
}
