using Optica.Data.Encryption;
using Optica.Data.Hosting;

namespace Optica.Portal.Hosting;

/// <summary>The <c>--migrate</c> command: brings the database to this version, checks that the master key opens it, and ends.</summary>
internal static class MigrateCommand
{
    /// <returns>0, or 2 when the master key is not the database's.</returns>
    public static async Task<int> MigrateAsync(this WebApplication app)
    {
        var setup = app.Services.GetRequiredService<DatabaseSetup>();
        await setup.MigrateAsync(CancellationToken.None);
        if (!await app.HasKeysAsync())
        {
            return 2;
        }

        await app.Services.GetRequiredService<DataProtectionSealing>().RunAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync("The database is up to date.");
        return 0;
    }
}
