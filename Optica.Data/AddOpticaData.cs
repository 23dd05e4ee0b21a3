using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Optica.Data.Access;
using Optica.Data.Agreements;
using Optica.Data.Appointments;
using Optica.Data.Audit;
using Optica.Data.Customers;
using Optica.Data.Drafts;
using Optica.Data.Encryption;
using Optica.Data.Hosting;
using Optica.Data.Jobs;
using Optica.Data.LensPurchases;
using Optica.Data.Notifications;
using Optica.Data.Orders;
using Optica.Data.Organisations;
using Optica.Data.Prescriptions;
using Optica.Data.Presence;
using Optica.Data.Products;
using Optica.Data.Quotes;
using Optica.Data.Reports;
using Optica.Data.Saving;
using Optica.Data.Search;
using Optica.Data.Seed;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Data.WorkOrders;
using Optica.Domain.Access;
using Optica.Domain.Common;

namespace Optica.Data;

/// <summary>Registers the database and every service on it.</summary>
public static class OpticaDataServices
{
    /// <summary>Adds the data layer.</summary>
    /// <param name="services">The container.</param>
    /// <param name="options">Where the data stands.</param>
    /// <param name="master">The master key, from outside the database.</param>
    public static IServiceCollection AddOpticaData(this IServiceCollection services, OpticaDataOptions options, MasterKey master)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options).AddSingleton(master);
        services.Configure<IdentityOptions>(UseLatestSchema);
        AddContexts(services, options);
        services.AddKeys().AddSingleton<AccessReader>().AddSingleton<SessionLog>();
        services.AddAccountServices();
        services.AddSingleton(provider => new SystemAccess(provider.GetRequiredService<IOpticaContextPool>()));
        services.AddScoped<CurrentAccess>().AddScoped<ICurrentAccess>(provider => provider.GetRequiredService<CurrentAccess>());
        services.AddScoped<IDbContextFactory<OpticaDbContext>, ScopedContextFactory>();
        // ASP.NET Core Identity's stores take a context by injection
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<OpticaDbContext>>().CreateDbContext());
        AddAccounts(services);
        AddOrganisations(services);
        services
            .AddScoped<MedicalRecords>()
            .AddScoped<DemoData>()
            .AddScoped<DemoTrade>()
            .AddScoped<DemoAppointments>()
            .AddScoped<DemoPrescriptions>()
            .AddScoped<DemoQuotes>()
            .AddScoped<DemoWorkOrders>()
            .AddSingleton<MigrationLock>()
            .AddSingleton<DatabaseSetup>();
        services.AddScoped<CustomerQueries>().AddScoped<CustomerHistoryQueries>().AddScoped<CustomerRegistration>();
        AddSearch(services);
        services.AddScoped<CustomerService>().AddScoped<CustomerLifeService>().AddScoped<CustomerBulkService>();
        services.AddScoped<TransferService>().AddScoped<TransferQueries>().AddRights();
        services.AddSingleton<FiguresRebuild>().AddSingleton<MovementCatchUp>().AddSingleton<DueReminders>();
        services.AddScoped<AnalyticsQueries>().AddScoped<DashboardQueries>().AddScoped<SegmentQueries>().AddScoped<SegmentService>();
        services.AddScoped<OrderQueries>().AddScoped<OrderHistoryQueries>();
        services.AddScoped<OrderService>().AddScoped<OrderPaymentService>().AddScoped<OrderLifeService>();
        AddPrescriptions(services);
        AddAppointments(services);
        AddQuotes(services);
        AddWorkOrders(services);
        services.AddScoped<ProductQueries>().AddScoped<ProductService>();
        services.AddScoped<AgreementQueries>().AddScoped<AgreementService>().AddScoped<CustomerBenefitService>();
        AddLive(services);
        services.AddSingleton<JobSignal>().AddSingleton<JobStore>().AddSingleton<JobRunner>();
        services.AddScoped<JobQueries>().AddScoped<JobService>();
        services.AddScoped<CustomerReportQueries>().AddScoped<SpendingReportQueries>();
        services.AddScoped<OrderReportQueries>().AddScoped<ExportLog>();
        AddAudit(services);
        return services;
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.TryAddSingleton(SessionLimits.Usual);
        services.AddScoped<RefreshTokens>().AddScoped<UserQueries>().AddScoped<UserService>().AddScoped<UserLifeService>();
        services.AddScoped<UserInviteService>().AddScoped<GrantService>().AddScoped<GrantQueries>();
        services.AddScoped<OwnSessionQueries>().AddScoped<OwnSessionService>();
    }

    private static void AddOrganisations(IServiceCollection services) =>
        services
            .AddScoped<BranchQueries>()
            .AddScoped<BranchDeskQueries>()
            .AddScoped<BranchService>()
            .AddScoped<OrganisationQueries>()
            .AddScoped<OrganisationService>()
            .AddScoped<PlatformAccessService>();

    private static void AddAudit(IServiceCollection services)
    {
        services.AddSingleton<AuditSealer>().AddSingleton<AuditInterceptor>().AddSingleton<RecentLines>().AddSingleton<Refusals>();
        services.TryAddSingleton(SightingSettings.Usual);
        services.AddSingleton<SightingWriter>().AddSingleton<SightingLog>();
        services
            .AddScoped<AuditQueries>()
            .AddScoped<AuditReportQueries>()
            .AddScoped<BreachReportQueries>()
            .AddScoped<AuditVerificationService>();
        services.AddSingleton(provider => new AuditAnchors(provider.GetRequiredService<OpticaDataOptions>().AnchorFile));
        services.AddSingleton<AuditAcceptance>().AddSingleton<AuditAnchoring>().AddSingleton<MassReading>();
        services.AddSingleton(provider => new AuditChain(
            provider.GetRequiredService<SystemAccess>(),
            provider.GetRequiredService<AuditSealer>(),
            provider.GetRequiredService<RootKeys>(),
            provider.GetRequiredService<OpticaDataOptions>()
        ));
        services.AddSingleton(provider => new AuditVerifier(
            (provider.GetRequiredService<SystemAccess>(), provider.GetRequiredService<RootKeys>()),
            provider.GetRequiredService<AuditSealer>(),
            provider.GetRequiredService<AuditChain>(),
            provider.GetRequiredService<AuditAnchors>()
        ));
    }

    private static void AddSearch(IServiceCollection services)
    {
        services.AddScoped<CustomerSearch>();
        services.AddSingleton(provider => new SearchIndex(
            new SearchReader(provider.GetRequiredService<SystemAccess>()),
            provider.GetRequiredService<ChangeFeed>(),
            provider.GetRequiredService<OpticaDataOptions>()
        ));
    }

    private static void AddLive(IServiceCollection services)
    {
        services.AddScoped<NotificationQueries>().AddScoped<NotificationService>();
        services.AddSingleton<ChangeFeed>().AddSingleton<SavingCleanUp>().AddSingleton<SqliteStatistics>();
        services.AddSingleton(provider => new ChangeReader(
            new ChangeTable(provider.GetRequiredService<SystemAccess>()),
            provider.GetRequiredService<ChangeFeed>()
        ));
        services.AddScoped<DraftService>().AddScoped<PresenceService>();
    }

    private static void AddPrescriptions(IServiceCollection services)
    {
        services.AddScoped<PrescriptionContents>().AddScoped<PrescriptionJudge>().AddScoped<PrescriptionWriter>();
        services.AddScoped<PrescriptionService>().AddScoped<PrescriptionAmendService>().AddScoped<PrescriptionLifeService>();
        services.AddScoped<PrescriptionQueries>().AddScoped<PrescriptionTrendQueries>().AddScoped<PrescriptionDueQueries>();
        services.AddScoped<PrescriptionHistoryQueries>().AddScoped<PrescriptionSettingsService>().AddScoped<PrescriptionSettingsQueries>();
    }

    private static void AddAppointments(IServiceCollection services)
    {
        services.AddScoped<AppointmentQueries>().AddScoped<AppointmentHistoryQueries>().AddScoped<SlotQueries>();
        services.AddScoped<AppointmentService>().AddScoped<AppointmentLifeService>();
        services.AddScoped<AppointmentCompletionService>().AddScoped<GuestRegistration>();
        services.AddScoped<BranchScheduleQueries>().AddScoped<BranchScheduleService>();
        services.AddScoped<BookableResourceQueries>().AddScoped<BookableResourceService>();
    }

    private static void AddQuotes(IServiceCollection services)
    {
        services.AddScoped<QuoteQueries>().AddScoped<QuoteHistoryQueries>().AddScoped<QuoteConversionQueries>();
        services.AddScoped<QuotePrescriptionQueries>().AddScoped<QuoteConversionService>().AddScoped<LensPurchaseQueries>();
        services.AddScoped<QuoteService>().AddScoped<QuoteLifeService>();
        services.AddScoped<QuoteSettingsQueries>().AddScoped<QuoteSettingsService>();
    }

    private static void AddWorkOrders(IServiceCollection services)
    {
        services.AddScoped<WorkOrderContents>().AddScoped<WorkOrderWriter>();
        services.AddScoped<WorkOrderService>().AddScoped<WorkOrderLifeService>();
        services.AddScoped<WorkOrderRemakeService>().AddScoped<WorkOrderCheckService>().AddScoped<WorkOrderPrescriptionService>();
        services.AddScoped<WorkOrderQueries>().AddScoped<WorkOrderBoardQueries>().AddScoped<WorkOrderHistoryQueries>();
        services.AddScoped<LeadTimeQueries>().AddScoped<LabQueries>().AddScoped<LabService>();
    }

    /// <summary>Identity's model asks for its version here, through the services of the context's options.</summary>
    internal static void UseLatestSchema(IdentityOptions identity) => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;

    /// <summary>The provider's own settings; the design-time factories use them too.</summary>
    internal static DbContextOptionsBuilder UseOptica(this DbContextOptionsBuilder builder, OpticaDataOptions options) =>
        options.Provider == DatabaseProvider.SqlServer
            ? builder.UseSqlServer(options.ConnectionString, sql => sql.MigrationsAssembly(typeof(OpticaDbContext).Assembly))
            : builder.UseSqlite(Complete(options.ConnectionString), sql => sql.MigrationsAssembly(typeof(OpticaDbContext).Assembly));

    private static void AddContexts(IServiceCollection services, OpticaDataOptions options)
    {
        if (options.Provider == DatabaseProvider.SqlServer)
        {
            AddPool<SqlServerOpticaDbContext>(services, options);
        }
        else
        {
            AddPool<SqliteOpticaDbContext>(services, options);
        }
    }

    private static void AddPool<T>(IServiceCollection services, OpticaDataOptions options)
        where T : OpticaDbContext
    {
        services.AddPooledDbContextFactory<T>(
            (provider, builder) =>
                builder
                    .UseOptica(options)
                    // statements are for whoever debugs; values never are, since sensitive data logging stays off
                    .ConfigureWarnings(warnings =>
                        warnings
                            .Log((RelationalEventId.CommandExecuted, LogLevel.Debug))
                            // capped counts take without an order, which cannot matter; lists are all ordered by CustomerLists.Order
                            .Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning)
                    )
                    .AddInterceptors(
                        new SqlitePragmas(),
                        new WriteGuard(),
                        new StampInterceptor(provider.GetRequiredService<TimeProvider>()),
                        provider.GetRequiredService<AuditInterceptor>(),
                        new AccountNewsInterceptor(provider.GetRequiredService<AccountNews>()),
                        new ChangeFeedInterceptor(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ChangeFeed>())
                    )
        );
        services.AddSingleton<IOpticaContextPool, OpticaContextPool<T>>();
    }

    /// <summary>The connection string as every context uses it; pools go by it.</summary>
    internal static string Complete(string connection) => new SqliteConnectionStringBuilder(connection) { ForeignKeys = true }.ToString();
}
