using Optica.Benchmarks.Circuits;

/// <summary>
/// Runs first in a portal that is started to be measured (<c>DOTNET_STARTUP_HOOKS</c>): the runtime finds it by this very name, without a
/// namespace. It only uses what the runtime itself has.
/// </summary>
#pragma warning disable CA1050, MA0047, RCS1110
internal static class StartupHook
#pragma warning restore CA1050, MA0047, RCS1110
{
    /// <summary>Begins to listen.</summary>
    public static void Initialize() => PortalProbe.Listen();
}
