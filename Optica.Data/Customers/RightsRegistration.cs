using Microsoft.Extensions.DependencyInjection;

namespace Optica.Data.Customers;

/// <summary>Registers the services of the rights of persons.</summary>
internal static class RightsRegistration
{
    public static IServiceCollection AddRights(this IServiceCollection services) =>
        services
            .AddScoped<RightsService>()
            .AddSingleton<Erasure>()
            .AddSingleton<ErasedDrafts>()
            .AddSingleton<ErasureList>()
            .AddSingleton<ErasureAgain>()
            .AddSingleton<ErasureTraces>()
            .AddSingleton<ErasureUpgrade>()
            .AddScoped<RightsQueries>()
            .AddScoped<RightsFileService>()
            .AddScoped<PersonalDataQueries>()
            .AddScoped<PersonalMedical>()
            .AddSingleton<ErasureCleanUp>();
}
