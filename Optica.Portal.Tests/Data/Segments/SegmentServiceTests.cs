using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Segments;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Organisations;
using Optica.Domain.Segments;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Segments;

/// <summary>Thresholds and tax of an organisation.</summary>
public sealed class SegmentServiceTests
{
    private static readonly SegmentRules Others = new(2, 3, 4, 30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 3, 11, 180, nameof(SegmentRules.ReturningFrom))]
    [InlineData(2, 2, 11, 180, nameof(SegmentRules.RegularFrom))]
    [InlineData(2, 3, 3, 180, nameof(SegmentRules.VipFrom))]
    [InlineData(2, 3, 1_001, 180, nameof(SegmentRules.VipFrom))]
    [InlineData(2, 3, 11, 0, nameof(SegmentRules.AtRiskDays))]
    [InlineData(2, 3, 11, 3_651, nameof(SegmentRules.AtRiskDays))]
    public async Task Rules_OutOfRange_AreRefusedAtTheirField(int returning, int regular, int vip, int days, string field)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var scope = database.As(database.World.Super);
        var rules = new SegmentRules(returning, regular, vip, days);
        var preview = (await scope.Get<SegmentQueries>().PreviewAsync(rules, Cancellation)).Refused<Invalid, RulesPreview>();
        var change = (await scope.Get<SegmentService>().ChangeRulesAsync(rules, null, Cancellation)).Refused<Invalid, int>();
        Assert.Equal(field, Assert.Single(preview.Fields).Field);
        Assert.Equal(field, Assert.Single(change.Fields).Field);
    }

    [Fact]
    public async Task ChangeRulesAsync_StaleVersion_ChangesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var scope = database.As(database.World.Super);
        var seen = (await scope.Get<SegmentQueries>().OverviewAsync(Cancellation)).Expect();
        (await scope.Get<SegmentService>().ChangeTaxAsync(20, seen.RulesVersion, Cancellation)).Expect();
        (await scope.Get<SegmentService>().ChangeRulesAsync(Others, seen.RulesVersion, Cancellation)).Refused<VersionConflict, int>();
        var now = (await scope.Get<SegmentQueries>().OverviewAsync(Cancellation)).Expect();
        Assert.Equal((new SegmentRules(), 20), (now.Rules, now.TaxPercent));
        (await scope.Get<SegmentService>().ChangeRulesAsync(Others, now.RulesVersion, Cancellation)).Expect();
    }

    [Fact]
    public async Task ChangeRulesAsync_SaysHowManyMove_AndIsAudited()
    {
        await using var database = await TestDatabase.CreateAsync();
        for (var number = 1; number <= 3; number++)
        {
            var id = await database.AddAsync(database.World.Centro, People.Numbered(number));
            for (var order = 0; order < 2 * number; order++)
            {
                await database.SellAsync(id, database.World.Centro);
            }
        }

        // two, four and six orders: those of four and of six become VIPs
        await using var scope = database.As(database.World.Super);
        Assert.Equal(2, (await scope.Get<SegmentService>().ChangeRulesAsync(Others, null, Cancellation)).Expect());
        Assert.Equal(0, (await scope.Get<SegmentService>().ChangeRulesAsync(Others, null, Cancellation)).Expect());
        var entry = await database.ReadAsync(db => db.AuditEntries.SingleAsync(row => row.RecordKind == "organisation", Cancellation));
        var changes = JsonSerializer.Deserialize<List<FieldChange>>(entry.Changes!)!;
        Assert.Equal(
            [(nameof(Organisation.AtRiskDays), "180", "30"), (nameof(Organisation.VipFrom), "11", "4")],
            changes.OrderBy(change => change.Field, StringComparer.Ordinal).Select(change => (change.Field, change.Old!, change.New!))
        );
    }

    /// <summary>Whatever breaks on the way: settings, tiers and counts are all as before.</summary>
    [Theory, EveryProvider]
    public async Task ChangeRulesAsync_DyingAtEveryCommand_ChangesAllOrNothing(DatabaseProvider provider)
    {
        var failing = new FailingCommands();
        await using var database = await TestDatabase.CreateAsync(provider, failing.AddTo);
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        for (var order = 0; order < 4; order++)
        {
            await database.SellAsync(id, database.World.Centro);
        }

        var before = await StateAsync(database);
        failing.BreaksCommit = true;
        await Assert.ThrowsAnyAsync<Exception>(() => ChangeAsync(database));
        failing.BreaksCommit = false;
        Assert.Equal(before, await StateAsync(database));
        var passing = 0;
        while (await failing.DiesAsync(passing, async () => (await ChangeAsync(database)).Error))
        {
            Assert.Equal(before, await StateAsync(database));
            passing++;
        }

        Assert.InRange(passing, 5, 40);
        Assert.Equal("VipFrom 4; Vip 1; counts: Vip 1 400000", await StateAsync(database));
    }

    [Fact]
    public async Task ChangeTaxAsync_NewOrders_HoldIt_OldOnesKeepTheirs()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var old = await database.SellAsync(id, database.World.Centro, 119_000);
        await using (var scope = database.As(database.World.Super))
        {
            Assert.Equal(
                nameof(Organisation.TaxPercent),
                Assert
                    .Single((await scope.Get<SegmentService>().ChangeTaxAsync(51, null, Cancellation)).Refused<Invalid, Done>().Fields)
                    .Field
            );
            (await scope.Get<SegmentService>().ChangeTaxAsync(25, null, Cancellation)).Expect();
        }

        var next = await database.SellAsync(id, database.World.Centro, 125_000);
        var taxes = await database.ReadAsync(db =>
            db.Orders.ToDictionaryAsync(row => row.Id, row => (row.TaxPercent, row.Tax), Cancellation)
        );
        Assert.Equal((19, 19_000L), taxes[old]);
        Assert.Equal((25, 25_000L), taxes[next]);
    }

    private static async Task<Result<int>> ChangeAsync(TestDatabase database)
    {
        await using var scope = database.As(database.World.Super);
        return await scope.Get<SegmentService>().ChangeRulesAsync(Others, null, Cancellation);
    }

    private static Task<string> StateAsync(TestDatabase database) =>
        database.ReadAsync(async db =>
        {
            var own = await db.Organisations.AsNoTracking().SingleAsync(row => row.Id == database.World.North, Cancellation);
            var figures = await db.CustomerFigures.AsNoTracking().SingleAsync(Cancellation);
            var counts = await db
                .CustomerCounts.AsNoTracking()
                .Where(row => row.Span == CountSpan.Day && row.Customers != 0)
                .ToListAsync(Cancellation);
            return $"VipFrom {own.VipFrom}; {figures.Tier} 1; counts: {string.Join(", ", counts.Select(row => $"{row.Tier} {row.Customers} {row.Spent}"))}";
        });
}
