using Microsoft.Extensions.DependencyInjection;

namespace Optica.Data.Access;

/// <summary>Registers what people do with their own accounts.</summary>
internal static class AccountServices
{
    public static IServiceCollection AddAccountServices(this IServiceCollection services) =>
        services
            .AddScoped<UserFactorService>()
            .AddSingleton<AccountNews>()
            .AddSingleton<PasswordWriter>()
            .AddSingleton<FirstAccounts>()
            .AddSingleton<SecondFactors>()
            .AddSingleton<Passkeys>();
}
