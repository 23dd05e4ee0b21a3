using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Customers;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Saving;

/// <summary>A use case that dies at any of its commands has done nothing, its audit rows included (SECURITY 39).</summary>
public sealed class AtomicityTests
{
    private static readonly Dictionary<string, Func<TestScope, Guid, Guid, Task<Error?>>> UseCases = new(StringComparer.Ordinal)
    {
        ["create"] = async (scope, _, _) =>
            (await scope.Customers.CreateAsync(Input(2), new(OperationId: Ids.New(World.Start)), CancellationToken.None)).Error,
        ["update"] = async (scope, id, _) => (await scope.Customers.UpdateAsync(id, new(Input(3)), CancellationToken.None)).Error,
        ["deactivate"] = async (scope, id, _) => (await scope.Life.DeactivateAsync(id, null, CancellationToken.None)).Error,
        ["transfer"] = async (scope, id, to) =>
            (await scope.Transfers.TransferAsync(id, new TransferInput(to, "mudanza"), CancellationToken.None)).Error,
    };

    public static IEnumerable<TheoryDataRow<DatabaseProvider, string>> Matrix =>
        from provider in EveryProviderAttribute.Providers
        from name in UseCases.Keys
        select new TheoryDataRow<DatabaseProvider, string>(provider, name);

    [Theory, MemberData(nameof(Matrix))]
    public async Task UseCase_DyingAtEveryCommandAndAtTheCommit_DoesNothing(DatabaseProvider provider, string name)
    {
        var failing = new FailingCommands();
        await using var database = await TestDatabase.CreateAsync(provider, failing.AddTo);
        var id = await database.AddAsync(database.World.Centro, Input(1));
        var before = await CountAsync(database);

        failing.BreaksCommit = true;
        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(database, name, id));
        failing.BreaksCommit = false;
        Assert.Equal(before, await CountAsync(database));

        var passing = 0;
        while (await failing.DiesAsync(passing, () => RunAsync(database, name, id)))
        {
            Assert.Equal(before, await CountAsync(database));
            passing++;
        }

        Assert.InRange(passing, 5, 100);
        var (audits, changes, rows) = await CountAsync(database);
        Assert.Equal(before.Audits + 1, audits);
        Assert.True(changes > before.Changes);
        Assert.NotEqual(before.Rows, rows, StringComparer.Ordinal);
    }

    private static async Task<Error?> RunAsync(TestDatabase database, string name, Guid id)
    {
        await using var scope = database.As(database.World.Chief, database.World.Centro);
        return await UseCases[name](scope, id, database.World.Mall);
    }

    private static Task<(int Audits, int Changes, string Rows)> CountAsync(TestDatabase database) =>
        database.ReadAsync(async db =>
        {
            var customers = await db
                .Customers.AsNoTracking()
                .OrderBy(row => row.Id)
                .Select(row => $"{row.FullName} {row.Version} {row.BranchId}")
                .ToListAsync();
            var figures = await db
                .CustomerFigures.OrderBy(row => row.CustomerId)
                .Select(row => $"{row.SortName} {row.BranchId}")
                .ToListAsync();
            var counts =
                $"{await db.CustomerTags.CountAsync()} {await db.CustomerMedical.CountAsync()} {await db.Notifications.CountAsync()} {await db.ProcessedOperations.CountAsync()}";
            return (
                await db.AuditEntries.CountAsync(),
                await db.Changes.CountAsync(),
                string.Join('\n', customers.Concat(figures).Append(counts))
            );
        });

    private static CustomerInput Input(int number)
    {
        var input = People.Full(number);
        input.LastName = $"Soto {(char)('A' + number)}";
        input.MedicalNotes = $"nota {number}";
        return input;
    }
}
