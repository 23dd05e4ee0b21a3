using System.Globalization;

namespace Optica.Benchmarks.Circuits;

/// <summary>What to open, and how much is changed meanwhile.</summary>
/// <param name="Circuits">How many circuits.</param>
/// <param name="Seconds">How long changes are made.</param>
/// <param name="Rate">Changes a second.</param>
/// <param name="Portal">Folder of the portal's program.</param>
internal sealed record CircuitsOptions(int Circuits, int Seconds, int Rate, string Portal)
{
    /// <summary>How many changes in all.</summary>
    public int Changes => Seconds * Rate;

    /// <summary>Reads <c>--name value</c> pairs; null when one makes no sense.</summary>
    public static CircuitsOptions? Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count % 2 != 0)
        {
            return null;
        }

        var values = arguments.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var portal = values.Remove("--portal", out var folder) ? Path.GetFullPath(folder) : AppContext.BaseDirectory;
        var (circuits, seconds, rate) = (Take(values, "--circuits", 100), Take(values, "--seconds", 60), Take(values, "--rate", 20));
        return values.Count == 0 && circuits > 0 && seconds > 0 && rate > 0 ? new(circuits, seconds, rate, portal) : null;
    }

    private static int Take(Dictionary<string, string> values, string name, int usual) =>
        !values.Remove(name, out var text) ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : 0;
}
