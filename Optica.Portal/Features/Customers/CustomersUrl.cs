using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Segments;
using Optica.Portal.Components.Shared;

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

    /// <summary>Of this segment only.</summary>
    public Segment? Segment { get; init; }

    /// <summary>Has spent at least so much, CLP.</summary>
    public int? SpentFrom { get; init; }

    /// <summary>Has spent at most so much, CLP.</summary>
    public int? SpentTo { get; init; }

    /// <summary>Of this branch only.</summary>
    public Guid? BranchId { get; init; }

    /// <summary>Of this organisation only, of several that a platform admin opened.</summary>
    public Guid? OrganisationId { get; init; }

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
        var query = UrlQuery.Parse(address);
        string? Value(string key) => query.Value(key);

        var page = query.Number("page", int.MaxValue) ?? 1;
        var size = query.Number("size", PageRequest.MaximumSize) ?? 0;
        var sort = Array.Find(Sorts, known => known.Name == Value("sort"));
        return new CustomersUrl
        {
            Text = query.Line("q", SearchQuery.MaximumLength),
            IsActive = Value("status") switch
            {
                "active" => true,
                "inactive" => false,
                _ => null,
            },
            Tag = query.Line("tag", TagLength),
            Segment = query.OneOf("segment", Enum.GetValues<Segment>().Select(segment => (SegmentCharts.Name(segment), segment))),
            SpentFrom = query.Number("spent_from", int.MaxValue),
            SpentTo = query.Number("spent_to", int.MaxValue),
            BranchId = query.Id("branch"),
            OrganisationId = query.Id("organisation"),
            From = query.Day("from"),
            To = query.Day("to"),
            DueDays = query.Number("due", MostDays),
            Sort = sort.Name is null ? CustomerSort.Name : sort.Sort,
            Descending = Value("dir") == "desc",
            Page = new PageRequest(page).Number,
            Size = Sizes.Contains(size) ? size : PageRequest.DefaultSize,
            Peek = query.Id("peek"),
        };
    }

    /// <summary>The address; what is as usual is not mentioned.</summary>
    public string Format() =>
        UrlQuery.Format(
            Path,
            ("q", Text),
            (
                "status",
                IsActive switch
                {
                    true => "active",
                    false => "inactive",
                    null => null,
                }
            ),
            ("tag", Tag),
            ("segment", Segment is { } segment ? SegmentCharts.Name(segment) : null),
            ("spent_from", UrlQuery.Of(SpentFrom)),
            ("spent_to", UrlQuery.Of(SpentTo)),
            ("branch", BranchId?.ToString()),
            ("organisation", OrganisationId?.ToString()),
            ("from", UrlQuery.Of(From)),
            ("to", UrlQuery.Of(To)),
            ("due", UrlQuery.Of(DueDays)),
            ("sort", Sort == CustomerSort.Name ? null : Array.Find(Sorts, known => known.Sort == Sort).Name),
            ("dir", Descending ? "desc" : null),
            ("page", Page > 1 ? UrlQuery.Of(Page) : null),
            ("size", Size == PageRequest.DefaultSize ? null : UrlQuery.Of(Size)),
            ("peek", Peek?.ToString())
        );

    /// <summary>What the address asks of the data.</summary>
    /// <param name="today">The day it is in the shops.</param>
    public CustomerFilter ToFilter(DateOnly today) =>
        new()
        {
            Text = Text,
            IsActive = IsActive,
            Tag = Tag,
            Segment = Segment,
            SpentFrom = SpentFrom,
            SpentTo = SpentTo,
            BranchId = BranchId,
            OrganisationId = OrganisationId,
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
}
