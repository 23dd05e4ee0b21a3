using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Access;
using Optica.Data.Appointments;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Access;
using Optica.Domain.Agreements;
using Optica.Domain.Appointments;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Jobs;
using Optica.Domain.Notifications;
using Optica.Domain.Orders;
using Optica.Domain.Organisations;
using Optica.Domain.Prescriptions;
using Optica.Domain.Products;
using Optica.Domain.Saving;
using Optica.Domain.Segments;
using Optica.Domain.WorkOrders;

namespace Optica.Data;

/// <summary>
/// The portal's database. Pooled: a lease gets its <see cref="Scope"/> from the factory and loses it on return.
/// Without a scope there are no rows and no writes.
/// </summary>
public abstract partial class OpticaDbContext(DbContextOptions options) : IdentityUserContext<OpticaUser, Guid>(options)
{
    /// <summary>Customers.</summary>
    public DbSet<Customer> Customers => Set<Customer>();

    /// <summary>Tags of customers.</summary>
    public DbSet<CustomerTag> CustomerTags => Set<CustomerTag>();

    /// <summary>What lists sort and filter by.</summary>
    public DbSet<CustomerFigures> CustomerFigures => Set<CustomerFigures>();

    /// <summary>Encrypted medical fields.</summary>
    public DbSet<CustomerMedical> CustomerMedical => Set<CustomerMedical>();

    /// <summary>Requests to move customers.</summary>
    public DbSet<TransferRequest> TransferRequests => Set<TransferRequest>();

    /// <summary>Organisations.</summary>
    public DbSet<Organisation> Organisations => Set<Organisation>();

    /// <summary>Branches.</summary>
    public DbSet<Branch> Branches => Set<Branch>();

    /// <summary>Who works where.</summary>
    public DbSet<BranchMembership> BranchMemberships => Set<BranchMembership>();

    /// <summary>Cross-branch permissions.</summary>
    public DbSet<BranchGrant> BranchGrants => Set<BranchGrant>();

    /// <summary>Signed-in sessions.</summary>
    public DbSet<UserSession> UserSessions => Set<UserSession>();

    /// <summary>Refresh tokens of API clients.</summary>
    public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();

    /// <summary>Notifications.</summary>
    public DbSet<Notification> Notifications => Set<Notification>();

    /// <summary>Who read which notification.</summary>
    public DbSet<NotificationRead> NotificationReads => Set<NotificationRead>();

    /// <summary>Audit trail.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>Change feed.</summary>
    public DbSet<Change> Changes => Set<Change>();

    /// <summary>Operations carried out.</summary>
    public DbSet<ProcessedOperation> ProcessedOperations => Set<ProcessedOperation>();

    /// <summary>Long work.</summary>
    public DbSet<Job> Jobs => Set<Job>();

    /// <summary>What organisations sell.</summary>
    public DbSet<Product> Products => Set<Product>();

    /// <summary>Agreements with institutions.</summary>
    public DbSet<Agreement> Agreements => Set<Agreement>();

    /// <summary>Customers who belong to agreements.</summary>
    public DbSet<AgreementMember> AgreementMembers => Set<AgreementMember>();

    /// <summary>Orders.</summary>
    public DbSet<Order> Orders => Set<Order>();

    /// <summary>Lines of orders.</summary>
    public DbSet<OrderLine> OrderLines => Set<OrderLine>();

    /// <summary>Payments of orders.</summary>
    public DbSet<OrderPayment> OrderPayments => Set<OrderPayment>();

    /// <summary>Refunds of orders.</summary>
    public DbSet<OrderRefund> OrderRefunds => Set<OrderRefund>();

    /// <summary>The plain side of prescriptions.</summary>
    public DbSet<Prescription> Prescriptions => Set<Prescription>();

    /// <summary>What was prescribed, encrypted.</summary>
    public DbSet<PrescriptionMedical> PrescriptionMedical => Set<PrescriptionMedical>();

    /// <summary>Visits.</summary>
    public DbSet<Appointment> Appointments => Set<Appointment>();

    /// <summary>Five minutes that visits occupy.</summary>
    public DbSet<AppointmentCell> AppointmentCells => Set<AppointmentCell>();

    /// <summary>Optometrists and boxes.</summary>
    public DbSet<BookableResource> BookableResources => Set<BookableResource>();

    /// <summary>When branches take visits.</summary>
    public DbSet<BranchSchedule> BranchSchedules => Set<BranchSchedule>();

    /// <summary>Days without visits.</summary>
    public DbSet<BlockedDate> BlockedDates => Set<BlockedDate>();

    /// <summary>Jobs.</summary>
    public DbSet<WorkOrder> WorkOrders => Set<WorkOrder>();

    /// <summary>Steps that jobs took.</summary>
    public DbSet<WorkOrderStep> WorkOrderSteps => Set<WorkOrderStep>();

    /// <summary>What jobs are made by, encrypted.</summary>
    public DbSet<WorkOrderMedical> WorkOrderMedical => Set<WorkOrderMedical>();

    /// <summary>Checks of lenses that were made, encrypted.</summary>
    public DbSet<WorkOrderCheck> WorkOrderChecks => Set<WorkOrderCheck>();

    /// <summary>Laboratories.</summary>
    public DbSet<Lab> Labs => Set<Lab>();

    /// <summary>Running numbers.</summary>
    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();

    /// <summary>Customers by branch, tier and last day.</summary>
    public DbSet<CustomerCount> CustomerCounts => Set<CustomerCount>();

    /// <summary>Months of branches.</summary>
    public DbSet<BranchMonth> BranchMonths => Set<BranchMonth>();

    /// <summary>Movement between segments.</summary>
    public DbSet<SegmentMovement> SegmentMovements => Set<SegmentMovement>();

    /// <summary>What the current lease may reach.</summary>
    public AccessScope Scope { get; private set; } = AccessScope.None;

    /// <summary>What the next save is about, for the audit trail.</summary>
    internal SaveIntent? Intent { get; private set; }

    /// <summary>Changes of the work under way, told to this process once they are committed.</summary>
    internal List<Change> Untold { get; } = [];

    internal bool IsSystem { get; private set; }

    // The query filters read these three, parameters of every query. Null is no limit: by what is null EF writes another statement,
    // so that none carries an OR that would keep it from its indexes. Nothing in reach is never null.
    internal Guid? FilterOrganisation { get; private set; } = Guid.Empty;

    internal bool? FilterByBranch { get; private set; } = true;

    internal Guid[] FilterBranches { get; private set; } = [];

    /// <summary>Takes on a scope; called by the factory on lease.</summary>
    internal OpticaDbContext Use(AccessScope scope)
    {
        Scope = scope;
        LentBranch = null;
        Untold.Clear();
        UntoldAccounts.Clear();
        IsSystem = false;
        FilterOrganisation = scope.OrganisationId ?? Guid.Empty;
        FilterByBranch = scope is { AllBranches: true, OrganisationId: not null } ? null : true;
        FilterBranches = scope.OrganisationId is null ? [] : [.. scope.ReachableBranches];
        return this;
    }

    /// <summary>Everything, for the allow-listed jobs of <see cref="SystemAccess"/>.</summary>
    internal OpticaDbContext UseSystem()
    {
        Use(AccessScope.None);
        IsSystem = true;
        (FilterOrganisation, FilterByBranch) = (null, null);
        return this;
    }

    /// <summary>
    /// A branch that this one save may write to: the other one of an accepted transfer, that of a customer whose exam took place here, or
    /// that of an order whose job moved here.
    /// </summary>
    internal Guid? LentBranch { get; set; }

    internal bool MayWriteBranch(Guid branchId) => Scope.Changes(branchId) || LentBranch == branchId;

    /// <summary>Names the next save for the audit trail.</summary>
    /// <param name="action">One of <see cref="AuditActions"/>.</param>
    /// <param name="reason">Stated reason, or null.</param>
    internal void Describe(string action, string? reason = null) => Intent = new(action, reason);

    /// <inheritdoc />
    public override void Dispose()
    {
        Use(AccessScope.None);
        Intent = null;
        base.Dispose();
    }

    /// <inheritdoc />
    public override ValueTask DisposeAsync()
    {
        Use(AccessScope.None);
        Intent = null;
        return base.DisposeAsync();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Ignore<FieldChange>();
        builder.ApplyConfigurationsFromAssembly(typeof(OpticaDbContext).Assembly);
        TenancyModel.Apply(builder, this);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        configurationBuilder.Properties<WeekHours>().HaveConversion<WeekHoursConverter>();
    }
}
