using Optica.Data.Hosting;

namespace Optica.Portal.Hosting;

/// <summary>The <c>--migrate</c> command: brings the database to this version and ends.</summary>
internal static class MigrateCommand
{
    public static async Task<int> MigrateAsync(this WebApplication app)
    {
        var setup = app.Services.GetRequiredService<DatabaseSetup>();
        await setup.MigrateAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync("The database is up to date.");
        return 0;
    }
}
