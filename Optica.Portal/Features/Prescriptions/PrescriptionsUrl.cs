using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Prescriptions;

namespace Optica.Portal.Features.Prescriptions;

/// <summary>Which list of what is due.</summary>
public enum DueList
{
    /// <summary>Prescriptions that expire.</summary>
    Expiring,

    /// <summary>Customers to be called for an exam.</summary>
    Recall,
}

/// <summary>Everything the lists of what is due show, as their address says it.</summary>
public sealed record PrescriptionsUrl
{
    private static readonly (string Name, DueList Value)[] Lists = [("expiring", DueList.Expiring), ("recall", DueList.Recall)];

    private static readonly (string Name, PrescriptionKind Value)[] Kinds =
    [
        .. Enum.GetValues<PrescriptionKind>().Select(kind => (kind.ToString().ToLowerInvariant(), kind)),
    ];

    private static readonly (string Name, int Value)[] Ahead = [.. PrescriptionLife.WarningDays.Select(days => (UrlQuery.Of(days)!, days))];

    /// <summary>Which list.</summary>
    public DueList List { get; init; }

    /// <summary>Days ahead: 60, 30 or 7.</summary>
    public int Days { get; init; } = PrescriptionLife.WarningDays[0];

    /// <summary>Of this kind only; exams have none.</summary>
    public PrescriptionKind? Kind { get; init; }

    /// <summary>Page from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows a page.</summary>
    public int Size { get; init; } = PageRequest.DefaultSize;

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsFiltered => Kind is not null || Days != PrescriptionLife.WarningDays[0];

    /// <summary>Reads an address.</summary>
    public static PrescriptionsUrl Parse(string? address)
    {
        var query = UrlQuery.Parse(address);
        var size = query.Number("size", PageRequest.MaximumSize) ?? 0;
        var list = query.OneOf("list", Lists) ?? DueList.Expiring;
        return new()
        {
            List = list,
            Days = query.OneOf("days", Ahead) ?? PrescriptionLife.WarningDays[0],
            Kind = list == DueList.Expiring ? query.OneOf("kind", Kinds) : null,
            Page = new PageRequest(query.Number("page", int.MaxValue) ?? 1).Number,
            Size = size is 25 or 50 or 100 ? size : PageRequest.DefaultSize,
        };
    }

    /// <summary>The address; what is as usual is not mentioned.</summary>
    public string Format() =>
        UrlQuery.Format(
            PrescriptionUrl.Due,
            ("list", List == DueList.Expiring ? null : "recall"),
            ("days", Days == PrescriptionLife.WarningDays[0] ? null : UrlQuery.Of(Days)),
            ("kind", List == DueList.Expiring ? Kind?.ToString().ToLowerInvariant() : null),
            ("page", Page > 1 ? UrlQuery.Of(Page) : null),
            ("size", Size == PageRequest.DefaultSize ? null : UrlQuery.Of(Size))
        );

    /// <summary>What the address asks of the data.</summary>
    public DueFilter ToFilter() => new() { WithinDays = Days, Kind = Kind };
}
