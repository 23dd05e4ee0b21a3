namespace Optica.Portal.Tests.Browser;

/// <summary>How long one test of the browser may take.</summary>
internal static class BrowserLimit
{
    /// <summary>What is done with a browser or a portal after a test has no more than this: it may be what hangs.</summary>
    public static readonly TimeSpan Goodbye = TimeSpan.FromMinutes(1);

    /// <summary>Four times what the longest takes on two busy processors; none for the long rounds.</summary>
    public static int Milliseconds { get; } =
        Environment.GetEnvironmentVariable("OPTICA_LONG") is { Length: > 0 } ? 0 : (int)TimeSpan.FromMinutes(8).TotalMilliseconds;
}
