using Optica.Domain.Common;

namespace Optica.Portal.Api;

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Page">Number from 1.</param>
/// <param name="Limit">Rows a page, at most 100.</param>
/// <param name="Total">Rows in all, counted up to a cap.</param>
/// <param name="TotalCapped">There are more than counted.</param>
/// <param name="TotalPages">Pages in all.</param>
public sealed record PageResponse<T>(IReadOnlyList<T> Items, int Page, int Limit, int Total, bool TotalCapped, int TotalPages);

/// <summary>Makes page answers.</summary>
internal static class PageResponses
{
    public static PageResponse<TOut> Map<TIn, TOut>(this Page<TIn> page, Func<TIn, TOut> row) =>
        new([.. page.Items.Select(row)], page.Number, page.Size, page.Total, page.TotalCapped, page.Pages);
}
