using Optica.Domain.Common;

namespace Optica.Portal.Components.Layout;

/// <summary>One entry of the left navigation. Features add theirs to <see cref="All"/>, in the order shown.</summary>
/// <param name="Href">Path of the page.</param>
/// <param name="TextKey">Key in the Shell resources.</param>
/// <param name="Icon">Name in <see cref="Shared.Icons"/>.</param>
/// <param name="Shortcut">Letter after <c>g</c>.</param>
/// <param name="Permission">Permission without which the entry is not shown; null for everybody.</param>
public sealed record NavigationEntry(string Href, string TextKey, string Icon, char Shortcut, string? Permission = null)
{
    /// <summary>Every entry there is.</summary>
    public static readonly IReadOnlyList<NavigationEntry> All =
    [
        new("/", "nav_dashboard", "dashboard", 'd'),
        new("/admin/customers", "nav_customers", "people", 'c', Permissions.CustomersRead),
        new("/admin/prescriptions", "nav_prescriptions", "eye", 'x', Permissions.PrescriptionsRead),
        new("/admin/appointments", "nav_appointments", "calendar", 'a', Permissions.AppointmentsRead),
        new("/admin/quotes", "nav_quotes", "note", 'q', Permissions.QuotesRead),
        new("/admin/orders", "nav_orders", "bag", 'o', Permissions.OrdersRead),
        new("/admin/work-orders", "nav_work_orders", "workshop", 'w', Permissions.WorkOrdersRead),
        new("/admin/segments", "nav_segments", "segments", 's', Permissions.AnalyticsRead),
        new("/admin/products", "nav_products", "glasses", 'p', Permissions.OrdersRead),
        new("/admin/agreements", "nav_agreements", "percent", 'v', Permissions.OrdersRead),
        new("/admin/transfers", "nav_transfers", "swap", 't', Permissions.CustomersTransfer),
        new("/admin/reports", "nav_reports", "report", 'r', Permissions.ReportsExport),
        new("/admin/access", "nav_access", "lock", 'u', Permissions.AccessManage),
        // platform admins have no accounts of their own to manage: the same desk, another tab of it
        new("/admin/access", "nav_organisations", "branch", 'z', Permissions.OrganisationsManage),
        new("/admin/audit", "nav_audit", "shield", 'y', Permissions.AuditRead),
    ];

    /// <summary>The entries somebody with these rights sees.</summary>
    public static IEnumerable<NavigationEntry> For(AccessScope scope) =>
        All.Where(entry => entry.Permission is null || scope.May(entry.Permission));
}
