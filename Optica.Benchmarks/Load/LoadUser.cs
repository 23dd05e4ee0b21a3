using System.Diagnostics;
using Optica.Benchmarks.Circuits;
using Optica.Benchmarks.Concurrent;

namespace Optica.Benchmarks.Load;

/// <summary>Somebody at a counter: looks for a customer, opens one, changes one, in the circuit of one open page.</summary>
/// <param name="session">Who.</param>
/// <param name="customers">Customers in reach that nobody else changes.</param>
/// <param name="phone">Gives a phone that nobody has.</param>
internal sealed class LoadUser(BrowserSession session, IReadOnlyList<(Guid Id, string Name)> customers, Func<string> phone)
    : IAsyncDisposable
{
    private const string Page = "/admin/customers";
    private const string SearchBox = "global-search";
    private const string Form = "customer-form";
    private const string Phone = "field-Phone";

    /// <summary>What the search box itself waits for more letters.</summary>
    private const double Pause = 250;

    /// <summary>The mix: of a hundred actions.</summary>
    private const int Searches = 70;
    private const int Openings = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Typing = TimeSpan.FromSeconds(1);

    private readonly CircuitScreen screen = new();
    private readonly Random random = new(customers[0].Id.GetHashCode());
    private RawCircuit circuit = null!;
    private Guid? shownId;

    /// <summary>Changes that the screen said are saved.</summary>
    public int Saved { get; private set; }

    /// <summary>Opens the list.</summary>
    public async Task OpenAsync()
    {
        var shown = screen.Text("data-row");
        circuit = await RawCircuit.OpenAsync(session, Page, screen.Draw);
        await shown.WaitAsync(Patience);
    }

    /// <summary>Acts at a person's rate until it is told to stop.</summary>
    /// <param name="times">Where it is noted.</param>
    /// <param name="mean">Mean time between two actions; it is spread as chance does.</param>
    /// <param name="stop">Ends it, after the action under way.</param>
    public async Task RunAsync(CrowdTimes times, TimeSpan mean, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await Task.Delay(mean * -Math.Log(1 - random.NextDouble()), stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await ActAsync(times, random.Next(100));
            if (circuit.Problem is { } problem)
            {
                times.Fail($"circuit: {problem}");
                return;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (circuit is not null)
        {
            await circuit.DisposeAsync();
        }

        session.Dispose();
    }

    private async Task ActAsync(CrowdTimes times, int dice)
    {
        var what = "search";
        try
        {
            if (dice < Searches)
            {
                times.Note("search, beyond its pause", isWrite: false, await SearchAsync() - Pause);
            }
            else if (dice < Searches + Openings)
            {
                what = "profile";
                times.Note("profile opened", isWrite: false, await OpenProfileAsync());
            }
            else
            {
                what = "change";
                await ChangeAsync(times);
            }
        }
        catch (Exception problem)
        {
            // counted: a user who waits in vain is an error, the others go on
            times.Fail($"{what}: {problem.GetType().Name} {problem.Message}");
        }
    }

    /// <summary>Types the beginning of a name; the box is drawn at once, and again with the answer.</summary>
    private async Task<double> SearchAsync()
    {
        var name = Next().Name;
        var answered = screen.Times(SearchBox, "oninput", 2);
        return await TakeAsync(
            () => circuit.DispatchAsync(screen.Handler(SearchBox, "oninput"), "input", name[..Math.Min(name.Length, random.Next(3, 12))]),
            answered
        );
    }

    private Task<double> OpenProfileAsync()
    {
        // the same one again would not be drawn
        var id = Next().Id;
        shownId = id;
        return TakeAsync(() => circuit.GoAsync($"{Page}/{id}"), screen.Text(EditOf(id)));
    }

    /// <summary>What only the profile of a customer shows: the way to the form.</summary>
    private static string EditOf(Guid id) => $"{Page}/{id}/edit";

    /// <summary>Opens the form, types another phone and saves.</summary>
    private async Task ChangeAsync(CrowdTimes times)
    {
        var id = Next().Id;
        shownId = id;
        times.Note("form opened", isWrite: false, await TakeAsync(() => circuit.GoAsync(EditOf(id)), screen.Text(Form)));
        await Task.Delay(Typing);
        await circuit.DispatchAsync(screen.Handler(Phone, "onchange"), "change", phone());
        await Task.Delay(Typing);
        var saved = screen.Text(EditOf(id));
        times.Note(
            "form saved",
            isWrite: true,
            await TakeAsync(() => circuit.DispatchAsync(screen.Handler(Form, "onsubmit"), "submit", null), saved)
        );
        Saved++;
    }

    private static async Task<double> TakeAsync(Func<Task> act, Task<long> drawn)
    {
        var sent = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(sent, await drawn.WaitAsync(Patience)).TotalMilliseconds;
    }

    /// <summary>A customer other than the one on screen.</summary>
    private (Guid Id, string Name) Next()
    {
        var others = customers.Where(one => one.Id != shownId).ToList();
        return others[random.Next(others.Count)];
    }
}
