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
    };

    /// <summary>Carries out the first command among the arguments.</summary>
    /// <returns>The exit code, or null when none was given.</returns>
    public static async Task<int?> RunCommandAsync(this WebApplication app, string[] args) =>
        Array.Find(args, Known.ContainsKey) is { } name ? await Known[name](app) : null;
}
