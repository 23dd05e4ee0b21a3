using System.Globalization;
using Optica.Domain.Reports;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Audit;

/// <summary>What the report of a breach is narrowed to, as its address says it.</summary>
public sealed record BreachUrl
{
    private const string Minutes = "HH:mm";

    /// <summary>On or after.</summary>
    public DateOnly? From { get; init; }

    /// <summary>At this time of the first day.</summary>
    public TimeOnly? Start { get; init; }

    /// <summary>On or before.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Until this time of the last day.</summary>
    public TimeOnly? End { get; init; }

    /// <summary>Seen by this person.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Customers of this branch.</summary>
    public Guid? BranchId { get; init; }

    /// <summary>This customer.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>The report for what the trail's list shows.</summary>
    public static BreachUrl Of(AuditUrl list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return new()
        {
            From = list.From,
            To = list.To,
            UserId = list.UserId,
            BranchId = list.BranchId,
            CustomerId = list.CustomerId,
        };
    }

    /// <summary>Reads an address.</summary>
    public static BreachUrl Parse(string? address)
    {
        var query = UrlQuery.Parse(address);
        return new()
        {
            From = query.Day("from"),
            Start = Time(query.Value("start")),
            To = query.Day("to"),
            End = Time(query.Value("end")),
            UserId = query.Id("user"),
            BranchId = query.Id("branch"),
            CustomerId = query.Id("customer"),
        };
    }

    /// <summary>A time as addresses and time fields write it, or null.</summary>
    private static TimeOnly? Time(string? text) =>
        TimeOnly.TryParseExact(text, Minutes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>A time as addresses and time fields write it.</summary>
    private static string? Of(TimeOnly? time) => time?.ToString(Minutes, CultureInfo.InvariantCulture);

    /// <summary>The address; what is as usual is not mentioned.</summary>
    /// <param name="path">Of the report.</param>
    public string Format(string path) =>
        UrlQuery.Format(
            path,
            ("from", UrlQuery.Of(From)),
            ("start", Of(Start)),
            ("to", UrlQuery.Of(To)),
            ("end", Of(End)),
            ("user", UserId?.ToString()),
            ("branch", BranchId?.ToString()),
            ("customer", CustomerId?.ToString())
        );

    /// <summary>What the address asks of the data.</summary>
    public BreachFilter ToFilter() =>
        new()
        {
            From = From,
            Start = Start,
            To = To,
            End = End,
            UserId = UserId,
            BranchId = BranchId,
            CustomerId = CustomerId,
        };
}
