using System.Globalization;
using Optica.Data.Audit;
using Optica.Data.Hosting;
using Optica.Domain.Audit;

namespace Optica.Portal.Hosting;

/// <summary>The <c>--accept-audit-damage</c> command: somebody takes note of the first damage that <c>--verify-audit</c> names.</summary>
internal static class AcceptAuditCommand
{
    private const string Who = "By";
    private const string Why = "Reason";

    /// <summary>Writes a line that says who accepts what, and why. Nothing is mended.</summary>
    /// <param name="app">The portal.</param>
    /// <param name="place">Number of the first bad line, or of its place.</param>
    /// <returns>0; 2 when nothing was accepted.</returns>
    public static async Task<int> AcceptAuditDamageAsync(this WebApplication app, string? place)
    {
        var (who, why) = (app.Configuration[Who]?.Trim(), app.Configuration[Why]?.Trim());
        if (
            !long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || who is not { Length: > 0 and <= 100 }
            || why is not { Length: > 0 and <= 200 }
        )
        {
            await Console.Error.WriteLineAsync(
                "Say which line (or place) --verify-audit names, who accepts it and why: --accept-audit-damage 42 --By=\"Ana Soto\" --Reason=\"…\"."
            );
            return 2;
        }

        if (await app.Services.GetRequiredService<DatabaseSetup>().MissingAsync(CancellationToken.None) is { Count: > 0 } missing)
        {
            await Console.Error.WriteLineAsync($"The database lacks {missing.Count} migrations: run the portal with --migrate first.");
            return 2;
        }

        if (!await app.HasKeysAsync())
        {
            return 2;
        }

        if (await app.Services.GetRequiredService<AuditAcceptance>().RunAsync(number, who, why, CancellationToken.None) is not { } accepted)
        {
            await Console.Error.WriteLineAsync("That is not the first damage that --verify-audit names. Nothing was accepted.");
            return 2;
        }

        await Console.Out.WriteLineAsync(
            FormattableString.Invariant($"Accepted and noted: {accepted.What} at {number} of chain {accepted.Chain:D}.")
        );
        if (accepted.What is AuditDamage.Cut or AuditDamage.Rewritten)
        {
            await Console.Out.WriteLineAsync(
                "Put the anchor file away with the papers and name a new one: the old one rightly knows other lines."
            );
        }

        return 0;
    }
}
