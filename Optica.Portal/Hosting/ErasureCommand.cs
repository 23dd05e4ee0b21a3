using Optica.Data.Customers;
using Optica.Data.Hosting;

namespace Optica.Portal.Hosting;

/// <summary>The <c>--erase-again</c> command: erases whom an older backup brought back, and ends.</summary>
internal static class ErasureCommand
{
    /// <summary>Erases them, by the list beside the anchors.</summary>
    /// <returns>0 when nobody is left who was erased before, 2 when the list or the database cannot be used.</returns>
    public static async Task<int> EraseAgainAsync(this WebApplication app)
    {
        if (await app.Services.GetRequiredService<DatabaseSetup>().MissingAsync(CancellationToken.None) is { Count: > 0 } missing)
        {
            await Console.Error.WriteLineAsync($"The database lacks {missing.Count} migrations: run the portal with --migrate first.");
            return 2;
        }

        if (!await app.HasKeysAsync())
        {
            return 2;
        }

        try
        {
            foreach (var line in await app.Services.GetRequiredService<ErasureAgain>().RunAsync(CancellationToken.None))
            {
                await Console.Out.WriteLineAsync($"Erased again: {line.Number}, customer {line.CustomerId}.");
            }

            var left = await app.Services.GetRequiredService<ErasureList>().BroughtBackAsync(CancellationToken.None);
            await Console.Out.WriteLineAsync($"{left.Count} customers of the list of erasures are left in the database.");
            return left.Count == 0 ? 0 : 2;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(unreadable.Message);
            return 2;
        }
    }
}
