using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.LiveUpdates;

namespace Optica.Portal.Tests.Support;

/// <summary>Renders pages over the real services, as one signed-in person, in English.</summary>
public sealed class PortalContext : BunitContext
{
    private readonly TestScope scope;

    /// <summary>Signs somebody in.</summary>
    /// <param name="database">The data.</param>
    /// <param name="person">Who.</param>
    /// <param name="branch">The selected branch.</param>
    public PortalContext(TestDatabase database, Person? person, Guid? branch = null)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        scope = database.As(person, branch);
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(database.Clock);
        Services.AddScoped<Toasts>().AddScoped<SafeActions>().AddScoped<LiveScreen>().AddSingleton<OpenForms>();
        Services.AddScoped(_ => scope.Opener());
        // whatever is not registered here is the signed-in person's own
        Services.AddFallbackServiceProvider(scope.Get<IServiceProvider>());
        // a build may be running beside
        DefaultWaitTimeout = TimeSpan.FromSeconds(10);
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    /// <summary>Messages shown so far.</summary>
    public IReadOnlyList<Toast> Said => Services.GetRequiredService<Toasts>().Shown;

    /// <summary>Adds a service of the portal that needs the person's own services.</summary>
    public void AddOwn<TService>()
        where TService : class => Services.AddScoped(_ => ActivatorUtilities.CreateInstance<TService>(Services));

    /// <summary>Reads what the person may do, as the beginning of a circuit does: without it no change is for them.</summary>
    public Task SitAsync() => scope.Access.RefreshAsync(CancellationToken.None);

    /// <summary>Nobody sees the screen: what others do is not shown.</summary>
    public void LookAway() => Services.GetRequiredService<LiveScreen>().Show(false);

    /// <summary>Goes to an address and renders its page.</summary>
    public IRenderedComponent<TPage> Open<TPage>(string address, Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null)
        where TPage : IComponent
    {
        GoTo(address);
        return Render(parameters);
    }

    /// <summary>Goes to an address.</summary>
    public void GoTo(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);

    /// <inheritdoc />
    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await scope.DisposeAsync();
    }
}
