using Optica.Domain.Customers;

namespace Optica.Domain.Common;

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows of this page.</param>
/// <param name="Number">Page number from 1.</param>
/// <param name="Size">Rows a page, 1–100.</param>
/// <param name="Total">Rows in all, counted up to a cap.</param>
/// <param name="TotalCapped">True when there are more rows than <paramref name="Total"/> says.</param>
/// <typeparam name="T">Type of the row.</typeparam>
public sealed record Page<T>(IReadOnlyList<T> Items, int Number, int Size, int Total, bool TotalCapped = false)
{
    /// <summary>Whom a list that is made for contacting customers leaves out; null for other lists.</summary>
    public LeftOut? LeftOut { get; init; }

    /// <summary>Number of pages, at least 1.</summary>
    public int Pages => Math.Max(1, (int)(((long)Total + Size - 1) / Size));
}
