using Microsoft.EntityFrameworkCore;
using Optica.Data.Quotes;
using Optica.Domain.Common;
using Optica.Domain.Quotes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Quotes;

/// <summary>A quote lasts until the end of its last day in its branch, whatever the clocks do there (DOMAIN §9, CL-11).</summary>
public sealed class QuoteExpiryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The last second it can be accepted in, and the next: midnights of summer and winter, one that does not exist and one that comes twice.</summary>
    [Theory]
    [InlineData("America/Santiago", "2026-11-25", "2026-11-26T03:00:00Z")]
    [InlineData("America/Santiago", "2027-06-10", "2027-06-11T04:00:00Z")]
    // 2027-09-05 begins at 01:00, since 00:00–00:59 do not exist
    [InlineData("America/Santiago", "2027-09-04", "2027-09-05T04:00:00Z")]
    // 2027-04-03 has 23:00–23:59 twice
    [InlineData("America/Santiago", "2027-04-03", "2027-04-04T04:00:00Z")]
    [InlineData("America/Punta_Arenas", "2027-06-10", "2027-06-11T03:00:00Z")]
    [InlineData("Pacific/Easter", "2026-11-25", "2026-11-26T05:00:00Z")]
    public async Task Accept_AtTheBranchsMidnight_IsTooLate(string zone, string lastDay, string midnight)
    {
        await using var database = await TestDatabase.CreateAsync();
        await SetZoneAsync(database, database.World.Centro, zone);
        var end = DateTimeOffset.Parse(midnight, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
        database.Clock.Now = end.AddDays(-20);
        var (quote, alternative) = await SentAsync(database, DateOnly.Parse(lastDay, System.Globalization.CultureInfo.InvariantCulture));

        database.Clock.Now = end;
        Assert.Equal(QuoteStatus.Expired, (await database.ReadQuoteAsync(quote)).Row.Status);
        Assert.Equal(
            QuoteStatus.Expired,
            Assert.IsType<InvalidQuoteTransition>((await AcceptAsync(database, quote, alternative)).Error).From
        );

        database.Clock.Now = end.AddSeconds(-1);
        Assert.Equal(QuoteStatus.Sent, (await database.ReadQuoteAsync(quote)).Row.Status);
        (await AcceptAsync(database, quote, alternative)).Expect();

        database.Clock.Now = end.AddDays(400);
        Assert.Equal(QuoteStatus.Accepted, (await database.ReadQuoteAsync(quote)).Row.Status);
    }

    /// <summary>Lists say the same as the quotes themselves, also while it is another day elsewhere in the country.</summary>
    [Theory, EveryProvider]
    public async Task ListAsync_ByStatus_FindsWhatEachQuoteReads(Optica.Data.DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        await SetZoneAsync(database, world.Mall, "Pacific/Easter");
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        foreach (var branch in new[] { world.Centro, world.Mall })
        {
            foreach (var status in new[] { QuoteStatus.Draft, QuoteStatus.Sent, QuoteStatus.Accepted, QuoteStatus.Rejected })
            {
                for (var days = 0; days < 4; days++)
                {
                    var input = Offers.Quote(customer, branch);
                    input.ValidUntil = new DateOnly(2026, 11, 24).AddDays(days);
                    await database.OfferAsync(input, status);
                }
            }
        }

        await using var scope = database.As(world.Chief);
        // 2026-11-26 00:30 in Santiago, still the 25th on Easter Island; later the 26th in both
        foreach (var now in new[] { "2026-11-26T03:30:00Z", "2026-11-26T06:00:00Z" })
        {
            database.Clock.Now = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
            var all = await ListAsync(scope, null);
            Assert.Equal(32, all.Count);
            foreach (var status in Enum.GetValues<QuoteStatus>())
            {
                var found = await ListAsync(scope, status);
                Assert.Equal(all.Where(row => row.Status == status).Select(row => row.Id), found.Select(row => row.Id));
                Assert.All(found, row => Assert.Equal(status, row.Status));
            }

            var elsewhere = all.Count(row => row.Status == QuoteStatus.Expired && row.BranchId == world.Mall);
            Assert.Equal(now.Contains("T03", StringComparison.Ordinal) ? 2 : 4, elsewhere);
            Assert.Equal(4, all.Count(row => row.Status == QuoteStatus.Expired && row.BranchId == world.Centro));
        }
    }

    [Fact]
    public async Task CreateAsync_WithoutALastDay_TakesTheOrganisations()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        var before = await database.OfferAsync(Offers.Quote(customer, world.Centro));
        await using (var scope = database.As(world.Chief))
        {
            (await scope.Get<QuoteSettingsService>().ChangeAsync(new QuoteRules(10, 6), null, Cancellation)).Expect();
            var read = (await scope.Get<QuoteSettingsQueries>().ReadAsync(Cancellation)).Expect();
            Assert.Equal((new QuoteRules(10, 6), true), (read.Rules, read.MayChange));
            var stale = await scope.Get<QuoteSettingsService>().ChangeAsync(new QuoteRules(), read.Version - 1, Cancellation);
            Assert.IsType<VersionConflict>(stale.Error);
        }

        var after = await database.OfferAsync(Offers.Quote(customer, world.Centro));

        Assert.Equal(new DateOnly(2026, 12, 24), (await database.ReadQuoteAsync(before)).Row.ValidUntil);
        Assert.Equal(new DateOnly(2026, 12, 4), (await database.ReadQuoteAsync(after)).Row.ValidUntil);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(365, true)]
    [InlineData(366, false)]
    public async Task CreateAsync_LastDay_IsFromTodayToAYear(int days, bool taken)
    {
        await using var database = await TestDatabase.CreateAsync();
        var input = Offers.Quote(await database.AddAsync(database.World.Centro, People.Numbered(1)), database.World.Centro);
        input.ValidUntil = new DateOnly(2026, 11, 24).AddDays(days);
        await using var scope = database.As(database.World.Sales);

        var made = await scope.Get<QuoteService>().CreateAsync(input, new(), Cancellation);

        Assert.Equal(taken ? null : "ValidUntil", (made.Error as Invalid)?.Fields.Single().Field);
    }

    private static async Task<IReadOnlyList<QuoteRow>> ListAsync(TestScope scope, QuoteStatus? status) =>
        (await scope.Get<QuoteQueries>().ListAsync(new QuoteFilter { Status = status }, new PageRequest(1, 100), Cancellation))
            .Expect()
            .Items;

    private static async Task<(Guid Quote, Guid Alternative)> SentAsync(TestDatabase database, DateOnly until)
    {
        var input = Offers.Quote(await database.AddAsync(database.World.Centro, People.Numbered(1)), database.World.Centro);
        input.ValidUntil = until;
        var quote = await database.OfferAsync(input, QuoteStatus.Sent);
        return (quote, await database.AlternativeAsync(quote));
    }

    private static async Task<Result<Done>> AcceptAsync(TestDatabase database, Guid quote, Guid alternative)
    {
        await using var scope = database.As(database.World.Chief);
        return await scope.Get<QuoteLifeService>().AcceptAsync(quote, alternative, new(), Cancellation);
    }

    private static async Task SetZoneAsync(TestDatabase database, Guid branch, string zone)
    {
        await using var db = database.Open();
        await db
            .Branches.Where(row => row.Id == branch)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.TimeZone, zone), Cancellation);
    }
}
