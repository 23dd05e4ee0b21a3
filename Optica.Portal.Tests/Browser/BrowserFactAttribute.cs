using System.Runtime.CompilerServices;

namespace Optica.Portal.Tests.Browser;

/// <summary>A test of the browser. It fails when it has not ended in time: not everything a browser is asked for is answered.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <param name="file">Where it stands.</param>
    /// <param name="line">Its line.</param>
    public BrowserFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Timeout = BrowserLimit.Milliseconds;
}
