namespace Optica.Portal.Tests.Browser;

/// <summary>Two portals on one database, for the tests of one class.</summary>
public sealed class TwoPortals : IAsyncLifetime
{
    private static readonly (string Name, string Value) Seldom = ("Access__RecheckSeconds", "30");

    /// <summary>The one.</summary>
    public PortalHost One { get; private set; } = null!;

    /// <summary>The other.</summary>
    public PortalHost Other { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is not null)
        {
            // looked at so seldom, what closes screens at once is the change feed
            One = await PortalHost.StartAsync(Seldom);
            Other = await One.StartBesideAsync(Seldom);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (Other?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (One?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
