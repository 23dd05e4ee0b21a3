using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Hosting;

/// <summary>The server itself: who stands in front of it, how large a request may be, how many screens may be open.</summary>
internal static class PortalServer
{
    /// <summary>Nothing that people send is larger: forms and the API stay far below.</summary>
    public const long LargestBody = 1024 * 1024;

    public static void AddPortalServer(this WebApplicationBuilder builder)
    {
        builder.AddProxies();
        builder.Services.AddSingleton<OpenForms>().AddSingleton<Departure>().AddSingleton<IHostLifetime, StopSignals>();
        builder.Services.Configure<HostOptions>(options =>
        {
            // a long request must not take the time that jobs need to be handed back
            (options.ServicesStopConcurrently, options.ShutdownTimeout) = (true, Departure.Limit);
        });
        builder.Services.AddSingleton<SocketLimits>();
        builder.Services.AddHsts(options =>
        {
            options.MaxAge = TimeSpan.FromDays(365);
            options.IncludeSubDomains = true;
        });
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = LargestBody;
        });
    }

    public static void UseSocketLimits(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<SocketLimits>();
        app.Use(limits.InvokeAsync);
    }
}
