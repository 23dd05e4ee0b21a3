using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Optica.Data.Audit;
using Optica.Data.Encryption;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Encryption;

/// <summary>Another master key: all or nothing, and the audit trail of before is still verified (decision 0026).</summary>
public sealed class MasterKeyChangeTests
{
    private static readonly MasterKey Next = new([.. Enumerable.Repeat((byte)7, MasterKey.Length)]);
    private static readonly MasterKey Third = new([.. Enumerable.Repeat((byte)9, MasterKey.Length)]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_Twice_OpensEverythingAndVerifiesTheOldTrail()
    {
        var (made, customers) = await Ciphertexts.CreateAsync();
        await using var database = made;

        Assert.Equal(MasterKeyOutcome.Changed, await ChangeAsync(database, Next));
        Assert.Equal(KeyTroubleKind.Wrong, (await FindAsync(database))?.Kind);
        await using (var restarted = Restart(database, Next))
        {
            Assert.Null(await FindAsync(restarted));
            await restarted.AddAsync(database.World, 5);
            Assert.Equal(MasterKeyOutcome.Changed, await ChangeAsync(restarted, Third));
        }

        await using var last = Restart(database, Third);
        await last.AddAsync(database.World, 6);
        Assert.Null(await FindAsync(last));
        var verdict = await last.Services.GetRequiredService<AuditVerifier>().RunAsync(null, Cancellation);
        Assert.Null(verdict.First);
        Assert.Equal([1, 2, 3], await last.ReadAsync(db => db.AuditEntries.Select(row => row.KeyId).Distinct().Order().ToListAsync()));
        await using var scope = last.As(database.World.Chief);
        var profile = (await scope.Queries.ProfileAsync(customers[0], Cancellation)).Expect();
        Assert.Equal($"{Ciphertexts.Canary} 1", profile.Fields.MedicalNotes);
    }

    /// <summary>Whoever has the old key, which may be why it was changed, cannot write lines that pass.</summary>
    [Fact]
    public async Task LineSealedByTheOldKey_AfterTheChange_IsFound()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddAsync(database.World.Centro, People.Numbered(1));
        await ChangeAsync(database, Next);
        await using var restarted = Restart(database, Next);
        await restarted.AddAsync(database.World, 2);
        // services that were not restarted go on with what they had read
        await database.AddAsync(database.World.Centro, People.Numbered(3));

        var verdict = await restarted.Services.GetRequiredService<AuditVerifier>().RunAsync(null, Cancellation);

        var forged = await database.ReadAsync(db => db.AuditEntries.MaxAsync(row => row.Sequence));
        Assert.Equal((AuditDamage.Inserted, forged), (verdict.First?.What, verdict.First?.Sequence));
    }

    /// <summary>An organisation in which nothing happened since: its chain ends with the line that hands it over.</summary>
    [Fact]
    public async Task LineSealedByTheOldKey_WithNothingOfTheNewOneBefore_IsFound()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddAsync(database.World.Centro, People.Numbered(1));
        await ChangeAsync(database, Next);
        await using var restarted = Restart(database, Next);
        var verifier = restarted.Services.GetRequiredService<AuditVerifier>();
        Assert.Null((await verifier.RunAsync(null, Cancellation)).First);
        var handed = await database.ReadAsync(db =>
            db.AuditEntries.Where(row => row.Action == AuditActions.RootKeyChanged && row.KeyId == 2)
                .Select(row => row.OrganisationId)
                .ToListAsync()
        );
        Assert.Equal(new Guid?[] { null, database.World.North, database.World.South }.Order(), handed.Order());

        // services that were not restarted go on with what they had read
        await database.AddAsync(database.World.Centro, People.Numbered(3));

        var forged = await database.ReadAsync(db => db.AuditEntries.MaxAsync(row => row.Sequence));
        var breach = (await verifier.RunAsync(null, Cancellation)).First;
        Assert.Equal((AuditDamage.Inserted, forged), (breach?.What, breach?.Sequence));
    }

    /// <summary>Whoever takes the hand-over out before going on with the old key is found by what is missing, anchors or not.</summary>
    [Fact]
    public async Task HandoverTakenOut_IsFoundAsCut_BeforeAndAfterTheNextLine()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddAsync(database.World.Centro, People.Numbered(1));
        await ChangeAsync(database, Next);
        await using var restarted = Restart(database, Next);
        await database.DropAuditTriggersAsync();
        foreach (var table in new[] { "AuditLinks", "AuditEntries" })
        {
            await database.TamperAsync(
                $"DELETE FROM \"{table}\" WHERE \"Sequence\" IN (SELECT \"Sequence\" FROM \"AuditEntries\" WHERE \"KeyId\" = 2 AND \"OrganisationId\" IS NOT NULL)"
            );
        }

        await database.AddAsync(database.World.Centro, People.Numbered(3));
        await database.Services.GetRequiredService<AuditChain>().SealAllAsync(Cancellation);
        var verifier = restarted.Services.GetRequiredService<AuditVerifier>();
        var first = (await verifier.RunAsync(null, Cancellation)).First;
        Assert.Equal((AuditDamage.Cut, null, 3L), (first?.What, first?.Sequence, first?.Number));

        await restarted.AddAsync(database.World, 2);
        var next = (await verifier.RunAsync(null, Cancellation)).First;
        Assert.Equal((AuditDamage.Cut, 3L), (next?.What, next?.Number));
    }

    [Fact]
    public async Task RunAsync_WithOneKeyThatDoesNotOpen_ChangesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (var db = database.Open())
        {
            var system = database.Services.GetRequiredService<SystemAccess>();
            db.Add(new DataKeyRing(system, Third, database.Clock).Make(database.World.South, 2));
            await db.SaveChangesAsync(Cancellation);
        }

        var before = await WrappedAsync(database);
        Assert.Equal(MasterKeyOutcome.Unopened, await ChangeAsync(database, Next));
        Assert.Equal(before, await WrappedAsync(database));
        Assert.False(await database.ReadAsync(db => db.Set<RootKey>().AnyAsync()));
    }

    [Fact]
    public async Task RunAsync_WithTheSameKey_OrOnceMore_SaysSo()
    {
        await using var database = await TestDatabase.CreateAsync();

        Assert.Equal(MasterKeyOutcome.Same, await ChangeAsync(database, TestDatabase.Master));
        Assert.Equal(MasterKeyOutcome.Changed, await ChangeAsync(database, Next));
        Assert.Equal(MasterKeyOutcome.Already, await ChangeAsync(database, Next));
    }

    /// <summary>As the operator who did not see the answer does it: a new process with the old key in its setting.</summary>
    [Fact]
    public async Task RunAsync_OnceMoreByANewProcess_SaysSoAndLeavesNothingUnbound()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.Equal(MasterKeyOutcome.Changed, await ChangeAsync(database, Next));
        await using var again = Restart(database, TestDatabase.Master);
        await using var strange = Restart(database, Third);

        Assert.Equal(MasterKeyOutcome.Already, await ChangeAsync(again, Next));
        Assert.Equal(MasterKeyOutcome.Unopened, await ChangeAsync(strange, TestDatabase.Master));
        Assert.False(
            await database.ReadAsync(db => db.AuditEntries.AnyAsync(row => !db.AuditLinks.Any(link => link.Sequence == row.Sequence)))
        );
    }

    [Fact]
    public async Task RunAsync_WhileAPortalIsAlive_ChangesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var portal = Restart(database, TestDatabase.Master);
        var signs = portal.Services.GetRequiredService<SignsOfLife>();
        await signs.GiveAsync(Cancellation);
        await signs.GiveAsync(Cancellation);

        Assert.Equal(MasterKeyOutcome.Running, await ChangeAsync(database, Next));
        Assert.False(await database.ReadAsync(db => db.Set<RootKey>().AnyAsync()));
        await signs.EndAsync(Cancellation);
        Assert.Equal(MasterKeyOutcome.Changed, await ChangeAsync(database, Next));
    }

    [Fact]
    public async Task RunAsync_AMinuteAfterAPortalWasKilled_Changes()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.Services.GetRequiredService<SignsOfLife>().GiveAsync(Cancellation);
        database.Clock.Advance(SignsOfLife.Fresh);

        Assert.Equal(MasterKeyOutcome.Changed, await ChangeAsync(database, Next));
    }

    /// <summary>A portal that was not seen: it may not write a line that is found as inserted for ever.</summary>
    [Fact]
    public async Task RootOfBefore_OnceFoundOut_SealsNothingMore()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var portal = Restart(database, TestDatabase.Master);
        var roots = portal.Services.GetRequiredService<RootKeys>();
        Assert.False(await roots.IsBehindAsync(Cancellation));
        await ChangeAsync(database, Next);
        var lines = await database.ReadAsync(db => db.AuditEntries.CountAsync());

        Assert.True(await roots.IsBehindAsync(Cancellation));

        await Assert.ThrowsAnyAsync<Exception>(() => portal.AddAsync(database.World, 2));
        Assert.Equal(lines, await database.ReadAsync(db => db.AuditEntries.CountAsync()));
        await using var restarted = Restart(database, Next);
        Assert.False(await restarted.Services.GetRequiredService<RootKeys>().IsBehindAsync(Cancellation));
    }

    private static Task<List<byte[]>> WrappedAsync(TestDatabase database) =>
        database.ReadAsync(db =>
            db.Set<DataKey>().OrderBy(key => key.OrganisationId).ThenBy(key => key.Number).Select(key => key.Wrapped).ToListAsync()
        );

    private static Task<MasterKeyOutcome> ChangeAsync(TestDatabase database, MasterKey next) =>
        database.Services.GetRequiredService<MasterKeyChange>().RunAsync(next, Cancellation);

    private static Task<KeyTrouble?> FindAsync(TestDatabase database) =>
        database.Services.GetRequiredService<KeyCheck>().FindAsync(Cancellation);

    private static TestDatabase Restart(TestDatabase database, MasterKey master) =>
        TestDatabase.Attach(database.Options.DatabaseFile!, services => services.Replace(ServiceDescriptor.Singleton(master)));
}

/// <summary>Customers of a world whose database was opened anew.</summary>
file static class Restarted
{
    public static async Task AddAsync(this TestDatabase database, World world, int number)
    {
        await using var scope = database.As(world.Chief);
        var input = People.Full(number);
        input.BranchId = world.Centro;
        (await scope.Customers.CreateAsync(input, new(), CancellationToken.None)).Expect();
    }
}
