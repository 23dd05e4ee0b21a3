namespace Optica.Portal.Tests.Browser;

/// <summary>A portal started into an empty folder with the whole demo, for the tests of one class.</summary>
public sealed class FreshPortal : IAsyncLifetime
{
    /// <summary>The portal.</summary>
    public PortalHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await PortalHost.StartAsync(("Demo__Share", "1"));

    public ValueTask DisposeAsync() => Host?.DisposeAsync() ?? ValueTask.CompletedTask;
}
