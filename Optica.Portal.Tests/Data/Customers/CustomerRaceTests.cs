using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

/// <summary>Races are decided by the database (SECURITY 37, 38).</summary>
public sealed class CustomerRaceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task CreateAsync_HundredAtOnceOfOneRut_OneRowAndTheRestExist(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        var results = await Race.AtOnceAsync(100, _ => CreateAsync(database, OneRut(), new()));

        Assert.Equal(1, results.Count(result => result.Succeeded));
        Assert.Equal(99, results.Count(result => result.Error is CustomerExists));
        Assert.All(results.Select(result => result.Error).OfType<CustomerExists>(), error => Assert.True(error.Duplicates[0].Blocks));
        Assert.Equal(1, await database.ReadAsync(db => db.Customers.CountAsync()));
        Assert.Equal(1, await database.ReadAsync(db => db.AuditEntries.CountAsync()));
    }

    [Theory, EveryProvider]
    public async Task UpdateAsync_FiftyAtOnceOnOneVersion_OneWinsAndTheRestConflict(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));

        var results = await Race.AtOnceAsync(
            50,
            async number =>
            {
                await using var scope = database.As(database.World.Sales);
                var fields = new HashSet<string>(StringComparer.Ordinal) { nameof(CustomerInput.FirstName) };
                var input = new CustomerInput { FirstName = $"Ana {(char)('A' + (number % 26))}" };
                return await scope.Customers.UpdateAsync(id, new CustomerUpdate(input, fields, 1), Cancellation);
            }
        );

        Assert.Equal(1, results.Count(result => result.Succeeded));
        Assert.Equal(49, results.Count(result => result.Error is VersionConflict));
        Assert.Equal(2, await database.ReadAsync(db => db.Customers.Select(row => row.Version).SingleAsync()));
    }

    [Theory, EveryProvider]
    public async Task CreateAsync_SameOperationTwenty_OneCustomer(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var operation = Ids.New(World.Start);

        var atOnce = await Race.AtOnceAsync(20, _ => CreateAsync(database, OneRut(), new(OperationId: operation)));
        var later = await CreateAsync(database, OneRut(), new(OperationId: operation));

        var id = await database.ReadAsync(db => db.Customers.Select(row => row.Id).SingleAsync());
        Assert.All(atOnce.Append(later), result => Assert.Equal(id, result.Expect()));
    }

    /// <summary>Nothing unique in the input: only the operation tells that it is the same click.</summary>
    [Theory, EveryProvider]
    public async Task CreateAsync_SameOperationOfANamelessOne_OneCustomer(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var operation = Ids.New(World.Start);

        var results = await Race.AtOnceAsync(
            20,
            _ => CreateAsync(database, new CustomerInput { FirstName = "Sin RUT" }, new(OperationId: operation))
        );

        Assert.Single(results.Select(result => result.Expect()).Distinct());
        Assert.Equal(1, await database.ReadAsync(db => db.Customers.CountAsync()));
    }

    [Fact]
    public async Task CreateAsync_SameOperationForSomethingElse_IsToldAndPerUser()
    {
        await using var database = await TestDatabase.CreateAsync();
        var operation = Ids.New(World.Start);
        (await CreateAsync(database, OneRut(), new(OperationId: operation, RequestHash: [1]))).Expect();

        var other = await CreateAsync(database, People.Numbered(2), new(OperationId: operation, RequestHash: [2]));
        Assert.IsType<OperationReused>(other.Error);

        await using var colleague = database.As(database.World.Admin);
        var theirs = await colleague.Customers.CreateAsync(People.Numbered(2), new(OperationId: operation, RequestHash: [2]), Cancellation);
        Assert.True(theirs.Succeeded);
    }

    [Theory, EveryProvider]
    public async Task TransferAsync_TenAtOnce_OneMoves(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.AddAsync(database.World.Centro, People.Full(1));

        var results = await Race.AtOnceAsync(
            10,
            async _ =>
            {
                await using var scope = database.As(database.World.Super);
                return await scope.Transfers.TransferAsync(id, new(database.World.Mall, "mudanza"), Cancellation);
            }
        );

        Assert.Equal(1, results.Count(result => result.Succeeded));
        Assert.All(
            results.Where(result => !result.Succeeded),
            result => Assert.True(result.Error is VersionConflict or CustomerAlreadyInBranch, result.Error!.Code)
        );
    }

    private static CustomerInput OneRut() => new() { FirstName = "Ana", Rut = "12.345.678-5" };

    private static async Task<Result<Guid>> CreateAsync(TestDatabase database, CustomerInput input, CustomerCreateOptions options)
    {
        await using var scope = database.As(database.World.Sales);
        return await scope.Customers.CreateAsync(input, options, Cancellation);
    }
}
