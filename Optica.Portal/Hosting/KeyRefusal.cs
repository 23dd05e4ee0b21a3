using Optica.Data.Encryption;

namespace Optica.Portal.Hosting;

/// <summary>Says in plain words which setting is wrong when master key and database do not belong together, and what to do.</summary>
public static class KeyRefusal
{
    private const string Settings = $"{PortalData.KeySetting} or {PortalData.KeyFileSetting}";

    /// <summary>Checks the keys for a command that needs them.</summary>
    /// <returns>Whether they are right; what is wrong is written to the error output.</returns>
    public static async Task<bool> HasKeysAsync(this WebApplication app)
    {
        if (await app.Services.GetRequiredService<KeyCheck>().FindAsync(CancellationToken.None) is not { } trouble)
        {
            return true;
        }

        await Console.Error.WriteLineAsync(Text(trouble, app.Services.GetRequiredService<MasterKey>()));
        return false;
    }

    /// <summary>What is wrong and what to do.</summary>
    public static string Text(KeyTrouble trouble, MasterKey master) =>
        trouble.Kind switch
        {
            KeyTroubleKind.Lost =>
                $"The master key file {master.UnwrittenFile} is gone, but this database holds medical data that only its key opens. "
                    + $"Put the file back from where you keep it, or name the key in {Settings}. No new key was made.",
            KeyTroubleKind.Wrong => $"The master key of {Settings} is not the one this database was encrypted with. "
                + "Give the right one: keys that were used before are kept with the backups' papers. Nothing was changed.",
            KeyTroubleKind.Partly => $"The master key of {Settings} opens some data keys, but not all of "
                + $"{List(trouble)}. Restore the table DataKey from the last backup made with this master key.",
            _ => $"The database lacks data keys of {List(trouble)}: rows of the table DataKey are missing. Restore them from a backup.",
        };

    private static string List(KeyTrouble trouble) => string.Join(", ", trouble.Organisations.Take(10));
}
