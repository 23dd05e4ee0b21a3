using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Access;
using Optica.Data.Seed;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Seed;

/// <summary>Half of the demo, people and trade, for the tests of one class.</summary>
public sealed class SeededDemo : IAsyncLifetime
{
    /// <summary>The database.</summary>
    public TestDatabase Database { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Database = await SeedAsync(0.5);

    public ValueTask DisposeAsync() => Database?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Seeds a share of the demo into an empty database.</summary>
    public static async Task<TestDatabase> SeedAsync(double share)
    {
        var database = await TestDatabase.CreateEmptyAsync(services =>
            services.AddSingleton<IPasswordHasher<OpticaUser>, PasswordHasher<OpticaUser>>()
        );
        await using var scope = database.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<DemoData>().SeedAsync(share, CancellationToken.None));
        await scope.ServiceProvider.GetRequiredService<DemoTrade>().SeedAsync(CancellationToken.None);
        return database;
    }
}
