using AngleSharp.Dom;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Access;
using Optica.Domain.Saving;
using Optica.Portal.Features.Access;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Access;

/// <summary>Who comes, goes and is still there is seen at the desk without loading again.</summary>
public sealed class SignInsLiveTests : IAsyncLifetime
{
    private TestDatabase database = default!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private World World => database.World;

    private SessionLog Log => database.Services.GetRequiredService<SessionLog>();

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task PanelAndList_FollowSignIns_UseAndSignOuts()
    {
        await using var context = new PortalContext(database, World.Admin);
        await context.SitAsync();
        var page = context.Open<AccessPage>($"/admin/access?user={World.Sales.Id}");
        page.WaitForAssertion(() => Assert.Single(Sessions(page)));
        database.Clock.Advance(TimeSpan.FromMinutes(5));

        var ticket = await BeginAsync(World.Sales);
        page.WaitForAssertion(() => Assert.Equal(2, Sessions(page).Count));
        page.WaitForAssertion(() => Assert.Contains("12:05", Row(page).TextContent, StringComparison.Ordinal));
        Assert.NotNull(Row(page).GetAttribute("data-changed"));

        database.Clock.Advance(TimeSpan.FromMinutes(5));
        await Log.UsedAsync(ticket, TimeSpan.Zero);
        page.WaitForAssertion(() => Assert.Contains("12:10", page.Find(".side-panel .sessions").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("12:10", Row(page).TextContent, StringComparison.Ordinal));
        // that somebody is still there lights nothing up
        Assert.Null(Row(page).GetAttribute("data-changed"));

        await Log.EndAsync(ticket);
        page.WaitForAssertion(() => Assert.Single(Sessions(page)));
    }

    /// <summary>A colleague ends one session: it goes from every other desk, too.</summary>
    [Fact]
    public async Task Panel_FollowsWhatAColleagueEnds()
    {
        await using var context = new PortalContext(database, World.Admin);
        await context.SitAsync();
        var page = context.Open<AccessPage>($"/admin/access?user={World.Sales.Id}");
        page.WaitForAssertion(() => Assert.Single(Sessions(page)));
        await using var chief = database.As(World.Chief);

        (await chief.Get<UserLifeService>().EndSessionAsync(World.Sales.Id, World.Sales.SessionId, Cancellation)).Expect();

        page.WaitForAssertion(() => Assert.Empty(Sessions(page)));
    }

    /// <summary>One row of the feed each, in the save there is anyway, for the own organisation; of what is only read there is none.</summary>
    [Fact]
    public async Task Feed_IsTold_OnceEach()
    {
        var before = await NewsAsync();
        var ticket = await BeginAsync(World.Sales);
        await Log.LeftAsync(ticket);
        database.Clock.Advance(TimeSpan.FromMinutes(5));
        await Log.UsedAsync(ticket, TimeSpan.Zero);
        await Log.EndAsync(ticket);
        await BeginAsync(World.Platform);

        Assert.Equal(
            [
                (ChangeKinds.Access, World.Sales.Id, World.North),
                (ChangeKinds.Seen, World.Sales.Id, World.North),
                (ChangeKinds.Access, World.Sales.Id, World.North),
                (ChangeKinds.Access, World.Platform.Id, Guid.Empty),
            ],
            (await NewsAsync()).Skip(before.Count)
        );
    }

    private static IReadOnlyList<IElement> Sessions(IRenderedComponent<AccessPage> page) => page.FindAll(".side-panel .sessions li");

    private static IElement Row(IRenderedComponent<AccessPage> page) =>
        page.FindAll("tbody tr").Single(row => row.TextContent.Contains("sales@", StringComparison.Ordinal));

    private async Task<AccessTicket> BeginAsync(Person whom)
    {
        var session = await Log.StartAsync(await database.UserAsync(whom), new("browser"));
        return whom.Ticket() with { SessionId = session.Id };
    }

    private async Task<IReadOnlyList<(string Kind, Guid Record, Guid Organisation)>> NewsAsync() =>
        [
            .. (await database.ReadAsync(db => db.Changes.OrderBy(row => row.Sequence).ToListAsync())).Select(row =>
                (row.Kind, row.RecordId, row.OrganisationId)
            ),
        ];
}
