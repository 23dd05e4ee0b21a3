using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Access;
using Optica.Portal.Tests.Api;
using Radzen;

namespace Optica.Portal.Tests.Support;

/// <summary>A circuit of the whole portal: its components are drawn by bunit, everything else is the portal's own.</summary>
public sealed class CircuitContext : BunitContext
{
    private readonly AsyncServiceScope scope;

    /// <summary>Opens it for somebody.</summary>
    /// <param name="host">The portal.</param>
    /// <param name="person">Who; null for nobody.</param>
    public CircuitContext(ApiHost host, Person? person)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        scope = host.Services.CreateAsyncScope();
        Access = Get<CurrentAccess>();
        Access.Use(person?.Ticket());
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(host.Database.Clock);
        // the scope's own go with a navigation that only a browser starts
        Services.AddRadzenComponents();
        Services.AddFallbackServiceProvider(scope.ServiceProvider);
        DefaultWaitTimeout = TimeSpan.FromSeconds(20);
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    /// <summary>Who is asking.</summary>
    public CurrentAccess Access { get; }

    /// <summary>A service of the circuit.</summary>
    public T Get<T>()
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>All services of a kind.</summary>
    public IEnumerable<T> GetAll<T>() => scope.ServiceProvider.GetServices<T>();

    /// <inheritdoc />
    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await scope.DisposeAsync();
    }
}
