namespace Optica.Portal.Hosting;

/// <summary>What the portal can be started for instead of answering requests.</summary>
internal static class Commands
{
    private static readonly Dictionary<string, Func<WebApplication, Task<int>>> Known = new(StringComparer.Ordinal)
    {
        ["--migrate"] = MigrateCommand.MigrateAsync,
        ["--rebuild-figures"] = FiguresCommands.RebuildFiguresAsync,
        ["--check-figures"] = FiguresCommands.CheckFiguresAsync,
        ["--first-admin"] = FirstAdminCommand.FirstAdminAsync,
        ["--verify-audit"] = VerifyAuditCommand.VerifyAuditAsync,
        ["--rotate-keys"] = KeyCommands.RotateKeysAsync,
        ["--backup"] = BackupCommands.BackupAsync,
        ["--restore"] = BackupCommands.RestoreAsync,
        ["--change-master-key"] = KeyCommands.ChangeMasterKeyAsync,
    };

    /// <summary>What stands behind a command on its line, such as the folder of a backup; null when nothing does.</summary>
    public static string? Argument(this WebApplication app, string command) =>
        app.Configuration[command.TrimStart('-')] is { Length: > 0 } value && !value.StartsWith("--", StringComparison.Ordinal)
            ? value
            : null;

    /// <summary>Carries out the first command among the arguments, which may have its argument behind it or behind an equals sign.</summary>
    /// <returns>The exit code, or null when none was given.</returns>
    public static async Task<int?> RunCommandAsync(this WebApplication app, string[] args) =>
        args.Select(arg => arg.Split('=', 2)[0]).FirstOrDefault(Known.ContainsKey) is { } name ? await Known[name](app) : null;
}
