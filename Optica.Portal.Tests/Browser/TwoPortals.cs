namespace Optica.Portal.Tests.Browser;

/// <summary>Two portals on one database, for the tests of one class.</summary>
public sealed class TwoPortals : IAsyncLifetime
{
    /// <summary>The one.</summary>
    public PortalHost One { get; private set; } = null!;

    /// <summary>The other.</summary>
    public PortalHost Other { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is not null)
        {
            One = await PortalHost.StartAsync();
            Other = await One.StartBesideAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (Other?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (One?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
