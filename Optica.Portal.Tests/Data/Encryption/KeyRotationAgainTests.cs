using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Encryption;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Encryption;

/// <summary>A rotation that is begun again, and several at once (SECURITY 43).</summary>
public sealed class KeyRotationAgainTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The same job, begun again after a crash, needs no other key; another job wants one.</summary>
    [Fact]
    public async Task RunAsync_OfTheSameJobAgain_GoesOnWithItsKey()
    {
        var (made, _) = await Ciphertexts.CreateAsync();
        await using var database = made;
        var rotation = database.Services.GetRequiredService<KeyRotation>();
        var job = Ids.New(World.Start);
        var steps = 0;
        KeyWork Work(Guid of, bool dies = false) =>
            new(database.World.North)
            {
                JobId = of,
                // past the first step behind the new key
                Report = _ => dies && ++steps > SealedColumn.All.Count ? throw new OperationCanceledException() : Task.CompletedTask,
            };

        await Assert.ThrowsAsync<OperationCanceledException>(() => rotation.RunAsync(Work(job, dies: true), Cancellation));
        var again = await rotation.RunAsync(Work(job), Cancellation);
        var once = await rotation.RunAsync(Work(job), Cancellation);
        var other = await rotation.RunAsync(Work(Ids.New(World.Start)), Cancellation);

        Assert.Equal((2, 2, 3), (again.Number, once.Number, other.Number));
    }

    /// <summary>Two processes that rotate at once each get a key: neither meets the other's number as a failure.</summary>
    [Fact]
    public async Task RunAsync_TwoAtOnce_MakeAKeyEach()
    {
        var (made, _) = await Ciphertexts.CreateAsync();
        await using var database = made;
        var rotation = database.Services.GetRequiredService<KeyRotation>();

        await Race.AtOnceAsync(
            4,
            async _ =>
            {
                await rotation.RunAsync(new(database.World.North), Cancellation);
                return true;
            }
        );

        Assert.Equal(
            5,
            await database.ReadAsync(db => db.Set<DataKey>().CountAsync(key => key.OrganisationId == database.World.North, Cancellation))
        );
    }
}
