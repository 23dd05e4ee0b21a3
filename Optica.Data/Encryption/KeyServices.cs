using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Backups;

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
            .AddSingleton<MasterKeyChange>()
            .AddSingleton<DatabaseBackup>()
            .AddSingleton<DatabaseRestore>();
}
