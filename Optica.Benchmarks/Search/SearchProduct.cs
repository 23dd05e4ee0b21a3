using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Access;
using Optica.Data.Customers;
using Optica.Data.Encryption;
using Optica.Domain.Customers;

namespace Optica.Benchmarks.Search;

/// <summary>The product's own search, rights and the rows of the page included, as the two who search.</summary>
internal sealed class SearchProduct : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly SearchWorld world;
    private readonly AsyncServiceScope super;
    private readonly AsyncServiceScope seller;

    public SearchProduct(ServiceProvider services, SearchWorld world)
    {
        (this.services, this.world) = (services, world);
        (super, seller) = (Enter(world.SuperId), Enter(world.SellerId));
    }

    /// <summary>The product's services on a database.</summary>
    public static ServiceProvider Build(OpticaDataOptions data) =>
        new ServiceCollection().AddLogging().AddOpticaData(data, new MasterKey(new byte[MasterKey.Length])).BuildServiceProvider();

    /// <summary>Searches.</summary>
    public Task<CustomerSearchAnswer> FindAsync(SearchQuestion question) => FindAsync(question.InOneBranch ? seller : super, question);

    /// <summary>Searches in many circuits at once for a while.</summary>
    /// <returns>Searches a second, and their times in milliseconds.</returns>
    public async Task<(double Rate, Percentiles Times)> CrowdAsync(int circuits, TimeSpan time, IReadOnlyList<SearchQuestion> questions)
    {
        var started = TimeProvider.System.GetTimestamp();
        var all = await Task.WhenAll(
            Enumerable.Range(0, circuits).Select(circuit => Task.Run(() => AskAsync(circuit, started, time, questions)))
        );
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        var times = all.SelectMany(one => one).ToList();
        return (times.Count / seconds, new Percentiles(times));
    }

    public async ValueTask DisposeAsync()
    {
        await super.DisposeAsync();
        await seller.DisposeAsync();
        await services.DisposeAsync();
    }

    private static async Task<CustomerSearchAnswer> FindAsync(AsyncServiceScope scope, SearchQuestion question) =>
        (await scope.ServiceProvider.GetRequiredService<CustomerSearch>().FindAsync(question.Text, CancellationToken.None)).Value;

    private async Task<List<double>> AskAsync(int circuit, long started, TimeSpan time, IReadOnlyList<SearchQuestion> questions)
    {
        var random = new Random(circuit);
        await using var scope = Enter(circuit % 5 < 2 ? world.SellerId : world.SuperId);
        var times = new List<double>();
        while (TimeProvider.System.GetElapsedTime(started) < time)
        {
            var before = TimeProvider.System.GetTimestamp();
            await FindAsync(scope, questions[random.Next(questions.Count)]);
            times.Add(TimeProvider.System.GetElapsedTime(before).TotalMilliseconds);
        }

        return times;
    }

    private AsyncServiceScope Enter(Guid user)
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentAccess>().UseJob(user, null);
        return scope;
    }
}
