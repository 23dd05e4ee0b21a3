using Microsoft.AspNetCore.Identity;

namespace Optica.Portal.Identity;

/// <summary>Registers the other doors: another password, first account, second step, passkeys.</summary>
internal static class DoorServices
{
    public static IServiceCollection AddDoors(this IServiceCollection services)
    {
        services.AddSingleton<ResetLinks>().AddSingleton<PortalAddress>().AddSingleton<ResetPost>();
        services
            .AddScoped<SecondStep>()
            .AddScoped<TokenCredentials>()
            .AddSingleton<SecondFactorDemand>()
            .AddSingleton<OwnPassword>()
            .AddSingleton<PasskeyDoor>();
        services.Configure<IdentityPasskeyOptions>(PasskeyDoor.Configure);
        return services.AddHostedService(provider => provider.GetRequiredService<ResetPost>()).AddHostedService<OwnerPost>();
    }
}
