using Optica.Data;
using Optica.Data.Jobs;
using Optica.Portal.Exports;
using Optica.Portal.Features.Customers;
using Optica.Portal.Features.Reports.Kinds;
using Optica.Portal.Jobs;

namespace Optica.Portal.Features.Reports;

/// <summary>Registers reports, the jobs that write them, and where their files lie.</summary>
public static class PortalReports
{
    /// <summary>Folder of the files; beside the database unless it is set.</summary>
    private const string FolderSetting = "Exports:Folder";

    internal static void AddPortalReports(this WebApplicationBuilder builder)
    {
        var root = builder.Environment.ContentRootPath;
        builder.Services.AddSingleton(provider =>
        {
            var beside = Path.GetDirectoryName(provider.GetRequiredService<OpticaDataOptions>().DatabaseFile) ?? Path.Combine(root, "data");
            return new ExportFiles(
                provider.GetRequiredService<IConfiguration>()[FolderSetting] is { Length: > 0 } folder
                    ? Path.Combine(root, folder)
                    : Path.Combine(beside, "exports")
            );
        });
        builder.Services.AddReports();
        builder.Services.AddHostedService<JobWorker>();
        builder.Services.AddHostedService<ExportPurge>();
    }

    /// <summary>What puts reports together, without the services that run beside the portal.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddScoped<IReport, CustomersReport>().AddScoped<IReport, AtRiskReport>().AddScoped<IReport, SegmentsReport>();
        services.AddScoped<IReport, MonthlySpendingReport>().AddScoped<IReport, OrdersReport>();
        services
            .AddScoped<TrailFilters>()
            .AddScoped<IReport, AuditReport>()
            .AddScoped<IReport, BreachReport>()
            .AddScoped<IReport, ContactsReport>()
            .AddScoped<ContactSheet>();
        return services
            .AddScoped<JobsWatch>()
            .AddSingleton<ExportLimit>()
            .AddScoped<ReportDesk>()
            .AddSingleton<WorkbookWriter>()
            .AddScoped<IJobHandler, ReportJobHandler>()
            .AddScoped<IJobHandler, PersonalFileHandler>();
    }
}
