using System.Runtime.CompilerServices;

namespace Optica.Portal.Tests.Browser;

/// <summary>A test of the browser with several sets of data, each with the limit of <see cref="BrowserFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    /// <param name="file">Where it stands.</param>
    /// <param name="line">Its line.</param>
    public BrowserTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Timeout = BrowserLimit.Milliseconds;
}
