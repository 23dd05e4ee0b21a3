using Optica.Domain.Customers;
using Optica.Domain.Segments;

namespace Optica.Benchmarks.Lists;

/// <summary>A list as the product is asked for it, and as somebody would write it by hand.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Filter">For the product.</param>
/// <param name="Where">The same by hand, beside the chain.</param>
/// <param name="Order">The order by hand.</param>
/// <param name="Index">Columns of the index that is ideal for it.</param>
internal sealed record ListScenario(string Name, CustomerFilter Filter, string Where, string Order, string Index)
{
    /// <summary>A tag that six of a hundred carry.</summary>
    public const string Tag = "cliente frecuente";

    private const string ByName = "SortName, CustomerId";
    private const string Marked =
        "CustomerId IN (SELECT CustomerId FROM CustomerTags WHERE OrganisationId = $organisation AND Folded = $tag)";

    /// <summary>The twelve of the budget.</summary>
    /// <param name="branch">A branch of the chain.</param>
    /// <param name="today">The day it is.</param>
    public static IReadOnlyList<ListScenario> All(Guid branch, DateOnly today) =>
        [
            new("all, by name", new(), "1", ByName, "SortName, CustomerId"),
            new("active, by name", new() { IsActive = true }, "IsActive = 1", ByName, "IsActive, SortName, CustomerId"),
            Of("all, newest first", CustomerSort.CreatedAt, new(), "1", "CreatedAt"),
            Of("all, last order first", CustomerSort.LastOrderDate, new(), "1", "LastOrderAt"),
            Of("all, most spent first", CustomerSort.TotalSpent, new(), "1", "TotalSpent"),
            Of("all, most orders first", CustomerSort.OrderCount, new(), "1", "OrderCount"),
            Of(
                "VIP, most spent first",
                CustomerSort.TotalSpent,
                new() { Segment = Segment.Vip },
                "Tier = 4 AND LastOrderAt >= $cutoff",
                "TotalSpent"
            ) with
            {
                Index = "Tier, TotalSpent, CustomerId, LastOrderAt",
            },
            Of(
                "at risk, last order first",
                CustomerSort.LastOrderDate,
                new() { Segment = Segment.AtRisk },
                "LastOrderAt < $cutoff",
                "LastOrderAt"
            ),
            new(
                "a branch, active, by name",
                new() { BranchId = branch, IsActive = true },
                "BranchId = $branch AND IsActive = 1",
                ByName,
                "BranchId, IsActive, SortName, CustomerId"
            ),
            new("a tag, by name", new() { Tag = Tag }, Marked, ByName, "SortName, CustomerId"),
            Of(
                "spent 500,000 or more, most first",
                CustomerSort.TotalSpent,
                new() { SpentFrom = 500_000 },
                "TotalSpent >= 500000",
                "TotalSpent"
            ),
            new(
                "exam due, active, by name",
                new() { ExamDueBefore = today, IsActive = true },
                "IsActive = 1 AND NextExamDue <= $today",
                ByName,
                "IsActive, SortName, CustomerId, NextExamDue"
            ),
        ];

    private static ListScenario Of(string name, CustomerSort sort, CustomerFilter filter, string where, string column) =>
        new(name, filter with { Sort = sort, Descending = true }, where, $"{column} DESC, CustomerId DESC", $"{column}, CustomerId");
}
