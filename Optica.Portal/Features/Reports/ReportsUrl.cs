using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Reports;
using Optica.Portal.Api;
using Optica.Portal.Features.Audit;
using Optica.Portal.Features.Customers;

namespace Optica.Portal.Features.Reports;

/// <summary>A report and its parameters, as its address says it. Reading an address never fails; what makes no sense is left out.</summary>
public sealed record ReportsUrl
{
    /// <summary>Address of the catalogue.</summary>
    public const string Path = "/admin/reports";

    /// <summary>The report; null for the catalogue alone.</summary>
    public ReportKind? Kind { get; init; }

    /// <summary>Filters of the customer report: those of the list.</summary>
    public CustomersUrl Customers { get; init; } = new();

    /// <summary>Filters of the audit report: those of its list.</summary>
    public AuditUrl Audit { get; init; } = new();

    /// <summary>What the report of a breach is narrowed to.</summary>
    public BreachUrl Breach { get; init; } = new();

    /// <summary>How far the orders are; null for all.</summary>
    public OrderStatus? Status { get; init; }

    /// <summary>Of this branch only; for all reports but the customers', whose filters have their own.</summary>
    public Guid? BranchId { get; init; }

    /// <summary>Orders taken on or after.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Orders taken on or before.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The branch that the report is narrowed to, whichever it is.</summary>
    public Guid? Branch =>
        Kind switch
        {
            ReportKind.Customers or ReportKind.Contacts => Customers.BranchId,
            ReportKind.Audit => Audit.BranchId,
            ReportKind.Breach => Breach.BranchId,
            _ => BranchId,
        };

    /// <summary>The customer report of a list, filters and order included.</summary>
    public static ReportsUrl Of(CustomersUrl list) => new() { Kind = ReportKind.Customers, Customers = Bare(list) };

    /// <summary>The customer report of a filter, as far as words can tell it.</summary>
    public static ReportsUrl Of(CustomerFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var list = new CustomersUrl
        {
            Text = string.IsNullOrWhiteSpace(filter.Text) ? null : filter.Text,
            IsActive = filter.IsActive,
            Tag = string.IsNullOrWhiteSpace(filter.Tag) ? null : filter.Tag,
            Segment = filter.Segment,
            SpentFrom = Within(filter.SpentFrom),
            SpentTo = Within(filter.SpentTo),
            BranchId = filter.BranchId,
            From = filter.CreatedFrom,
            To = filter.CreatedTo,
            Sort = filter.Sort,
            Descending = filter.Descending,
        };
        return Of(list);
    }

    /// <summary>Name of a report in addresses and file names.</summary>
    public static string Slug(ReportKind kind) => ApiNames.Of(kind).Replace('_', '-');

    /// <summary>Reads an address: absolute or relative.</summary>
    public static ReportsUrl Parse(string? address)
    {
        var parts = (address ?? "").Split('#')[0].Split('?', 2);
        var slug = parts[0].TrimEnd('/').Split('/')[^1];
        ReportKind? kind = Enum.GetValues<ReportKind>().Cast<ReportKind?>().FirstOrDefault(one => Slug(one!.Value) == slug);
        if (kind is null)
        {
            return new();
        }

        var query = QueryHelpers.ParseQuery(parts.ElementAtOrDefault(1));
        string? Value(string key) => query.TryGetValue(key, out var values) ? values.FirstOrDefault() : null;
        // the same keys, cleaned in the same way
        var customers = Bare(CustomersUrl.Parse($"?{parts.ElementAtOrDefault(1)}"));
        return kind switch
        {
            ReportKind.Customers => new() { Kind = kind, Customers = customers },
            ReportKind.Contacts => new()
            {
                Kind = kind,
                Customers = new()
                {
                    Segment = customers.Segment,
                    Tag = customers.Tag,
                    BranchId = customers.BranchId,
                },
            },
            ReportKind.Breach => new() { Kind = kind, Breach = BreachUrl.Parse($"?{parts.ElementAtOrDefault(1)}") },
            ReportKind.Audit => new() { Kind = kind, Audit = AuditUrl.Parse($"?{parts.ElementAtOrDefault(1)}").Bare },
            _ => new()
            {
                Kind = kind,
                Status = kind == ReportKind.Orders ? Named<OrderStatus>(Value("status")) : null,
                BranchId = kind == ReportKind.Segments ? null : customers.BranchId,
                From = kind == ReportKind.Orders ? customers.From : null,
                To = kind == ReportKind.Orders ? customers.To : null,
            },
        };
    }

    /// <summary>The address; what is as usual is not mentioned.</summary>
    public string Format()
    {
        if (Kind is not { } kind)
        {
            return Path;
        }

        if (kind is ReportKind.Audit or ReportKind.Breach)
        {
            var place = $"{Path}/{Slug(kind)}";
            return kind == ReportKind.Audit ? Audit.Format(place) : Breach.Format(place);
        }

        var parts = new List<string>();
        void Add(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                parts.Add($"{key}={Uri.EscapeDataString(value)}");
            }
        }

        parts.AddRange(Customers.Format().Split('?', 2).Skip(1));
        Add("status", Status is { } status ? ApiNames.Of(status) : null);
        Add("branch", BranchId?.ToString());
        Add("from", From?.ToString("O", CultureInfo.InvariantCulture));
        Add("to", To?.ToString("O", CultureInfo.InvariantCulture));
        var path = $"{Path}/{Slug(kind)}";
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }

    /// <summary>Addresses know amounts up to two thousand million.</summary>
    private static int? Within(long? amount) => amount is { } pesos ? (int)Math.Clamp(pesos, 0, int.MaxValue) : null;

    private static CustomersUrl Bare(CustomersUrl list) => list with { Page = 1, Size = new CustomersUrl().Size, Peek = null };

    private static T? Named<T>(string? name)
        where T : struct, Enum => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => ApiNames.Of(value!.Value) == name);
}
