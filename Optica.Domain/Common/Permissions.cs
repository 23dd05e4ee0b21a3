using System.Collections.Frozen;

namespace Optica.Domain.Common;

/// <summary>Every permission of the portal, and the one table that says which role has which (DOMAIN §1).</summary>
public static class Permissions
{
    /// <summary>See, find and open customers.</summary>
    public const string CustomersRead = "customers.read";

    /// <summary>Register and change customers.</summary>
    public const string CustomersEdit = "customers.edit";

    /// <summary>Deactivate and reactivate customers.</summary>
    public const string CustomersDeactivate = "customers.deactivate";

    /// <summary>Move customers between branches, ask for and decide on transfers.</summary>
    public const string CustomersTransfer = "customers.transfer";

    /// <summary>See a customer's change history.</summary>
    public const string CustomersHistory = "customers.history";

    /// <summary>
    /// Requests of rights: write them down and answer them, block and erase customers, hand out all that is stored (CL-12).
    /// </summary>
    public const string CustomersRights = "customers.rights";

    /// <summary>Read and write medical fields (CL-13). Optometrists have it; admins only if granted by name.</summary>
    public const string Clinical = "clinical";

    /// <summary>
    /// See which prescriptions customers have: kind, status, date and last day, and what is due. What was prescribed needs
    /// <see cref="Clinical"/> besides (CL-13).
    /// </summary>
    public const string PrescriptionsRead = "prescriptions.read";

    /// <summary>See visits, free times, resources and schedules.</summary>
    public const string AppointmentsRead = "appointments.read";

    /// <summary>Book, move, cancel and close visits.</summary>
    public const string AppointmentsEdit = "appointments.edit";

    /// <summary>When a branch takes visits, and on which optometrists and boxes.</summary>
    public const string AppointmentsSettings = "appointments.settings";

    /// <summary>See orders, products and agreements.</summary>
    public const string OrdersRead = "orders.read";

    /// <summary>Take orders, change them while they are open, take payments, hand over.</summary>
    public const string OrdersEdit = "orders.edit";

    /// <summary>Cancel and refund orders, hand over what is not paid.</summary>
    public const string OrdersReverse = "orders.reverse";

    /// <summary>See quotes and their conversion.</summary>
    public const string QuotesRead = "quotes.read";

    /// <summary>Make quotes, send them, close them and make orders of them.</summary>
    public const string QuotesEdit = "quotes.edit";

    /// <summary>See jobs and laboratories; what a job is made by needs <see cref="Clinical"/>, or that the job is one's own (CL-13).</summary>
    public const string WorkOrdersRead = "work_orders.read";

    /// <summary>Take jobs, change them and move them on. Handing over what is not paid needs <see cref="OrdersReverse"/> besides.</summary>
    public const string WorkOrdersEdit = "work_orders.edit";

    /// <summary>Give a customer a discount of their own.</summary>
    public const string DiscountsGrant = "discounts.grant";

    /// <summary>Products and agreements of the organisation.</summary>
    public const string CatalogueManage = "catalogue.manage";

    /// <summary>Revenue, segments and their movement.</summary>
    public const string AnalyticsRead = "analytics.read";

    /// <summary>Take reports away as Excel files.</summary>
    public const string ReportsExport = "reports.export";

    /// <summary>Settings of the organisation: segment thresholds, tax.</summary>
    public const string OrganisationSettings = "organisation.settings";

    /// <summary>Receive and read notifications.</summary>
    public const string NotificationsRead = "notifications.read";

    /// <summary>Users, branches and grants of the own branches.</summary>
    public const string AccessManage = "access.manage";

    /// <summary>Read the audit trail: of the whole organisation, or of the own branches.</summary>
    public const string AuditRead = "audit.read";

    /// <summary>Check that nobody has changed the audit trail past the portal.</summary>
    public const string AuditVerify = "audit.verify";

    /// <summary>Organisations and their first admins.</summary>
    public const string OrganisationsManage = "organisations.manage";

    private static readonly string[] Everyone =
    [
        CustomersRead,
        CustomersEdit,
        CustomersTransfer,
        CustomersHistory,
        PrescriptionsRead,
        AppointmentsRead,
        AppointmentsEdit,
        NotificationsRead,
    ];

    private static readonly string[] Selling = [OrdersRead, OrdersEdit, QuotesRead, QuotesEdit, WorkOrdersRead, WorkOrdersEdit];

    private static readonly string[] Managing =
    [
        .. Selling,
        CustomersDeactivate,
        CustomersRights,
        OrdersReverse,
        DiscountsGrant,
        AnalyticsRead,
        ReportsExport,
        AppointmentsSettings,
        AccessManage,
        AuditRead,
    ];

    /// <summary>Role → permissions.</summary>
    public static readonly FrozenDictionary<StaffRole, FrozenSet<string>> ByRole = new Dictionary<StaffRole, FrozenSet<string>>
    {
        [StaffRole.PlatformAdmin] = [CustomersRead, AnalyticsRead, OrganisationsManage],
        [StaffRole.SuperAdmin] = [.. Everyone, .. Managing, CatalogueManage, OrganisationSettings, AuditVerify],
        [StaffRole.BranchAdmin] = [.. Everyone, .. Managing],
        [StaffRole.Optometrist] = [.. Everyone, Clinical],
        [StaffRole.Sales] = [.. Everyone, .. Selling],
    }.ToFrozenDictionary();

    /// <summary>Every permission there is.</summary>
    public static readonly FrozenSet<string> All = ByRole.Values.SelectMany(rights => rights).ToFrozenSet(StringComparer.Ordinal);
}
