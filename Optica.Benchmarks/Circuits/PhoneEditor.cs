using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Optica.Benchmarks.Circuits;

/// <summary>Changes telephone numbers of customers through the API, so many a second, row after row.</summary>
internal sealed class PhoneEditor(BrowserSession session, IReadOnlyList<string> rows, int changes)
{
    /// <summary>More changes than any run makes.</summary>
    private const int Beyond = 9_000_000;

    private const int LongestRefusal = 300;

    private readonly ConcurrentBag<double> took = [];
    private readonly ConcurrentQueue<string> refused = [];
    private readonly long[] told = new long[changes];

    /// <summary>When each change was acknowledged (<see cref="Stopwatch"/>); 0 for what was refused.</summary>
    public IReadOnlyList<long> Told => told;

    /// <summary>How long the API took, milliseconds.</summary>
    public IReadOnlyCollection<double> Took => took;

    /// <summary>Answers other than done.</summary>
    public IReadOnlyCollection<string> Refused => refused;

    /// <summary>Changes every row once, one after the other, to a number that no change writes.</summary>
    public async Task RehearseAsync()
    {
        for (var row = 0; row < rows.Count; row++)
        {
            using var body = JsonContent.Create(new { phone = MarkedPhone.Of(Beyond + row) });
            using var answer = await session.Api.PatchAsync(Address(rows[row]), body);
            answer.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Makes the changes.</summary>
    /// <param name="rate">How many a second; a change waits for the one before it of the same row only, as two clerks would see.</param>
    public async Task RunAsync(int rate)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / rate));
        var running = new Task[rows.Count];
        Array.Fill(running, Task.CompletedTask);
        for (var change = 0; change < changes; change++)
        {
            running[change % rows.Count] = ChangeAfterAsync(running[change % rows.Count], change);
            await timer.WaitForNextTickAsync();
        }

        await Task.WhenAll(running);
    }

    /// <summary>The change each row stands at in the database now.</summary>
    public async Task<IReadOnlyList<int?>> TruthAsync()
    {
        var truth = new List<int?>();
        foreach (var row in rows)
        {
            var customer = await session.Api.GetFromJsonAsync<JsonElement>(Address(row));
            truth.Add(MarkedPhone.ChangeOf(customer.GetProperty("phone").GetString(), changes));
        }

        return truth;
    }

    private async Task ChangeAfterAsync(Task before, int change)
    {
        await before;
        await ChangeAsync(change);
    }

    private async Task ChangeAsync(int change)
    {
        var sent = Stopwatch.GetTimestamp();
        using var body = JsonContent.Create(new { phone = MarkedPhone.Of(change) });
        using var answer = await session.Api.PatchAsync(Address(rows[change % rows.Count]), body);
        var at = Stopwatch.GetTimestamp();
        took.Add(Stopwatch.GetElapsedTime(sent, at).TotalMilliseconds);
        if (answer.IsSuccessStatusCode)
        {
            told[change] = at;
        }
        else
        {
            var said = await answer.Content.ReadAsStringAsync();
            refused.Enqueue($"{(int)answer.StatusCode} {said[..Math.Min(LongestRefusal, said.Length)]}");
        }
    }

    private static Uri Address(string row) => new($"/api/admin/customers/{row}", UriKind.Relative);
}
