using System.Diagnostics.Metrics;
using System.Text.Json;

namespace Optica.Benchmarks.Circuits;

/// <summary>
/// Inside the measured portal: for every line on its standard input it collects all garbage and writes what is left. Nothing of the
/// portal is changed for it, and between two questions it does nothing.
/// </summary>
internal static class PortalProbe
{
    /// <summary>What an answer begins with.</summary>
    public const string Answer = "optica-probe ";

    private const string Meter = "Optica";
    private const string Subscriptions = "optica.live.subscriptions";

    /// <summary>Listens until the input ends.</summary>
    public static void Listen() => new Thread(Run) { IsBackground = true, Name = "probe" }.Start();

    private static void Run()
    {
        var open = -1L;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, meters) =>
            {
                if (instrument is { Name: Subscriptions, Meter.Name: Meter })
                {
                    meters.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => open = value);
        listener.Start();
        while (Console.In.ReadLine() is not null)
        {
            Collect();
            listener.RecordObservableInstruments();
            var answer = new PortalState(GC.GetTotalMemory(false), GC.GetGCMemoryInfo().TotalCommittedBytes, open);
            Console.Out.WriteLine(Answer + JsonSerializer.Serialize(answer));
        }
    }

    private static void Collect()
    {
        // what a finaliser lets go of goes in the second round
        for (var round = 0; round < 2; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
    }
}
