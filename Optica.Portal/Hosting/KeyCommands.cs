using Optica.Data.Encryption;
using Optica.Data.Hosting;

namespace Optica.Portal.Hosting;

/// <summary>The <c>--rotate-keys</c> and <c>--change-master-key</c> commands: new keys for what there is, and end.</summary>
internal static class KeyCommands
{
    private const string NewKeySetting = "Encryption:NewMasterKey";
    private const string NewKeyFileSetting = "Encryption:NewMasterKeyFile";

    /// <summary>Gives one organisation, by id or name, or all of them a new data key, while portals run.</summary>
    /// <param name="app">The portal.</param>
    /// <param name="wanted">Id or name; null for all.</param>
    /// <returns>0; 1 when rows do not open; 2 when nothing could be done.</returns>
    public static async Task<int> RotateKeysAsync(this WebApplication app, string? wanted)
    {
        if (!await app.IsReadyAsync())
        {
            return 2;
        }

        var rotation = app.Services.GetRequiredService<KeyRotation>();
        var chosen = (await rotation.OrganisationsAsync(CancellationToken.None))
            .Where(one => wanted is null || one.Key.ToString() == wanted || one.Value == wanted)
            .ToList();
        if (chosen.Count == 0)
        {
            await Console.Error.WriteLineAsync(wanted is null ? "There is no organisation." : $"There is no organisation '{wanted}'.");
            return 2;
        }

        var broken = 0;
        foreach (var (id, name) in chosen)
        {
            var done = await rotation.RunAsync(new(id), CancellationToken.None);
            await Console.Out.WriteLineAsync(FormattableString.Invariant($"{name}: new key {done.Number}, {done.Rows} rows."));
        }

        await Console.Out.WriteLineAsync("Running portals take the new key within a minute; what they wrote meanwhile is encrypted then.");
        await Task.Delay(DataKeyRing.Freshness + TimeSpan.FromSeconds(5), app.Services.GetRequiredService<TimeProvider>());
        foreach (var (id, name) in chosen)
        {
            var rest = await rotation.CatchUpAsync(new(id), CancellationToken.None);
            broken += rest.Broken.Count;
            await Console.Out.WriteLineAsync(FormattableString.Invariant($"{name}: {rest.Rows} more rows."));
            foreach (var row in rest.Broken)
            {
                await Console.Error.WriteLineAsync($"{name}: {row} does not open and was left as it is. Compare it with a backup.");
            }
        }

        return broken == 0 ? 0 : 1;
    }

    /// <summary>Puts the new master key of the settings in the place of the one in use. No portal may run.</summary>
    /// <returns>0; 2 when nothing was changed.</returns>
    public static async Task<int> ChangeMasterKeyAsync(this WebApplication app)
    {
        if (ReadNew(app.Configuration) is not { } next)
        {
            await Console.Error.WriteLineAsync($"Name the new master key in {NewKeySetting} (base64 of 32 bytes) or {NewKeyFileSetting}.");
            return 2;
        }

        if (await app.Services.GetRequiredService<DatabaseSetup>().MissingAsync(CancellationToken.None) is { Count: > 0 })
        {
            await Console.Error.WriteLineAsync("The database lacks migrations: run the portal with --migrate first.");
            return 2;
        }

        var outcome = await app.Services.GetRequiredService<MasterKeyChange>().RunAsync(next, CancellationToken.None);
        if (outcome == MasterKeyOutcome.Changed)
        {
            await Console.Out.WriteLineAsync(
                $"Every key is wrapped by the new master key ({next.Fingerprint}). Put it into {PortalData.KeySetting} or "
                    + $"{PortalData.KeyFileSetting} of every node before you start the portals; keep the old one with the older backups."
            );
            return 0;
        }

        await Console.Error.WriteLineAsync(
            outcome switch
            {
                MasterKeyOutcome.Same => "The new master key is the one in use. Nothing was changed.",
                MasterKeyOutcome.Already =>
                    $"The keys are wrapped by the new master key already: put it into {PortalData.KeySetting} or {PortalData.KeyFileSetting}.",
                MasterKeyOutcome.Running =>
                    "A portal works on this database: stop all of them, and wait a minute for one that was killed. Nothing was changed.",
                _ => "Some keys of the database do not open with the master key in use. Nothing was changed; see --migrate for which.",
            }
        );
        return 2;
    }

    private static MasterKey? ReadNew(IConfiguration settings) =>
        settings[NewKeySetting] is { Length: > 0 } key ? PortalData.Named(NewKeySetting, () => MasterKey.FromBase64(key))
        : settings[NewKeyFileSetting] is { Length: > 0 } file ? PortalData.Named(NewKeyFileSetting, () => MasterKey.FromFile(file))
        : null;

    /// <summary>Whether the schema is this program's and the master key the database's; what is wrong is written.</summary>
    private static async Task<bool> IsReadyAsync(this WebApplication app)
    {
        if (await app.Services.GetRequiredService<DatabaseSetup>().MissingAsync(CancellationToken.None) is not { Count: > 0 } missing)
        {
            return await app.HasKeysAsync();
        }

        await Console.Error.WriteLineAsync($"The database lacks {missing.Count} migrations: run the portal with --migrate first.");
        return false;
    }
}
