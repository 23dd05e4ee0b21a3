using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Drafts;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Drafts;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Drafts;

/// <summary>What somebody typed is theirs alone, unreadable at rest, and forgotten in time (SECURITY 20).</summary>
public sealed class DraftServiceTests : IAsyncLifetime
{
    private const string Canary = "DRAFT-CANARY-glaucoma";
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Guid Id = Guid.Parse("019ab000-0000-7000-8000-000000000001");

    private TestDatabase database = default!;

    private World World => database.World;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task KeepAsync_Again_ReplacesAndIsOfferedToItsOwner()
    {
        await KeepAsync(World.Sales, "primero");
        await KeepAsync(World.Sales, "segundo");

        Assert.Equal("segundo", Assert.Single(await OffersAsync(World.Sales)).Content);
    }

    [Fact]
    public async Task OffersAsync_ToAnybodyElse_IsNothing()
    {
        await KeepAsync(World.Sales, Canary);

        foreach (var other in new[] { World.Admin, World.Super, World.Chief, World.Optometrist, World.SouthSales })
        {
            Assert.Empty(await OffersAsync(other));
        }
    }

    /// <summary>Neither written over nor thrown away by somebody who knows its id.</summary>
    [Fact]
    public async Task Draft_OfSomebodyElse_IsUntouchable()
    {
        await KeepAsync(World.Sales, "mío");
        await using var scope = database.As(World.Super);
        var service = scope.Get<DraftService>();

        (await service.KeepAsync(new(Id, "customer", null, "ajeno"), None)).Refused<AccessDenied, Done>();
        (await service.DiscardAsync(Id, None)).Expect();

        Assert.Equal("mío", Assert.Single(await OffersAsync(World.Sales)).Content);
    }

    [Fact]
    public async Task OffersAsync_OfAnotherFormOrRecord_IsNothing()
    {
        await KeepAsync(World.Sales, "uno");
        await using var scope = database.As(World.Sales);
        var service = scope.Get<DraftService>();

        Assert.Empty((await service.OffersAsync("order", null, None)).Expect());
        Assert.Empty((await service.OffersAsync("customer", Ids.New(DateTime.UnixEpoch), None)).Expect());
    }

    [Fact]
    public async Task KeepAsync_LeavesNothingReadable()
    {
        await KeepAsync(World.Sales, Canary);

        var content = await database.ReadAsync(db => db.Drafts.Select(row => row.Content).SingleAsync());
        Assert.DoesNotContain(Canary, Encoding.UTF8.GetString(content), StringComparison.Ordinal);
        foreach (
            var file in Directory.GetFiles(
                Path.GetDirectoryName(database.Options.DatabaseFile)!,
                Path.GetFileName(database.Options.DatabaseFile!) + "*"
            )
        )
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(open, Encoding.Latin1);
            Assert.DoesNotContain(Canary, await reader.ReadToEndAsync(None), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task KeepAsync_TooLong_IsRefused()
    {
        await using var scope = database.As(World.Sales);

        var kept = await scope.Get<DraftService>().KeepAsync(new(Id, "customer", null, new string('ñ', Draft.MaxLength)), None);

        Assert.Equal("too_long", Assert.Single(kept.Refused<Invalid, Done>().Fields).Code);
    }

    [Fact]
    public async Task Draft_AfterAWeek_IsNotOfferedAndThenGone()
    {
        await KeepAsync(World.Sales, "viejo");
        database.Clock.Now += Draft.Life + TimeSpan.FromMinutes(1);

        Assert.Empty(await OffersAsync(World.Sales));
        Assert.True(await database.Services.GetRequiredService<SavingCleanUp>().RunAsync(None) > 0);

        Assert.Equal(0, await database.ReadAsync(db => db.Drafts.CountAsync()));
    }

    private async Task KeepAsync(Person who, string content)
    {
        await using var scope = database.As(who);
        (await scope.Get<DraftService>().KeepAsync(new(Id, "customer", null, content), None)).Expect();
    }

    private async Task<IReadOnlyList<DraftOffer>> OffersAsync(Person who)
    {
        await using var scope = database.As(who);
        return (await scope.Get<DraftService>().OffersAsync("customer", null, None)).Expect();
    }
}
