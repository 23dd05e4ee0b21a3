using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Optica.Data;
using Optica.Data.Audit;
using Optica.Data.Encryption;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Audit;

/// <summary>Binding the audit trail while others write and bind.</summary>
public sealed class AuditSealingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task SealAsync_ByFourAtOnce_BindsEveryRowOnce(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        for (var number = 1; number <= 30; number++)
        {
            await database.AddAsync(number % 3 == 0 ? database.World.Costa : database.World.Centro, People.Numbered(number));
        }

        var bound = await Race.AtOnceAsync(4, _ => Another(database).SealAsync(Cancellation));

        Assert.Equal(30, bound.Sum());
        await AssertWholeAsync(database, 30);
    }

    [Theory, EveryProvider]
    public async Task SealAsync_WhileFiftyWrite_BindsEverythingInTheEnd(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var chain = database.Services.GetRequiredService<AuditChain>();
        var writing = Race.AtOnceAsync(50, number => database.AddAsync(database.World.Centro, People.Numbered(number + 1)));
        var bound = 0;
        while (!writing.IsCompleted)
        {
            bound += await chain.SealAsync(Cancellation);
        }

        await writing;
        bound += await chain.SealAsync(Cancellation);

        Assert.Equal(50, bound);
        await AssertWholeAsync(database, 50);
    }

    /// <summary>Written, and the process gone before it could bind: the next one does.</summary>
    [Theory, EveryProvider]
    public async Task SealAsync_AfterAnEndInBetween_GoesOnWhereTheChainStood(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.AddAsync(database.World.Centro, People.Numbered(1));
        Assert.Equal(1, await Another(database).SealAsync(Cancellation));
        await database.AddAsync(database.World.Centro, People.Numbered(2));

        var next = Another(database);

        Assert.Equal(1, await next.SealAsync(Cancellation));
        Assert.Equal(0, await next.SealAsync(Cancellation));
        await AssertWholeAsync(database, 2);
    }

    /// <summary>SQL Server commits in another order than it numbers: what comes late is bound when it comes.</summary>
    [Fact]
    public async Task SealAsync_ForSqlServer_BindsWhatCommitsLate()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddAsync(database.World.Centro, People.Numbered(1));
        var chain = Another(database, DatabaseProvider.SqlServer);
        await database.DropAuditTriggersAsync();
        // as if its transaction were still under way: out of sight, and back within a minute
        await database.TamperAsync("UPDATE \"AuditEntries\" SET \"Sequence\" = 1000 WHERE \"Sequence\" = 1");
        await database.AddAsync(database.World.Centro, People.Numbered(2));
        Assert.Equal(2, await chain.SealAsync(Cancellation));
        await database.AddAsync(database.World.Centro, People.Numbered(3));
        await database.TamperAsync("UPDATE \"AuditEntries\" SET \"Sequence\" = 500 WHERE \"Sequence\" = 1002");
        database.Clock.Advance(TimeSpan.FromSeconds(59));

        Assert.Equal(1, await chain.SealAsync(Cancellation));
        await AssertWholeAsync(database, 3);
    }

    [Fact]
    public async Task Anchors_AreReadAsTheyWereWritten_AndNothingElseIsOne()
    {
        var home = Directory.CreateTempSubdirectory("optica-anchors-");
        var file = Path.Combine(home.FullName, "outside", "audit.log");
        var anchors = new AuditAnchors(file);
        Assert.Empty((await anchors.ReadAsync(Cancellation)).Anchors);
        AuditAnchor one = new(World.Start, Ids.New(World.Start), 7, [.. Enumerable.Range(0, 32).Select(number => (byte)number)]);
        await anchors.AppendAsync([one], Cancellation);
        await anchors.AppendAsync([one with { Number = 8 }], Cancellation);

        var read = await anchors.ReadAsync(Cancellation);
        Assert.Equivalent(new[] { one, one with { Number = 8 } }, read.Anchors, strict: true);
        Assert.Null(read.BadLine);

        // torn by a crash: the next line stands by itself
        await File.AppendAllTextAsync(file, "2026-11-24T15:0", Cancellation);
        await anchors.AppendAsync([one with { Number = 9 }], Cancellation);
        read = await anchors.ReadAsync(Cancellation);
        Assert.Equal([7L, 8, 9], read.Anchors.Select(anchor => anchor.Number));
        Assert.Null(read.BadLine);

        await File.AppendAllTextAsync(file, "2026-11-24T15:00:00Z nobody 1 00\n", Cancellation);
        Assert.Equal(5, (await anchors.ReadAsync(Cancellation)).BadLine);
        home.Delete(recursive: true);
    }

    [Fact]
    public async Task Service_UnreadableAnchors_SaysSo_AndACheckLeavesALine()
    {
        var home = Directory.CreateTempSubdirectory("optica-anchors-");
        var file = Path.Combine(home.FullName, "audit.log");
        await using var database = await TestDatabase.CreateAsync(configure: services =>
            services.Replace(ServiceDescriptor.Singleton(new AuditAnchors(file)))
        );
        await using var chief = database.As(database.World.Super);
        var service = chief.Get<AuditVerificationService>();
        Assert.Equal(new AuditVerdict(0, 0, null), (await service.RunAsync(Cancellation)).Expect());
        Directory.CreateDirectory(file);

        Assert.Equal(new AuditAnchorsUnreadable(), (await service.RunAsync(Cancellation)).Error);
        var line = await database.ReadAsync(db => db.AuditEntries.SingleAsync(Cancellation));
        Assert.Equal((AuditActions.Verified, "super", database.World.North), (line.Action, line.UserName, line.RecordId));
        home.Delete(recursive: true);
    }

    [Fact]
    public async Task NoteAsync_NotesOnlyWhatHasGrown()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (chain, anchoring) = (Another(database), database.Services.GetRequiredService<AuditAnchoring>());
        await database.AddAsync(database.World.Centro, People.Numbered(1));
        await chain.SealAsync(Cancellation);

        Assert.Equal(
            (database.World.North, 1),
            Assert.Single((await anchoring.NoteAsync(Cancellation)).Select(one => (one.Chain, one.Number)))
        );
        Assert.Empty(await anchoring.NoteAsync(Cancellation));
        await database.AddAsync(database.World.Costa, People.Numbered(2));
        await chain.SealAsync(Cancellation);
        Assert.Equal(
            (database.World.South, 1),
            Assert.Single((await anchoring.NoteAsync(Cancellation)).Select(one => (one.Chain, one.Number)))
        );
    }

    /// <summary>A sealer as another process would have it.</summary>
    private static AuditChain Another(TestDatabase database, DatabaseProvider? provider = null) =>
        new(
            database.Services.GetRequiredService<SystemAccess>(),
            database.Services.GetRequiredService<AuditSealer>(),
            database.Services.GetRequiredService<RootKeys>(),
            database.Options with
            {
                Provider = provider ?? database.Options.Provider,
            }
        );

    private static async Task AssertWholeAsync(TestDatabase database, int lines)
    {
        var verdict = await database.Services.GetRequiredService<AuditVerifier>().RunAsync(null, Cancellation);
        Assert.Equal(new AuditVerdict(lines, 0, null), verdict);
        var links = await database.ReadAsync(db => db.AuditLinks.AsNoTracking().ToListAsync(Cancellation));
        Assert.Equal(lines, links.Count);
        Assert.All(
            links.GroupBy(link => link.Chain),
            chain =>
                Assert.Equal(Enumerable.Range(1, chain.Count()).Select(number => (long)number), chain.Select(link => link.Number).Order())
        );
    }
}
