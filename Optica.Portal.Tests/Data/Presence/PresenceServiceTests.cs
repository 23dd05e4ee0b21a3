using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Presence;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Presence;
using Optica.Domain.Saving;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Presence;

/// <summary>Who has a record on a screen, seen by those who may see the record.</summary>
public sealed class PresenceServiceTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private TestDatabase database = default!;
    private Guid customer;

    private World World => database.World;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        customer = await database.AddAsync(World.Centro, People.Full(1));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task BeatAsync_TwoPeople_SeeEachOtherAndNotThemselves()
    {
        Assert.Empty(await BeatAsync(World.Sales, Ids.New(DateTime.UnixEpoch)));

        var seen = Assert.Single(await BeatAsync(World.Admin, Ids.New(DateTime.UnixEpoch), isEditing: true));
        Assert.False(seen.IsEditing);
        Assert.True(Assert.Single(await BeatAsync(World.Sales, Ids.New(DateTime.UnixEpoch))).IsEditing);
    }

    [Fact]
    public async Task BeatAsync_TwoScreensOfOnePerson_AreOneCompanionWhoEdits()
    {
        await BeatAsync(World.Sales, Ids.New(DateTime.UnixEpoch));
        await BeatAsync(World.Sales, Ids.New(DateTime.UnixEpoch), isEditing: true);

        Assert.True(Assert.Single(await BeatAsync(World.Admin, Ids.New(DateTime.UnixEpoch))).IsEditing);
    }

    [Fact]
    public async Task Screen_ThatVanished_IsForgotten()
    {
        await BeatAsync(World.Sales, Ids.New(DateTime.UnixEpoch));
        database.Clock.Now += RecordPresence.Life + TimeSpan.FromSeconds(1);

        Assert.Empty(await BeatAsync(World.Admin, Ids.New(DateTime.UnixEpoch)));
        Assert.Equal(1, await database.Services.GetRequiredService<SavingCleanUp>().RunAsync(None) > 0 ? 1 : 0);
    }

    [Fact]
    public async Task LeaveAsync_OwnScreen_IsGone_AndNobodyElses()
    {
        var (mine, other) = (Ids.New(DateTime.UnixEpoch), Ids.New(DateTime.UnixEpoch));
        await BeatAsync(World.Sales, mine);
        await BeatAsync(World.Admin, other);
        await using (var scope = database.As(World.Sales))
        {
            (await scope.Get<PresenceService>().LeaveAsync(other, None)).Expect();
            (await scope.Get<PresenceService>().LeaveAsync(mine, None)).Expect();
        }

        Assert.Equal([other], await database.ReadAsync(db => db.RecordPresences.Select(row => row.Id).ToListAsync()));
    }

    /// <summary>A sign of life every few seconds must not wake everybody; coming, editing and going do.</summary>
    [Fact]
    public async Task Presence_TellsComingEditingAndGoing_NotASignOfLife()
    {
        using var told = database.Services.GetRequiredService<ChangeFeed>().Subscribe(change => change.Kind == ChangeKinds.Presence);
        var screen = Ids.New(DateTime.UnixEpoch);

        await BeatAsync(World.Sales, screen);
        Assert.Equal([customer], told.Rest().Changes.Select(change => change.RecordId));
        await BeatAsync(World.Sales, screen);
        Assert.Empty(told.Rest().Changes);
        await BeatAsync(World.Sales, screen, isEditing: true);
        Assert.Single(told.Rest().Changes);
        await using var scope = database.As(World.Sales);
        (await scope.Get<PresenceService>().LeaveAsync(screen, None)).Expect();
        Assert.Single(told.Rest().Changes);
    }

    private async Task<IReadOnlyList<Companion>> BeatAsync(Person who, Guid screen, bool isEditing = false)
    {
        await using var scope = database.As(who);
        return (await scope.Get<PresenceService>().BeatAsync(new(screen, RecordKind.Customer, customer, isEditing), None)).Expect();
    }
}
