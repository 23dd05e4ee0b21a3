using System.Globalization;
using Optica.Data.Audit;
using Optica.Data.Hosting;
using Optica.Domain.Audit;

namespace Optica.Portal.Hosting;

/// <summary>The <c>--verify-audit</c> command: checks that nobody changed the audit trail past the portal, and ends.</summary>
internal static class VerifyAuditCommand
{
    /// <summary>Checks every chain and names the first line that is not as it was written.</summary>
    /// <returns>0 when everything is right, 1 when something was changed, 2 when it could not be checked or the anchors do not bear it out.</returns>
    public static async Task<int> VerifyAuditAsync(this WebApplication app)
    {
        if (await app.Services.GetRequiredService<DatabaseSetup>().MissingAsync(CancellationToken.None) is { Count: > 0 } missing)
        {
            await Console.Error.WriteLineAsync($"The database lacks {missing.Count} migrations: run the portal with --migrate first.");
            return 2;
        }

        // by another key every line would look edited
        if (!await app.HasKeysAsync())
        {
            return 2;
        }

        try
        {
            var verdict = await app.Services.GetRequiredService<AuditVerifier>().RunAsync(null, CancellationToken.None);
            await Console.Out.WriteLineAsync(Tell(verdict));
            return verdict switch
            {
                { First: not null } => 1,
                { Gap: not null } => 2,
                _ => 0,
            };
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(unreadable.Message);
            return 2;
        }
    }

    private static string Tell(AuditVerdict verdict)
    {
        if (verdict.First is not { } breach)
        {
            var told = verdict.Gap is { } gap ? Tell(gap) : "The audit trail is as it was written:";
            var accepted =
                verdict.Accepted > 0 ? FormattableString.Invariant($" {verdict.Accepted} damages were accepted, see the trail.") : "";
            return FormattableString.Invariant($"{told} {verdict.Lines} lines, {verdict.Anchors} anchors compared.{accepted}");
        }

        var place = breach.Sequence is { } sequence
            ? FormattableString.Invariant($"line {sequence}")
            : FormattableString.Invariant($"place {breach.Number}");
        var at = breach.At?.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "gone";
        return $"The audit trail was changed past the portal: {breach.What} at {place} of chain {breach.Chain:D} ({at}).";
    }

    private static string Tell(AnchorGap gap) =>
        gap.What switch
        {
            AnchorLack.Missing => $"The lines are right, but chain {gap.Chain:D} is not in the anchor file: its end may have been cut off.",
            AnchorLack.Behind => $"The lines are right, but the anchors of chain {gap.Chain:D} end long before it: the file was shortened, "
                + "or nobody writes it.",
            _ => FormattableString.Invariant($"The lines are right, but line {gap.Line} of the anchor file is no anchor."),
        };
}
