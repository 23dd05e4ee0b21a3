namespace Optica.Portal.Hosting;

/// <summary>
/// A command line taken apart before it becomes configuration: that would give a command the next setting for its argument and lose it,
/// and would find the argument of <c>--backup</c> in an environment variable of that name.
/// </summary>
/// <param name="Name">The command, such as <c>--backup</c>; null when none was given.</param>
/// <param name="Argument">What stands behind it, such as a folder; null when nothing does.</param>
/// <param name="Settings">Everything else.</param>
public sealed record CommandCall(string? Name, string? Argument, string[] Settings)
{
    /// <summary>What is neither the command's argument nor a setting, and would be lost without a word; null when nothing is.</summary>
    public string? Leftover { get; private init; }

    /// <summary>Takes a command line apart.</summary>
    /// <param name="args">As typed.</param>
    /// <param name="commands">Every command, and whether an argument may stand behind it.</param>
    public static CommandCall Read(string[] args, IReadOnlyDictionary<string, bool> commands)
    {
        var at = Array.FindIndex(args, arg => commands.ContainsKey(arg.Split('=', 2)[0]));
        if (at < 0)
        {
            return new(null, null, args);
        }

        string[] typed = args[at].Split('=', 2);
        var rest = at + 1;
        var argument = typed.ElementAtOrDefault(1);
        if (argument is null && commands[typed[0]] && rest < args.Length && !IsSwitch(args[rest]))
        {
            argument = args[rest++];
        }

        string[] settings = [.. args[..at], .. args[rest..]];
        var stray = argument is not null && !commands[typed[0]] ? argument : null;
        return new(typed[0], argument, settings) { Leftover = stray ?? StrayOf(settings, commands) };
    }

    /// <summary>Settings are <c>--name=value</c>, <c>--name value</c> or <c>name=value</c>; a second command is none.</summary>
    private static string? StrayOf(string[] settings, IReadOnlyDictionary<string, bool> commands)
    {
        for (var at = 0; at < settings.Length; at++)
        {
            var one = settings[at];
            if (commands.ContainsKey(one.Split('=', 2)[0]) || (!IsSwitch(one) && !one.Contains('=', StringComparison.Ordinal)))
            {
                return one;
            }

            if (!one.Contains('=', StringComparison.Ordinal))
            {
                // its value
                at++;
            }
        }

        return null;
    }

    private static bool IsSwitch(string arg) => arg.StartsWith("--", StringComparison.Ordinal);
}
