using System.Collections.Concurrent;
using Optica.Data;

namespace Optica.Portal.Tests.Data.Isolation;

/// <summary>One planted database per provider, for calls that only read.</summary>
public sealed class PlantedOnce : IAsyncDisposable
{
    private readonly ConcurrentDictionary<DatabaseProvider, Task<Planted>> planted = new();

    public async ValueTask DisposeAsync()
    {
        foreach (var made in planted.Values)
        {
            await (await made).DisposeAsync();
        }
    }

    internal Task<Planted> OnAsync(DatabaseProvider provider) => planted.GetOrAdd(provider, which => Planted.CreateAsync(which));
}
