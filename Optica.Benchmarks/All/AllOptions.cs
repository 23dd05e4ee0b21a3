using Optica.Benchmarks.Circuits;
using Optica.Benchmarks.Databases;

namespace Optica.Benchmarks.All;

/// <summary>On what all is measured, and where it is written.</summary>
/// <param name="Database">The database.</param>
/// <param name="Portal">Folder of the portal's program.</param>
/// <param name="Out">The file for the table, Markdown; null for none.</param>
internal sealed record AllOptions(DatabaseOptions Database, string Portal, string? Out)
{
    /// <summary>Reads <c>--name value</c> pairs; null when one makes no sense.</summary>
    public static AllOptions? Parse(IReadOnlyList<string> arguments)
    {
        if (Arguments.Read(arguments) is not { } given)
        {
            return null;
        }

        var options = new AllOptions(DatabaseOptions.Take(given), PortalFolder.Take(given), given.Text("--out"));
        return given.AreTaken ? options : null;
    }
}
