using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Optica.Data;
using Optica.Data.Customers;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

/// <summary>A backup from before an erasure brings the person back: the list outside the database says so, and the command erases them again.</summary>
public sealed class ErasureListTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("optica-erasures-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task OlderCopy_BringsThePersonBack_AndTheListErasesThemAgain()
    {
        var before = await TestDatabase.CreateAsync();
        var world = before.World;
        var id = await before.AddAsync(world.Centro, People.Full(1));
        await before.AddAsync(world.Centro, People.Numbered(2));
        await before.SellAsync(id, world.Centro);
        var older = await before.EndAsync();

        await using (var used = await TestDatabase.CopyAsync(older, world, Beside))
        {
            await using var scope = used.As(world.Chief);
            await RightsTests.GrantAsync(scope, id, RightsKind.Erase);
            // by the erasure itself, not by whoever comes along within the hour
            Assert.Equal(0, await List(used).NoteAsync(null, Cancellation));
            Assert.Empty(await List(used).BroughtBackAsync(Cancellation));
        }

        var line = (await File.ReadAllTextAsync(Path.Combine(folder, ErasureList.FileName), Cancellation)).Trim();
        Assert.Equal($"2026-11-24T15:00:00Z {world.North} {id} {world.Chief.Id} DER-2026-0001", line);
        await using var restored = await TestDatabase.CopyAsync(older, world, Beside);
        Assert.Equal(id, Assert.Single(await List(restored).BroughtBackAsync(Cancellation)).CustomerId);
        restored.Clock.Advance(TimeSpan.FromDays(3));

        var again = restored.Services.GetRequiredService<ErasureAgain>();
        Assert.Equal(id, Assert.Single(await again.RunAsync(Cancellation)).CustomerId);
        Assert.Empty(await again.RunAsync(Cancellation));

        await using var db = restored.Open();
        var customer = await db.Customers.SingleAsync(row => row.Id == id, Cancellation);
        Assert.Equal((World.Start, null, null, false), (customer.ErasedAt, customer.Email, customer.Rut, customer.IsActive));
        Assert.Equal("ana2@x.cl", (await db.Customers.SingleAsync(row => row.Id != id, Cancellation)).Email);
        Assert.True(await db.AuditEntries.AnyAsync(row => row.Action == "rights_erase", Cancellation));
        await restored.AssertFiguresAsync();
        // the number's own series goes on by itself
        await using var chief = restored.As(world.Chief);
        await RightsTests.AskAsync(chief, id, RightsKind.Access);
    }

    /// <summary>Wherever it dies, also between the erasure and the figures, the next run ends what was begun.</summary>
    [Fact]
    public async Task RunAsync_DyingAnywhere_GoesOnWithTheFiguresToo()
    {
        var before = await TestDatabase.CreateAsync();
        var (world, failing) = (before.World, new FailingCommands());
        var id = await before.AddAsync(world.Centro, People.Full(1));
        await before.AddAsync(world.Centro, People.Numbered(2));
        var older = await before.EndAsync();
        await using (var used = await TestDatabase.CopyAsync(older, world, Beside))
        {
            await using var scope = used.As(world.Chief);
            await RightsTests.GrantAsync(scope, id, RightsKind.Erase);
        }

        await using var restored = await TestDatabase.CopyAsync(
            older,
            world,
            services =>
            {
                Beside(services);
                failing.AddTo(services);
            }
        );
        var again = restored.Services.GetRequiredService<ErasureAgain>();
        var passing = 0;
        while (
            await failing.DiesAsync(
                passing,
                async () =>
                {
                    await again.RunAsync(Cancellation);
                    return null;
                }
            )
        )
        {
            passing++;
        }

        Assert.InRange(passing, 20, 500);
        Assert.NotNull((await restored.ReadAsync(db => db.Customers.SingleAsync(row => row.Id == id, Cancellation))).ErasedAt);
        await restored.AssertFiguresAsync();
    }

    /// <summary>What a crash left unfinished, or somebody wrote by hand, is passed over.</summary>
    [Fact]
    public async Task BroughtBackAsync_TornLines_ArePassedOver()
    {
        await using var database = await TestDatabase.CreateAsync(configure: Beside);
        await File.WriteAllTextAsync(Path.Combine(folder, ErasureList.FileName), "2026-11-24T15:0\n\nx y z\n", Cancellation);

        Assert.Empty(await List(database).BroughtBackAsync(Cancellation));
    }

    private static ErasureList List(TestDatabase database) => database.Services.GetRequiredService<ErasureList>();

    private void Beside(IServiceCollection services)
    {
        var options = (OpticaDataOptions)services.Last(one => one.ServiceType == typeof(OpticaDataOptions)).ImplementationInstance!;
        services.Replace(ServiceDescriptor.Singleton(options with { AnchorFile = Path.Combine(folder, "audit.log") }));
    }
}
