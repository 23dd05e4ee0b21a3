using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Optica.Portal.Features.Agreements;
using Optica.Portal.Features.Appointments;
using Optica.Portal.Features.Customers;
using Optica.Portal.Features.LensPurchases;
using Optica.Portal.Features.Orders;
using Optica.Portal.Features.Prescriptions;
using Optica.Portal.Features.Products;
using Optica.Portal.Features.Quotes;
using Optica.Portal.Features.Reports;
using Optica.Portal.Features.WorkOrders;
using Optica.Portal.Hosting;
using Optica.Portal.Identity;

namespace Optica.Portal.Api;

/// <summary>The HTTP API: a thin edge over the same services as the screens.</summary>
internal static class OpticaApi
{
    /// <summary>Only bearer tokens count here, never the browser's cookie: other sites cannot send them.</summary>
    private static readonly AuthorizationPolicy Bearer = new AuthorizationPolicyBuilder(IdentityConstants.BearerScheme)
        .RequireAuthenticatedUser()
        .Build();

    public static IServiceCollection AddOpticaApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
        {
            var json = options.SerializerOptions;
            json.PropertyNamingPolicy = ApiNames.Policy;
            json.Converters.Add(new JsonStringEnumConverter(ApiNames.Policy, allowIntegerValues: false));
        });
        services.AddTransient<IStartupFilter, ApiStatusPages>().AddExceptionHandler<ApiExceptionHandler>();
        services.AddScoped<TokenService>().AddScoped<CustomerAnswers>().AddScoped<CustomerTradeAnswers>();
        services.AddSingleton<MailServer>().AddSingleton<MailPost>().AddScoped<QuoteLetter>().AddScoped<QuoteSending>();
        services.AddScoped<NewestRecords>();
        services.AddOpticaOpenApi();
        return services;
    }

    public static void MapOpticaApi(this WebApplication app)
    {
        app.MapHealth();
        app.MapOpenApi(OpticaOpenApi.Route).AllowAnonymous();
        var api = app.MapGroup("/api").WithMetadata(new SkipStatusCodePagesAttribute());
        api.MapTokens();
        var admin = api.MapGroup("/admin").RequireAuthorization(Bearer).AddEndpointFilter<ApiAccessFilter>();
        admin.MapCustomers();
        admin.MapOrders();
        admin.MapAppointments();
        admin.MapQuotes();
        admin.MapLensPurchases();
        admin.MapWorkOrders();
        admin.MapLabs();
        admin.MapProducts();
        admin.MapAgreements();
        admin.MapBenefits();
        admin.MapPrescriptions();
        admin.MapReports();
        api.Map("{**rest}", () => ApiProblems.From(StatusCodes.Status404NotFound)).RequireAuthorization(Bearer).ExcludeFromDescription();
    }
}
