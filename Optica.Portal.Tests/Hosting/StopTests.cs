using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Hosting;

/// <summary>What a portal does before and after it stops, each by itself (SECURITY 50); <c>GracefulStopTests</c> stops a real one.</summary>
public sealed class StopTests : IAsyncLifetime
{
    private readonly ApiHost host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => host.InitializeAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    /// <summary>Services stop beside one another: a request that ends last shows somebody after the writer has. The clock stands still.</summary>
    [Fact]
    public async Task Sightings_OfTheLastRequest_AreWrittenAfterEverythingStopped()
    {
        await host.RegisterAsync(1, host.World.Admin, host.World.Centro);
        await host.As(host.World.Sales).ReadAsync(ApiHost.Customers).IsAsync(200);
        Assert.Equal(0, await SightingsAsync());

        await Hosted("SightingWriting").StoppedAsync(Cancellation);

        Assert.Equal(1, await SightingsAsync());
    }

    [Fact]
    public async Task Trail_OfTheLastRequest_IsBoundAfterEverythingStopped()
    {
        await host.Database.AddAsync(host.World.Centro, People.Numbered(1));
        Assert.Equal(0, await host.Database.ReadAsync(db => db.AuditLinks.CountAsync(Cancellation)));

        await Hosted("AuditSealing").StoppedAsync(Cancellation);

        Assert.Equal(1, await host.Database.ReadAsync(db => db.AuditLinks.CountAsync(Cancellation)));
    }

    /// <summary>Open forms are asked for their last words, also where one of them cannot answer; from then on the portal is not ready.</summary>
    [Fact]
    public async Task Leave_AsksEveryOpenForm_AndIsNotReady()
    {
        var forms = host.Services.GetRequiredService<OpenForms>();
        var kept = 0;
        forms.Add(this, () => throw new InvalidOperationException("gone"));
        forms.Add(
            forms,
            () =>
            {
                kept++;
                return Task.CompletedTask;
            }
        );
        await host.Anybody().ReadAsync("/health/ready").IsAsync(200);
        var departure = host.Services.GetRequiredService(typeof(Program).Assembly.GetTypes().Single(type => type.Name == "Departure"));
        object? Call(string method, params object[] given) => departure.GetType().GetMethod(method)!.Invoke(departure, given);

        Assert.Equal(true, Call("Begin"));
        Assert.Equal(false, Call("Begin"));
        await (Task)Call("TakeLeaveAsync", Cancellation)!;

        Assert.Equal(1, kept);
        Assert.Equal(503, (int)(await host.Anybody().ReadAsync("/health/ready")).StatusCode);
        await host.Anybody().ReadAsync("/health/live").IsAsync(200);
    }

    private IHostedLifecycleService Hosted(string name) =>
        host.Services.GetServices<IHostedService>().OfType<IHostedLifecycleService>().Single(service => service.GetType().Name == name);

    private Task<int> SightingsAsync() => host.Database.ReadAsync(db => db.Sightings.CountAsync(Cancellation));
}
