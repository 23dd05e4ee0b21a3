using Microsoft.AspNetCore.Components;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;
using Optica.Domain.Reports;
using Optica.Portal.Features.Customers;

namespace Optica.Portal.Features.Reports.Components;

/// <summary>What narrows the chosen report. Every change becomes another address.</summary>
public sealed partial class ReportParameters
{
    private const string Yes = "active";
    private const string No = "inactive";

    /// <summary>The report.</summary>
    [Parameter, EditorRequired]
    public ReportsUrl Url { get; set; } = default!;

    /// <summary>The user's branches.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<BranchRow> Branches { get; set; } = [];

    /// <summary>Tags in use.</summary>
    [Parameter]
    public IReadOnlyList<string> Tags { get; set; } = [];

    /// <summary>The report as it is wanted.</summary>
    [Parameter]
    public EventCallback<ReportsUrl> Changed { get; set; }

    private CustomersUrl Customers => Url.Customers;

    // a select whose value is a boolean shows nothing as chosen
    private string Status =>
        Customers.IsActive switch
        {
            true => Yes,
            false => No,
            null => "",
        };

    private string Tag => Tags.FirstOrDefault(tag => SearchText.Fold(tag) == SearchText.Fold(Customers.Tag)) ?? "";

    private string Branch => Url.Branch?.ToString() ?? "";

    private (DateOnly? From, DateOnly? To) Days =>
        Url.Kind switch
        {
            ReportKind.Customers => (Customers.From, Customers.To),
            ReportKind.Audit => (Url.Audit.From, Url.Audit.To),
            ReportKind.Breach => (Url.Breach.From, Url.Breach.To),
            _ => (Url.From, Url.To),
        };

    /// <summary>The report without any filter.</summary>
    private ReportsUrl Bare => new() { Kind = Url.Kind };

    private Task SetAsync(CustomersUrl customers) => Changed.InvokeAsync(Url with { Customers = customers });

    private Task SetBranchAsync(string? value)
    {
        Guid? id = Guid.TryParse(value, out var branch) ? branch : null;
        return Url.Kind switch
        {
            ReportKind.Customers or ReportKind.Contacts => SetAsync(Customers with { BranchId = id }),
            ReportKind.Audit => Changed.InvokeAsync(Url with { Audit = Url.Audit with { BranchId = id } }),
            ReportKind.Breach => Changed.InvokeAsync(Url with { Breach = Url.Breach with { BranchId = id } }),
            _ => Changed.InvokeAsync(Url with { BranchId = id }),
        };
    }

    private Task SetDaysAsync(DateOnly? from, DateOnly? to) =>
        Url.Kind switch
        {
            ReportKind.Customers => SetAsync(Customers with { From = from, To = to }),
            ReportKind.Audit => Changed.InvokeAsync(Url with { Audit = Url.Audit with { From = from, To = to } }),
            ReportKind.Breach => Changed.InvokeAsync(Url with { Breach = Url.Breach with { From = from, To = to } }),
            _ => Changed.InvokeAsync(Url with { From = from, To = to }),
        };
}
