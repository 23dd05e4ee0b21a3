using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Encryption;
using Optica.Data.Hosting;
using Optica.Data.Saving;
using Optica.Data.Tenancy;

namespace Optica.Benchmarks;

/// <summary>The <c>generate</c> command.</summary>
internal static class GenerateCommand
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (GenerateOptions.Parse(arguments) is not { } options)
        {
            return Usage.Show();
        }

        await FillAsync(options);
        return 0;
    }

    /// <summary>Fills a SQLite database with customers and orders.</summary>
    public static Task FillAsync(int customers, string connection) =>
        FillAsync(new GenerateOptions(customers, new(DatabaseProvider.Sqlite, connection), 1) { WithOrders = true });

    private static async Task FillAsync(GenerateOptions options)
    {
        var started = Stopwatch.GetTimestamp();
        await using var services = new ServiceCollection()
            .AddOpticaData(options.Data, new MasterKey(new byte[MasterKey.Length]))
            .BuildServiceProvider();
        await services.GetRequiredService<DatabaseSetup>().MigrateAsync(CancellationToken.None);
        var generator = new CustomerGenerator(services.GetRequiredService<SystemAccess>(), services.GetRequiredService<DataKeyRing>());
        var made = await generator.RunAsync(options, CancellationToken.None);
        await services.GetRequiredService<SqliteStatistics>().RefreshAsync(CancellationToken.None);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{made} customers in {seconds:0.0} s"));
    }
}
