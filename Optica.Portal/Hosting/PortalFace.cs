using Microsoft.AspNetCore.Diagnostics;
using Optica.Portal.Api;
using Optica.Portal.Components.Shared;
using Optica.Portal.Features.Access;
using Optica.Portal.Features.Appointments;
using Optica.Portal.Features.Orders;
using Optica.Portal.Features.Prescriptions;
using Optica.Portal.Features.Quotes;
using Optica.Portal.Features.WorkOrders;
using Optica.Portal.LiveUpdates;

namespace Optica.Portal.Hosting;

/// <summary>What the pages stand on: messages to the user, own pages for status codes.</summary>
internal static class PortalFace
{
    public static void AddPortalFace(this IServiceCollection services) =>
        services
            .AddScoped<Toasts>()
            .AddScoped<SafeActions>()
            .AddScoped<LiveScreen>()
            .AddScoped<OrderFormOpener>()
            .AddScoped<QuoteFormOpener>()
            .AddScoped<WorkOrderFormOpener>()
            .AddScoped<PrescriptionFormOpener>()
            .AddScoped<CalendarLoader>()
            .AddScoped<VisitMoves>()
            .AddScoped<InvitationPost>()
            .AddScoped<InvitationDesk>()
            .AddScoped<OrganisationDesk>();

    /// <summary>
    /// Shows what went wrong, without its inside. A request that was no good is the caller's fault: it says so, and is no failure in the log.
    /// </summary>
    public static void UseErrorPage(this WebApplication app)
    {
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error",
                CreateScopeForErrors = true,
                StatusCodeSelector = problem => problem is BadHttpRequestException bad ? bad.StatusCode : 500,
                SuppressDiagnosticsCallback = problem => problem.Exception is BadHttpRequestException { StatusCode: < 500 },
            }
        );
        app.Use(
            (context, next) =>
            {
                if (context.Features.Get<IExceptionHandlerFeature>() is not null)
                {
                    // the page is only shown: as a post it would ask again for the form that could not be read
                    context.Request.Method = HttpMethods.Get;
                }

                return next(context);
            }
        );
    }

    /// <summary>Shows the portal's own page to people who navigate to what is not there; API, scripts and files get the bare code.</summary>
    public static void UseStatusPages(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(
            (context, next) =>
            {
                if (context.Features.Get<IStatusCodePagesFeature>() is { } pages && !IsNavigation(context.Request))
                {
                    pages.Enabled = false;
                }

                return next(context);
            }
        );
    }

    /// <summary>
    /// Shows people whose form was held back, for being one too many, when to try again; the form itself is not read. Stands before the
    /// other pages of codes, which forms do not get.
    /// </summary>
    public static void UseHeldPage(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/held", createScopeForStatusCodePages: true);
        app.Use(
            async (context, next) =>
            {
                var page = context.Features.Get<IStatusCodePagesFeature>();
                var isForm = HttpMethods.IsPost(context.Request.Method) && IsForPeople(context.Request);
                if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
                {
                    // the page is only shown
                    context.Request.Method = HttpMethods.Get;
                }

                await next(context);
                if (page is not null && !(isForm && context.Response.StatusCode == StatusCodes.Status429TooManyRequests))
                {
                    page.Enabled = false;
                }
            }
        );
    }

    private static bool IsNavigation(HttpRequest request) => HttpMethods.IsGet(request.Method) && IsForPeople(request);

    private static bool IsForPeople(HttpRequest request) =>
        !ApiStatusPages.IsApi(request.Path) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
