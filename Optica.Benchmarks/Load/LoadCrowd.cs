using Microsoft.EntityFrameworkCore;
using Optica.Benchmarks.Circuits;
using Optica.Benchmarks.Concurrent;
using Optica.Benchmarks.Databases;

namespace Optica.Benchmarks.Load;

/// <summary>Users with circuits of their own, more and more of them.</summary>
internal sealed class LoadCrowd : IAsyncDisposable
{
    /// <summary>Customers of each user, where there are enough.</summary>
    private const int Most = 20;
    private const int AtOnce = 4;

    private static readonly TimeSpan Mean = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(10);

    private readonly List<LoadUser> users = [];
    private readonly Uri address;
    private readonly Queue<(string Email, Guid? BranchId)> staff;
    private readonly Dictionary<Guid, Queue<(Guid Id, string Name)>> customers;
    private readonly Queue<string> phones;
    private readonly int each;
    private readonly Lock gate = new();

    private LoadCrowd(
        Uri address,
        Queue<(string Email, Guid? BranchId)> staff,
        Dictionary<Guid, Queue<(Guid Id, string Name)>> customers,
        Queue<string> phones
    )
    {
        (this.address, this.staff, this.customers, this.phones) = (address, staff, customers, phones);
        // some branches have more customers than others, and more staff
        each = Math.Clamp(customers.Values.Sum(queue => queue.Count) / (2 * staff.Count), 2, Most);
    }

    /// <summary>Changes that the screens said are saved.</summary>
    public int Saved => users.Sum(user => user.Saved);

    /// <summary>Makes ready for so many.</summary>
    public static async Task<LoadCrowd> PrepareAsync(BenchDatabase database, Uri address, int most)
    {
        var people = await BenchStaff.AddAsync(database, most);
        await using var db = database.System.Open();
        var all = await db
            .Customers.Where(row => row.OrganisationId == database.World.OrganisationId && row.IsActive)
            .Select(row => new
            {
                row.Id,
                row.BranchId,
                row.FullName,
            })
            .ToArrayAsync();
        Random.Shared.Shuffle(all);
        var byBranch = all.GroupBy(row => row.BranchId)
            .ToDictionary(rows => rows.Key, rows => new Queue<(Guid, string)>(rows.Select(row => (row.Id, row.FullName))));
        return new(address, new(people), byBranch, await new NewPeople(database).PhonesAsync(100_000));
    }

    /// <summary>Signs in as many more as there are missing, and opens their lists.</summary>
    public Task GrowAsync(int count) =>
        Parallel.ForEachAsync(
            Enumerable.Range(users.Count, count - users.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (_, _) =>
            {
                var (email, own) = Take();
                var session = await BrowserSession.SignInAsync(address, email, BenchStaff.Password);
                var user = new LoadUser(session, own, Phone);
                await user.OpenAsync();
                lock (gate)
                {
                    users.Add(user);
                }
            }
        );

    /// <summary>Everybody acts: some seconds that do not count, then so long.</summary>
    public async Task<CrowdTimes> RunAsync(TimeSpan time)
    {
        await ActAsync(Settle);
        return await ActAsync(time);
    }

    public async ValueTask DisposeAsync() =>
        await Parallel.ForEachAsync(
            users,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (user, _) => await user.DisposeAsync()
        );

    private async Task<CrowdTimes> ActAsync(TimeSpan time)
    {
        var times = new CrowdTimes();
        using var stop = new CancellationTokenSource(time);
        var started = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(users.Select(user => user.RunAsync(times, Mean, stop.Token)));
        times.Seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        return times;
    }

    private (string Email, IReadOnlyList<(Guid Id, string Name)> Own) Take()
    {
        lock (gate)
        {
            var (email, branch) = staff.Dequeue();
            var from = branch is { } own ? customers[own] : customers.Values.MaxBy(queue => queue.Count)!;
            return (email, [.. Enumerable.Range(0, each).Select(_ => from.Dequeue())]);
        }
    }

    private string Phone()
    {
        lock (gate)
        {
            return phones.Dequeue();
        }
    }
}
