using System.Diagnostics.Metrics;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Saving;
using Optica.Portal.LiveUpdates;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.LiveUpdates;

/// <summary>Open subscriptions are counted for whoever measures, and none is left behind.</summary>
public sealed class LiveMeterTests : IAsyncLifetime
{
    private TestDatabase database = default!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Subscriptions_WhileComponentsOpenAndClose_AreCounted()
    {
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        var told = new List<int>();
        using var listener = new MeterListener();
        // other tests have meters of the same name
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Name == LiveMeter.Subscriptions && instrument.Meter.Scope == meters)
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => told.Add(value));
        listener.Start();
        await new LiveMeter(meters, database.Services.GetRequiredService<ChangeFeed>()).StartAsync(CancellationToken.None);

        listener.RecordObservableInstruments();
        await using (var first = Watch())
        await using (var second = Watch())
        {
            listener.RecordObservableInstruments();
            await second.DisposeComponentsAsync();
            listener.RecordObservableInstruments();
        }

        listener.RecordObservableInstruments();
        Assert.Equal([0, 2, 1, 0], told);
    }

    private PortalContext Watch()
    {
        var context = new PortalContext(database, database.World.Super);
        context.Render<LiveChanges>(parameters => parameters.Add(live => live.Kinds, ["customer"]).Add(live => live.Changed, () => { }));
        return context;
    }
}
