namespace Optica.Portal.Tests.Browser;

/// <summary>How a visitor's browser is set up.</summary>
/// <param name="Language">What the browser asks for.</param>
/// <param name="Theme">Theme: light, dark or auto.</param>
/// <param name="Width">Width of the window.</param>
public sealed record Look(string Language = "es-CL", string Theme = "light", int Width = 1366)
{
    /// <summary>Height of the window.</summary>
    public int Height => 900;
}
