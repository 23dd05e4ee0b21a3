namespace Optica.Benchmarks.Circuits;

/// <summary>The folder of the portal that is started: the built one beside this program, or a published one.</summary>
internal static class PortalFolder
{
    /// <summary>Takes <c>--portal</c>.</summary>
    public static string Take(Arguments arguments) =>
        arguments.Text("--portal") is { } folder ? Path.GetFullPath(folder) : AppContext.BaseDirectory;
}
