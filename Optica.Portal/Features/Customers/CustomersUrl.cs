using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Portal.Features.Customers;

/// <summary>
/// Everything the customer list shows, as its address says it: a link shows a colleague the same view within their branches.
/// Whatever stands in an address, reading it never fails; what makes no sense is left out.
/// </summary>
public sealed record CustomersUrl
{
    /// <summary>Address of the list.</summary>
    public const string Path = "/admin/customers";

    /// <summary>Longest tag.</summary>
    public const int TagLength = 40;

    /// <summary>Furthest day to look ahead for exams.</summary>
    public const int MostDays = 3660;

    /// <summary>Rows a page that can be chosen.</summary>
    public static readonly IReadOnlyList<int> Sizes = [25, 50, 100];

    private static readonly (CustomerSort Sort, string Name)[] Sorts =
    [
        (CustomerSort.Name, "name"),
        (CustomerSort.CreatedAt, "created"),
        (CustomerSort.LastOrderDate, "last_order"),
        (CustomerSort.TotalSpent, "spent"),
        (CustomerSort.OrderCount, "orders"),
    ];

    /// <summary>Search text as typed.</summary>
    public string? Text { get; init; }

    /// <summary>Active, inactive, or null for all.</summary>
    public bool? IsActive { get; init; }

    /// <summary>Carries this tag.</summary>
    public string? Tag { get; init; }

    /// <summary>Of this branch only.</summary>
    public Guid? BranchId { get; init; }

    /// <summary>Registered on or after.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Registered on or before.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Exam due within so many days from today; 0 is due by today.</summary>
    public int? DueDays { get; init; }

    /// <summary>Sorted by.</summary>
    public CustomerSort Sort { get; init; } = CustomerSort.Name;

    /// <summary>Largest first.</summary>
    public bool Descending { get; init; }

    /// <summary>Page from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows a page.</summary>
    public int Size { get; init; } = PageRequest.DefaultSize;

    /// <summary>The customer in the side panel.</summary>
    public Guid? Peek { get; init; }

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsFiltered => this with { Sort = default, Descending = false, Page = 1, Size = 1, Peek = null } != Bare;

    /// <summary>The same list without anything in the side panel.</summary>
    public CustomersUrl List => this with { Peek = null };

    /// <summary>The same order and page size without any filter.</summary>
    public CustomersUrl Unfiltered =>
        new()
        {
            Sort = Sort,
            Descending = Descending,
            Size = Size,
        };

    private static CustomersUrl Bare { get; } = new() { Sort = default, Size = 1 };

    /// <summary>Reads an address: absolute, relative, or a query alone.</summary>
    public static CustomersUrl Parse(string? address)
    {
        var text = address ?? "";
        var at = text.IndexOf('?', StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(at < 0 ? "" : text[at..].Split('#')[0]);
        string? Value(string key) => query.TryGetValue(key, out var values) ? values.FirstOrDefault() : null;

        var page = Number(Value("page"), int.MaxValue) ?? 1;
        var size = Number(Value("size"), PageRequest.MaximumSize) ?? 0;
        var sort = Array.Find(Sorts, known => known.Name == Value("sort"));
        return new CustomersUrl
        {
            Text = Line(Value("q"), SearchQuery.MaximumLength),
            IsActive = Value("status") switch
            {
                "active" => true,
                "inactive" => false,
                _ => null,
            },
            Tag = Line(Value("tag"), TagLength),
            BranchId = Id(Value("branch")),
            From = Day(Value("from")),
            To = Day(Value("to")),
            DueDays = Number(Value("due"), MostDays),
            Sort = sort.Name is null ? CustomerSort.Name : sort.Sort,
            Descending = Value("dir") == "desc",
            Page = new PageRequest(page).Number,
            Size = Sizes.Contains(size) ? size : PageRequest.DefaultSize,
            Peek = Id(Value("peek")),
        };
    }

    /// <summary>The address; what is as usual is not mentioned.</summary>
    public string Format()
    {
        var parts = new List<string>();
        void Add(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                parts.Add($"{key}={Uri.EscapeDataString(value)}");
            }
        }

        Add("q", Text);
        Add(
            "status",
            IsActive switch
            {
                true => "active",
                false => "inactive",
                null => null,
            }
        );
        Add("tag", Tag);
        Add("branch", BranchId?.ToString());
        Add("from", From?.ToString("O", CultureInfo.InvariantCulture));
        Add("to", To?.ToString("O", CultureInfo.InvariantCulture));
        Add("due", DueDays?.ToString(CultureInfo.InvariantCulture));
        Add("sort", Sort == CustomerSort.Name ? null : Array.Find(Sorts, known => known.Sort == Sort).Name);
        Add("dir", Descending ? "desc" : null);
        Add("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);
        Add("size", Size == PageRequest.DefaultSize ? null : Size.ToString(CultureInfo.InvariantCulture));
        Add("peek", Peek?.ToString());
        return parts.Count == 0 ? Path : $"{Path}?{string.Join('&', parts)}";
    }

    /// <summary>What the address asks of the data.</summary>
    /// <param name="today">The day it is in the shops.</param>
    public CustomerFilter ToFilter(DateOnly today) =>
        new()
        {
            Text = Text,
            IsActive = IsActive,
            Tag = Tag,
            BranchId = BranchId,
            CreatedFrom = From,
            CreatedTo = To,
            ExamDueBefore = DueDays is { } days ? today.AddDays(days) : null,
            Sort = Sort,
            Descending = Descending,
        };

    /// <summary>The list sorted by a column: the other way round when it is sorted by it already.</summary>
    public CustomersUrl SortedBy(CustomerSort sort) =>
        this with
        {
            Sort = sort,
            // names begin with A, figures with the largest
            Descending = sort == Sort ? !Descending : sort != CustomerSort.Name,
            Page = 1,
        };

    private static string? Line(string? text, int most)
    {
        var clean = TextRules.CleanLine(text);
        if (clean is null || !TextRules.IsClean(clean, multiline: false))
        {
            return null;
        }

        // half a character cannot stand in an address
        var end = Math.Min(clean.Length, most);
        return clean[..(char.IsHighSurrogate(clean[end - 1]) ? end - 1 : end)].TrimEnd();
    }

    private static Guid? Id(string? text) => Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty ? id : null;

    private static int? Number(string? text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1900 and <= 2200
            ? day
            : null;
}
