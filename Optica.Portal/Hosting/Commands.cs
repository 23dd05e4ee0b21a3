namespace Optica.Portal.Hosting;

/// <summary>What the portal can be started for instead of answering requests.</summary>
public static class Commands
{
    private const int Refused = 2;

    /// <summary>Those that leave a line in the audit trail of this database.</summary>
    private static readonly HashSet<string> Writing = new(StringComparer.Ordinal)
    {
        "--backup",
        "--erase-again",
        "--rotate-keys",
        "--change-master-key",
        "--accept-audit-damage",
    };

    private static readonly Dictionary<string, Func<WebApplication, Task<int>>> Plain = new(StringComparer.Ordinal)
    {
        ["--migrate"] = MigrateCommand.MigrateAsync,
        ["--rebuild-figures"] = FiguresCommands.RebuildFiguresAsync,
        ["--check-figures"] = FiguresCommands.CheckFiguresAsync,
        ["--first-admin"] = FirstAdminCommand.FirstAdminAsync,
        ["--verify-audit"] = VerifyAuditCommand.VerifyAuditAsync,
        ["--erase-again"] = ErasureCommand.EraseAgainAsync,
        ["--change-master-key"] = KeyCommands.ChangeMasterKeyAsync,
    };

    private static readonly Dictionary<string, Func<WebApplication, string?, Task<int>>> WithArgument = new(StringComparer.Ordinal)
    {
        ["--rotate-keys"] = KeyCommands.RotateKeysAsync,
        ["--backup"] = BackupCommands.BackupAsync,
        ["--accept-audit-damage"] = AcceptAuditCommand.AcceptAuditDamageAsync,
        ["--restore"] = BackupCommands.RestoreAsync,
    };

    private static readonly Dictionary<string, bool> Known = Plain
        .Keys.Select(name => (Name: name, TakesOne: false))
        .Concat(WithArgument.Keys.Select(name => (Name: name, TakesOne: true)))
        .ToDictionary(one => one.Name, one => one.TakesOne, StringComparer.Ordinal);

    /// <summary>Takes the command line apart; its settings go to the builder.</summary>
    public static CommandCall Read(string[] args) => CommandCall.Read(args, Known);

    /// <summary>Carries out a command; what it did not understand of its line is refused, not left out.</summary>
    /// <returns>The exit code, or null when none was given.</returns>
    public static async Task<int?> RunCommandAsync(this WebApplication app, CommandCall call)
    {
        if (call.Name is null)
        {
            return null;
        }

        if (call.Leftover is { } leftover)
        {
            await Console.Error.WriteLineAsync($"'{leftover}' is neither a setting nor belongs to {call.Name}. Nothing was done.");
            return Refused;
        }

        var exit = Plain.TryGetValue(call.Name, out var plain) ? await plain(app) : await WithArgument[call.Name](app, call.Argument);
        if (exit != Refused && Writing.Contains(call.Name))
        {
            await app.NoteAsync();
        }

        return exit;
    }
}
