using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Orders;
using Optica.Data.Products;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Products;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Products;

public sealed class ProductServiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task CreateAsync_TwentyAtOnceOfOneCode_OneProductAndTheRestAreTold(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        var results = await Race.AtOnceAsync(20, number => CreateAsync(database, Catalog.Frame($"Armazón {number}", "AR-1")));

        Assert.Equal(1, results.Count(result => result.Succeeded));
        Assert.Equal(19, results.Count(result => result.Error is ProductCodeTaken));
        Assert.Equal(1, await database.ReadAsync(db => db.Products.CountAsync()));
        Assert.Equal(1, await database.ReadAsync(db => db.AuditEntries.CountAsync()));
    }

    [Theory, EveryProvider]
    public async Task CreateAsync_SameClickTwenty_OneProduct(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var once = new OperationOptions(Ids.New(World.Start), [1]);

        var atOnce = await Race.AtOnceAsync(20, _ => CreateAsync(database, Catalog.Frame("Armazón", "AR-1"), once));
        var later = await CreateAsync(database, Catalog.Frame("Armazón", "AR-1"), once);
        var other = await CreateAsync(database, Catalog.Frame("Otro"), once with { RequestHash = [2] });

        var id = await database.ReadAsync(db => db.Products.Select(row => row.Id).SingleAsync());
        Assert.All(atOnce.Append(later), result => Assert.Equal(id, result.Expect()));
        Assert.IsType<OperationReused>(other.Error);
    }

    [Theory, EveryProvider]
    public async Task CreateAsync_CodeOfAnotherOrganisationOrNone_IsFree(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.MakeAsync(Catalog.Frame("Armazón", "AR-1"));

        await database.MakeAsync(Catalog.Frame("Armazón", "AR-1"), database.World.SouthChief);
        await database.MakeAsync(Catalog.Frame("Sin código"));
        await database.MakeAsync(Catalog.Frame("Sin código", "  "));

        Assert.Equal(4, await database.ReadAsync(db => db.Products.CountAsync()));
    }

    [Fact]
    public async Task CreateAsync_EverythingWrong_IsToldAtOnceWithWhatCouldNotBeRead()
    {
        await using var database = await TestDatabase.CreateAsync();
        var input = new ProductInput
        {
            Name = " \u200b ",
            Code = new string('x', 41),
            UnitPrice = -1,
            Kind = (LineKind)9,
        };
        var unreadable = Invalid.At("IncludesTax", "value_unknown");

        var wrong = (await CreateAsync(database, input, new OperationOptions { Unreadable = unreadable })).Refused<Invalid, Guid>();

        Assert.Equal(
            "IncludesTax value_unknown, Name product_name_required, Code too_long, Kind value_unknown, UnitPrice price_out_of_range",
            string.Join(", ", wrong.Fields.Select(field => $"{field.Field} {field.Code}"))
        );
        Assert.Equal(0, await database.ReadAsync(db => db.Products.CountAsync()));
    }

    /// <summary>Half a surrogate pair cannot stand in an attribute: tests would see U+FFFD.</summary>
    [Theory]
    [InlineData('\0')]
    [InlineData('\u0007')]
    [InlineData('\uD800')]
    public async Task CreateAsync_BrokenText_IsRefused(char broken)
    {
        await using var database = await TestDatabase.CreateAsync();

        var wrong = (await CreateAsync(database, Catalog.Frame($"a{broken}b"))).Refused<Invalid, Guid>();

        Assert.Equal(("Name", "control_characters"), (wrong.Fields[0].Field, wrong.Fields[0].Code));
    }

    [Theory, EveryProvider]
    public async Task ChangeAsync_NamedFields_LeavesTheOthersAndIsAudited(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.MakeAsync(Catalog.Frame("Armazón Andes", "AR-1", 39_990));

        var update = Only(new ProductInput { UnitPrice = 42_990 }, nameof(ProductInput.UnitPrice));
        (await ChangeAsync(database, id, update with { Version = 1 })).Expect();

        await using var scope = database.As(database.World.Sales);
        var row = (await scope.Get<ProductQueries>().ReadAsync(id, Cancellation)).Expect();
        Assert.Equal(new ProductRow(id, 2, "AR-1", "Armazón Andes", LineKind.Frame, 42_990, true, true), row);
        var step = await database.ReadAsync(db => db.AuditEntries.OrderByDescending(entry => entry.Sequence).FirstAsync());
        Assert.Equal(("update", "product", id), (step.Action, step.RecordKind, step.RecordId));
        Assert.Equal([new FieldChange("UnitPrice", "39990", "42990")], JsonSerializer.Deserialize<List<FieldChange>>(step.Changes!));
    }

    [Theory, EveryProvider]
    public async Task ChangeAsync_CodeOfAnother_IsRefused(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.MakeAsync(Catalog.Frame("Uno", "AR-1"));
        var id = await database.MakeAsync(Catalog.Frame("Dos", "AR-2"));

        var taken = await ChangeAsync(database, id, Only(new ProductInput { Code = " AR-1 " }, nameof(ProductInput.Code)));

        Assert.IsType<ProductCodeTaken>(taken.Error);
        Assert.Equal("AR-2", await database.ReadAsync(db => db.Products.Where(row => row.Id == id).Select(row => row.Code).SingleAsync()));
    }

    [Theory, EveryProvider]
    public async Task ChangeAsync_TwentyAtOnceOnOneVersion_OneWinsAndTheRestConflict(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.MakeAsync(Catalog.Frame("Armazón"));

        var results = await Race.AtOnceAsync(
            20,
            number => ChangeAsync(database, id, new PartialUpdate<ProductInput>(Catalog.Frame($"Armazón {number}"), null, 1))
        );

        Assert.Equal(1, results.Count(result => result.Succeeded));
        Assert.Equal(19, results.Count(result => result.Error is VersionConflict));
    }

    /// <summary>An order keeps the price it was taken at; the next one has the new one.</summary>
    [Fact]
    public async Task ChangeAsync_Price_ChangesNoOrderThatWasTaken()
    {
        await using var database = await TestDatabase.CreateAsync();
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var product = await database.MakeAsync(Catalog.Frame("Armazón", "AR-1", 50_000));
        var before = await database.SellAsync(Of(database, customer, product));

        (await ChangeAsync(database, product, new(Catalog.Frame("Armazón II", "AR-1", 60_000)))).Expect();

        var after = await database.SellAsync(Of(database, customer, product));
        await using var scope = database.As(database.World.Sales);
        var orders = scope.Get<OrderQueries>();
        var (old, now) = ((await orders.ReadAsync(before, Cancellation)).Expect(), (await orders.ReadAsync(after, Cancellation)).Expect());
        Assert.Equal((50_000, "Armazón"), (old.Money.Total, old.Lines[0].Description));
        Assert.Equal((60_000, "Armazón II"), (now.Money.Total, now.Lines[0].Description));
    }

    private static OrderInput Of(TestDatabase database, Guid customer, Guid product) =>
        new()
        {
            CustomerId = customer,
            BranchId = database.World.Centro,
            Lines = [new OrderLineInput { ProductId = product }],
        };

    private static PartialUpdate<ProductInput> Only(ProductInput input, string field) =>
        new(input, new HashSet<string>(StringComparer.Ordinal) { field });

    private static async Task<Result<Guid>> CreateAsync(TestDatabase database, ProductInput input, OperationOptions? options = null)
    {
        await using var scope = database.As(database.World.Super);
        return await scope.Get<ProductService>().CreateAsync(input, options ?? new OperationOptions(), Cancellation);
    }

    private static async Task<Result<Done>> ChangeAsync(TestDatabase database, Guid id, PartialUpdate<ProductInput> update)
    {
        await using var scope = database.As(database.World.Super);
        return await scope.Get<ProductService>().ChangeAsync(id, update, Cancellation);
    }
}
