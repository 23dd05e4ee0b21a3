using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Audit;
using Optica.Data.Backups;
using Optica.Data.Jobs;
using Optica.Data.Saving;
using Optica.Data.Tenancy;

namespace Optica.Data.Encryption;

/// <summary>Registers what keeps keys, changes them, and copies a database that they belong to.</summary>
internal static class KeyServices
{
    public static IServiceCollection AddKeys(this IServiceCollection services) =>
        services
            .AddSingleton<DataKeyRing>()
            .AddSingleton(provider => new RootKeys(provider, provider.GetRequiredService<MasterKey>()))
            .AddSingleton<RootXmlEncryptor>()
            .AddSingleton<DataProtectionSealing>()
            .AddSingleton<SignsOfLife>()
            .AddSingleton<KeyCheck>()
            .AddSingleton<KeyRotation>()
            .AddScoped<IJobHandler, KeyRotationHandler>()
            .AddSingleton(provider => new MasterKeyChange(
                (
                    provider.GetRequiredService<SystemAccess>(),
                    provider.GetRequiredService<MasterKey>(),
                    provider.GetRequiredService<RootKeys>()
                ),
                provider.GetRequiredService<AuditSealer>(),
                provider.GetRequiredService<AuditChain>(),
                provider.GetRequiredService<SignsOfLife>()
            ))
            .AddSingleton<DatabaseBackup>()
            .AddSingleton<DatabaseRestore>();
}
