using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Audit;
using Optica.Data.Encryption;
using Optica.Domain.Audit;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Audit;

/// <summary>The six manipulations of the audit trail are found and named (SECURITY 44, decision 0024).</summary>
public sealed class AuditChainTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task Untouched_IsAsItWasWritten(DatabaseProvider provider)
    {
        await using var chain = await ChainContext.CreateAsync(provider);

        Assert.Equal(new AuditVerdict(ChainContext.Lines, 1, null), await chain.VerifyAsync());
    }

    [Theory, EveryProvider]
    public async Task Edited_IsNamed(DatabaseProvider provider)
    {
        await using var chain = await ChainContext.CreateAsync(provider);
        await chain.TamperAsync("UPDATE \"AuditEntries\" SET \"UserName\" = 'somebody' WHERE \"Sequence\" = {2}");

        Assert.Equal((AuditDamage.Edited, chain.Sequences[2], 3), await chain.FindAsync());
    }

    [Theory, EveryProvider]
    public async Task Deleted_IsNamed(DatabaseProvider provider)
    {
        await using var chain = await ChainContext.CreateAsync(provider);
        await chain.TamperAsync("DELETE FROM \"AuditEntries\" WHERE \"Sequence\" = {2}");

        Assert.Equal((AuditDamage.Deleted, chain.Sequences[2], 3), await chain.FindAsync());
    }

    [Theory, EveryProvider]
    public async Task Deleted_WithItsLink_IsNamedByItsPlace(DatabaseProvider provider)
    {
        await using var chain = await ChainContext.CreateAsync(provider);
        await chain.TamperAsync("DELETE FROM \"AuditEntries\" WHERE \"Sequence\" = {2}");
        await chain.TamperAsync("DELETE FROM \"AuditLinks\" WHERE \"Sequence\" = {2}");

        Assert.Equal((AuditDamage.Deleted, null, 3), await chain.FindAsync());
    }

    [Theory, EveryProvider]
    public async Task Inserted_IsNamed(DatabaseProvider provider)
    {
        await using var chain = await ChainContext.CreateAsync(provider);
        await InsertCopyAsync(chain, provider);

        Assert.Equal((AuditDamage.Inserted, chain.Sequences[^1] + 1, null), await chain.FindAsync());
    }

    [Theory, EveryProvider]
    public async Task Reordered_IsNamed(DatabaseProvider provider)
    {
        await using var chain = await ChainContext.CreateAsync(provider);
        await chain.TamperAsync("UPDATE \"AuditLinks\" SET \"Sequence\" = -1 WHERE \"Sequence\" = {2}");
        await chain.TamperAsync("UPDATE \"AuditLinks\" SET \"Sequence\" = {2} WHERE \"Sequence\" = {3}");
        await chain.TamperAsync("UPDATE \"AuditLinks\" SET \"Sequence\" = {3} WHERE \"Sequence\" = -1");

        Assert.Equal((AuditDamage.Reordered, chain.Sequences[3], 3), await chain.FindAsync());
    }

    /// <summary>A line that nobody wrote, bound into a chain that is nobody's so that it would pass for bound.</summary>
    [Theory, EveryProvider]
    public async Task Inserted_WithALinkOfNobodysChain_IsFound(DatabaseProvider provider)
    {
        await using var chain = await ChainContext.CreateAsync(provider);
        await InsertCopyAsync(chain, provider);
        await using (var db = chain.Database.Open())
        {
            var row = await db.AuditEntries.AsNoTracking().OrderBy(one => one.Sequence).LastAsync(Cancellation);
            db.AuditLinks.Add(
                new AuditHash(chain.Database.Services.GetRequiredService<RootKeys>()).Link(
                    AuditHash.Beginning,
                    chain.Database.World.Costa,
                    1,
                    row
                )
            );
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Equal(chain.Sequences[^1] + 1, (await chain.VerifyAsync()).First?.Sequence);
    }

    /// <summary>SQL Server gives these numbers itself and lets nobody change them.</summary>
    [Fact]
    public async Task Reordered_LinesThemselves_IsNamed()
    {
        await using var chain = await ChainContext.CreateAsync(DatabaseProvider.Sqlite);
        await chain.TamperAsync("UPDATE \"AuditEntries\" SET \"Sequence\" = -1 WHERE \"Sequence\" = {2}");
        await chain.TamperAsync("UPDATE \"AuditEntries\" SET \"Sequence\" = {2} WHERE \"Sequence\" = {3}");
        await chain.TamperAsync("UPDATE \"AuditEntries\" SET \"Sequence\" = {3} WHERE \"Sequence\" = -1");

        Assert.Equal((AuditDamage.Reordered, chain.Sequences[2], 3), await chain.FindAsync());
    }

    [Theory, EveryProvider]
    public async Task Cut_IsFoundByTheAnchor(DatabaseProvider provider)
    {
        await using var chain = await ChainContext.CreateAsync(provider);
        await chain.TamperAsync("DELETE FROM \"AuditEntries\" WHERE \"Sequence\" >= {4}");
        await chain.TamperAsync("DELETE FROM \"AuditLinks\" WHERE \"Sequence\" >= {4}");

        Assert.Equal((AuditDamage.Cut, null, 5), await chain.FindAsync());
    }

    [Theory, EveryProvider]
    public async Task Rewritten_WithTheKey_IsFoundByTheAnchor(DatabaseProvider provider)
    {
        await using var chain = await ChainContext.CreateAsync(provider);
        await ForgeAsync(chain, chain.Sequences[2]);
        await chain.TamperAsync("DELETE FROM \"AuditLinks\" WHERE \"Number\" > 0");

        Assert.Equal((AuditDamage.Rewritten, chain.Sequences[5], 6), await chain.FindAsync());
    }

    /// <summary>A line and its link that once followed the same line before, but in another history: the link after it gives it away.</summary>
    [Theory, EveryProvider]
    public async Task OfAnotherHistory_IsFoundByTheLinkAfterIt(DatabaseProvider provider)
    {
        await using var chain = await ChainContext.CreateAsync(provider);
        await ForgeAsync(chain, chain.Sequences[2]);
        await using (var db = chain.Database.Open())
        {
            var row = await db.AuditEntries.AsNoTracking().SingleAsync(one => one.Sequence == chain.Sequences[2], Cancellation);
            var before = await db.AuditLinks.AsNoTracking().SingleAsync(one => one.Sequence == chain.Sequences[1], Cancellation);
            var forged = new AuditHash(chain.Database.Services.GetRequiredService<RootKeys>()).Link(before.Hash, before.Chain, 3, row);
            await db
                .AuditLinks.Where(one => one.Sequence == row.Sequence)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Hash, forged.Hash), Cancellation);
        }

        Assert.Equal((AuditDamage.Reordered, chain.Sequences[3], 4), await chain.FindAsync());
    }

    [Theory, EveryProvider]
    public async Task Triggers_RefuseToChangeAndToDelete(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.AddAsync(database.World.Centro, People.Numbered(1));
        await database.Services.GetRequiredService<AuditChain>().SealAsync(Cancellation);

        List<string> statements =
        [
            "UPDATE \"AuditEntries\" SET \"UserName\" = 'somebody'",
            "DELETE FROM \"AuditEntries\"",
            "UPDATE \"AuditLinks\" SET \"Number\" = 7",
            "DELETE FROM \"AuditLinks\"",
        ];
        if (provider == DatabaseProvider.Sqlite)
        {
            statements.Add("INSERT OR REPLACE INTO \"AuditLinks\" SELECT * FROM \"AuditLinks\"");
            statements.Add("INSERT OR REPLACE INTO \"AuditEntries\" SELECT * FROM \"AuditEntries\"");
        }

        foreach (var statement in statements)
        {
            var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => database.TamperAsync(statement));
            Assert.Contains(AuditTriggers.Refusal, refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(
            (1, 1),
            await database.ReadAsync(async db =>
                (await db.AuditEntries.CountAsync(Cancellation), await db.AuditLinks.CountAsync(Cancellation))
            )
        );
    }

    [Fact]
    public void Triggers_ForSqlServer_AreRightTSql()
    {
        var statements = AuditTriggers.Statements(DatabaseProvider.SqlServer).ToList();

        Assert.Equal(2, statements.Count);
        Assert.All(statements, statement => Assert.Empty(TSqlChecker.SyntaxErrors(statement)));
    }

    /// <summary>Puts in a line that the portal did not write.</summary>
    private static async Task InsertCopyAsync(ChainContext chain, DatabaseProvider provider)
    {
        var names = await chain.Database.ReadAsync(db =>
            Task.FromResult(
                db.Model.FindEntityType(typeof(AuditEntry))!.GetProperties().Select(property => property.GetColumnName()).ToList()
            )
        );
        string Columns(string id) =>
            string.Join(", ", names.Where(name => name != "Sequence").Select(name => name == "Id" ? id : $"\"{name}\""));
        var id = provider == DatabaseProvider.Sqlite ? "randomblob(16)" : "NEWID()";
        await chain.TamperAsync(
            $"INSERT INTO \"AuditEntries\" ({Columns("\"Id\"")}) SELECT {Columns(id)} FROM \"AuditEntries\" WHERE \"Sequence\" = {{2}}"
        );
    }

    /// <summary>What somebody with the key can do to a line: change it and seal it anew.</summary>
    private static async Task ForgeAsync(ChainContext chain, long sequence)
    {
        await using var db = chain.Database.Open();
        var row = await db.AuditEntries.AsNoTracking().SingleAsync(one => one.Sequence == sequence, Cancellation);
        var forged = chain.Sealer.Seal(
            new AuditEntry
            {
                Id = row.Id,
                At = row.At,
                UserId = row.UserId,
                UserName = "somebody",
                OrganisationId = row.OrganisationId,
                BranchId = row.BranchId,
                Action = row.Action,
                RecordKind = row.RecordKind,
                RecordId = row.RecordId,
                Reason = row.Reason,
                Changes = row.Changes,
                MedicalChanges = row.MedicalChanges,
                KeyId = row.KeyId,
            }
        );
        await db
            .AuditEntries.Where(one => one.Sequence == sequence)
            .ExecuteUpdateAsync(
                set => set.SetProperty(one => one.UserName, "somebody").SetProperty(one => one.Mac, forged.Mac),
                Cancellation
            );
    }
}
