using Optica.Data.Access;
using Optica.Data.Hosting;

namespace Optica.Portal.Hosting;

/// <summary>The <c>--first-admin</c> command: prints the link by which a new installation gets its first account, and ends.</summary>
internal static class FirstAdminCommand
{
    /// <summary>Prints the link; it goes to the console alone, never to the log.</summary>
    /// <returns>0 when printed, 1 when there are accounts already, 2 when the database is not ready.</returns>
    public static async Task<int> FirstAdminAsync(this WebApplication app)
    {
        if (await app.Services.GetRequiredService<DatabaseSetup>().MissingAsync(CancellationToken.None) is { Count: > 0 } missing)
        {
            await Console.Error.WriteLineAsync($"The database lacks {missing.Count} migrations: run the portal with --migrate first.");
            return 2;
        }

        if (await app.Services.GetRequiredService<FirstAccounts>().IssueAsync(CancellationToken.None) is not { } token)
        {
            await Console.Error.WriteLineAsync("There are accounts already: the first one invites the others.");
            return 1;
        }

        await Console.Out.WriteLineAsync(Tell(app.Configuration["Portal:Address"], token));
        return 0;
    }

    /// <summary>How the link is told.</summary>
    /// <param name="address">Where the portal is reached; null when only the path can be told.</param>
    /// <param name="token">The token.</param>
    public static string Tell(string? address, string token) =>
        $"First account: open {address?.TrimEnd('/')}/setup?token={token} once, within an hour.";
}
