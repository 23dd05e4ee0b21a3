using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Audit;

/// <summary>Everything the audit trail's list shows, as its address says it.</summary>
public sealed record AuditUrl
{
    /// <summary>Address of the list.</summary>
    public const string Path = "/admin/audit";

    /// <summary>Part of a name, a reason or a value, as typed.</summary>
    public string? Text { get; init; }

    /// <summary>On or after.</summary>
    public DateOnly? From { get; init; }

    /// <summary>On or before.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Done by this person.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Done at this branch.</summary>
    public Guid? BranchId { get; init; }

    /// <summary>Only this: one of <see cref="AuditNames.Groups"/>.</summary>
    public string? Action { get; init; }

    /// <summary>Only records of this kind: one of <see cref="AuditNames.Kinds"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>Only this record.</summary>
    public Guid? RecordId { get; init; }

    /// <summary>Only this customer, with what was made for them.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>Whether medical changes are opened, which is noted.</summary>
    public bool OpensMedical { get; init; }

    /// <summary>Page from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows a page.</summary>
    public int Size { get; init; } = PageRequest.DefaultSize;

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsFiltered => Bare with { OpensMedical = false } != new AuditUrl();

    /// <summary>The same page size without any filter.</summary>
    public AuditUrl Unfiltered => new() { Size = Size, OpensMedical = OpensMedical };

    /// <summary>The filters alone: whichever page, what is medical closed.</summary>
    public AuditUrl Bare => this with { Page = 1, Size = PageRequest.DefaultSize, OpensMedical = false };

    /// <summary>Reads an address.</summary>
    public static AuditUrl Parse(string? address)
    {
        var query = UrlQuery.Parse(address);
        var size = query.Number("size", PageRequest.MaximumSize) ?? 0;
        return new AuditUrl
        {
            Text = query.Line("q", AuditFilter.TextLength),
            From = query.Day("from"),
            To = query.Day("to"),
            UserId = query.Id("user"),
            BranchId = query.Id("branch"),
            Action = AuditNames.Action(query.Value("action")),
            Kind = AuditNames.Kind(query.Value("kind")),
            RecordId = query.Id("record"),
            CustomerId = query.Id("customer"),
            OpensMedical = query.Value("medical") == "1",
            Page = new PageRequest(query.Number("page", int.MaxValue) ?? 1).Number,
            Size = size is 25 or 50 or 100 ? size : PageRequest.DefaultSize,
        };
    }

    /// <summary>The address; what is as usual is not mentioned.</summary>
    /// <param name="path">Of the list, or of another page that understands the same filters.</param>
    public string Format(string path = Path) =>
        UrlQuery.Format(
            path,
            ("q", Text),
            ("from", UrlQuery.Of(From)),
            ("to", UrlQuery.Of(To)),
            ("user", UserId?.ToString()),
            ("branch", BranchId?.ToString()),
            ("action", Action),
            ("kind", Kind),
            ("record", RecordId?.ToString()),
            ("customer", CustomerId?.ToString()),
            ("medical", OpensMedical ? "1" : null),
            ("page", Page > 1 ? UrlQuery.Of(Page) : null),
            ("size", Size == PageRequest.DefaultSize ? null : UrlQuery.Of(Size))
        );

    /// <summary>What the address asks of the data.</summary>
    public AuditFilter ToFilter() =>
        new()
        {
            Text = Text,
            From = From,
            To = To,
            UserId = UserId,
            BranchId = BranchId,
            Action = Action,
            Kind = Kind,
            RecordId = RecordId,
            CustomerId = CustomerId,
            OpensMedical = OpensMedical,
        };
}
