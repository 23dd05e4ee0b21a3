using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Agreements;
using Optica.Data.Audit;
using Optica.Data.Customers;
using Optica.Data.WorkOrders;
using Optica.Domain.Customers;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

/// <summary>
/// Nothing that was typed about a person outlives their erasure. Tables and columns are found by the model, so that one made tomorrow is
/// looked through without a line here: it is cleared, or named with a reason.
/// </summary>
public sealed partial class ErasedTextsTests
{
    private const string Own = "CANARIO-UNO";
    private const string Others = "CANARIO-DOS";

    /// <summary>Of the customer, while the law holds whose the record is; and who asked for the erasure.</summary>
    private static readonly string[] HeldOfThePerson =
    [
        "Customers.FirstName",
        "Customers.FullName",
        "Customers.LastName",
        "Customers.SortName",
        "CustomerFigures.SortName",
        "RightsRequests.Applicant",
        "RightsRequests.Evidence",
    ];

    /// <summary>The trail only grows and is sealed: it keeps the old values of the customer's own fields, and the receipt says so (0027).</summary>
    private static readonly string[] OfTheTrail = ["AuditEntries.Changes"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Texts_OfEveryTableThatHangsOnACustomer_AreClearedOrNamedWithAReason()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var known = db
            .Model.GetEntityTypes()
            .SelectMany(type => type.GetProperties().Select(property => $"{type.ClrType.Name}.{property.Name}"))
            .Concat(db.Model.GetEntityTypes().Select(type => type.ClrType.Name))
            .ToHashSet(StringComparer.Ordinal);

        // what hangs on a customer by a chain of keys, but has no customer's id, would be passed over: it must have no words
        var silent = Reached(db.Model).Where(type => !PersonalTables.IsPersonal(type));
        Assert.Empty(silent.Where(type => Texts(type).Any()).Select(type => type.ClrType.Name));
        var named = ErasedTexts.Kept.Concat(ErasedTexts.Held).Concat(ErasedTexts.Elsewhere).ToList();
        Assert.All(named, one => Assert.True(known.Contains(one.Key) && one.Value.Length > 15, one.Key));
    }

    /// <summary>Every text about somebody says who they are; then they are erased, and later the last hold ends.</summary>
    [Fact]
    public async Task Erase_AndTheEndOfTheHold_LeaveNoWordAboutThePerson()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await PlantAsync(database);
        Guid request;
        await using (var scope = database.As(database.World.Chief))
        {
            request = await RightsTests.AskAsync(scope, id, RightsKind.Erase);
        }

        await MarkAsync(database, id);
        Assert.True((await FoundAsync(database)).Count > 40);
        await using (var scope = database.As(database.World.Chief))
        {
            (await scope.Get<RightsService>().AnswerAsync(request, new() { Confirmation = "DER-2026-0001" }, new(), Cancellation)).Expect();
        }

        string[] held = [.. HeldOfThePerson, .. ErasedTexts.Held.Keys.Select(Stored), .. OfTheTrail];
        Assert.Equal(held.Order(StringComparer.Ordinal), await FoundAsync(database));
        Assert.Equal("1 1 1 1", await MedicalAsync(database));

        database.Clock.Advance(TimeSpan.FromDays(365.25 * 16));
        await ((ErasureCleanUp)database.Services.GetService(typeof(ErasureCleanUp))!).RunAsync(Cancellation);
        Assert.Equal(OfTheTrail, await FoundAsync(database));
        Assert.Equal("0 0 0 0", await MedicalAsync(database));
        await database.AssertFiguresAsync();

        // nor in the free space of the file, nor in its log
        await database.Services.GetRequiredService<ErasureTraces>().FollowAsync(Cancellation);
        Assert.DoesNotContain(Others, await BytesAsync(database), StringComparison.Ordinal);
    }

    /// <summary>Something in every table that may hold something about a customer.</summary>
    private static async Task<Guid> PlantAsync(TestDatabase database)
    {
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Full(1));
        var eyes = await database.PrescribeAsync(
            id,
            "od -2.25 -0.75x180 os +1.00",
            Sight.Examined,
            input => input.Kind = PrescriptionKind.SingleVision
        );
        var order = await database.SellAsync(id, world.Centro);
        (await database.PayAsync(order, 50_000)).Expect();
        (await database.RefundAsync(order, 10_000)).Expect();
        await database.OfferAsync(Offers.Quote(id, world.Centro, prescriptionId: null));
        var job = await database.JobAtAsync(WorkOrderStatus.ReceivedFromLab, id, world.Centro, input => input.PrescriptionId = eyes);
        await database.BookAsync(world.Sales, Booking.For(id, await database.AddBoxAsync(world.Centro)));
        var agreement = await database.MakeAsync(Catalog.Discount("Caja", 10));
        await using var scope = database.As(world.Chief);
        (await scope.Get<CustomerBenefitService>().LinkAsync(id, agreement, Cancellation)).Expect();
        var lenses = new LensReadings { Right = Workshop.Lens(-3.05m, 0.70m, 88), Left = Workshop.Lens(1m) };
        (await scope.Get<WorkOrderCheckService>().CheckAsync(job, lenses, new(), Cancellation)).Expect();
        await using var sales = database.As(world.Sales);
        (await sales.Transfers.RequestAsync(id, new(world.Mall, "vive cerca"), Cancellation)).Expect();
        (await sales.Queries.RowAsync(id, Cancellation)).Expect();
        await database.Services.GetRequiredService<SightingLog>().FlushAsync(Cancellation);
        return id;
    }

    /// <summary>Writes who it is into every text about them.</summary>
    private static async Task MarkAsync(TestDatabase database, Guid id)
    {
        await using var db = database.Open();
        foreach (var type in db.Model.GetEntityTypes().Where(PersonalTables.IsPersonal).ToList())
        {
            var rows = await RowsAsync(db, type, id);
            Assert.True(rows.Count > 0, $"{type.ClrType.Name}: nothing of it was planted");
            foreach (var row in rows)
            {
                foreach (var text in Texts(type).Where(text => !text.IsKey() && text.Name != nameof(Customer.Rut)))
                {
                    if (!ErasedTexts.Kept.ContainsKey($"{type.ClrType.Name}.{text.Name}") && text.Name != nameof(RightsRequest.Number))
                    {
                        db.Entry(row).Property(text.Name).CurrentValue = IsOfTheirFile(type) ? Own : Others;
                    }
                }
            }
        }

        await db.SaveChangesAsync(Cancellation);
    }

    /// <summary>What the customer's own history tells, so that the trail has it.</summary>
    private static bool IsOfTheirFile(IEntityType type) => ErasedTexts.Elsewhere.ContainsKey(type.ClrType.Name);

    private static async Task<List<object>> RowsAsync(OpticaDbContext db, IEntityType type, Guid id)
    {
        var method = typeof(ErasedTextsTests).GetMethod(
            nameof(OfAsync),
            System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static
        )!;
        return await (Task<List<object>>)method.MakeGenericMethod(type.ClrType).Invoke(null, [db, id])!;
    }

    private static async Task<List<object>> OfAsync<T>(OpticaDbContext db, Guid id)
        where T : class => [.. await db.Set<T>().Where(PersonalTables.Rows<T>(id)).ToListAsync(Cancellation)];

    /// <summary>Every table that refers to a customer, to what refers to one, and so on.</summary>
    private static HashSet<IEntityType> Reached(IModel model)
    {
        var reached = new HashSet<IEntityType> { model.FindEntityType(typeof(Customer))! };
        while (
            model
                .GetEntityTypes()
                .Where(type => !reached.Contains(type) && type.GetForeignKeys().Any(key => reached.Contains(key.PrincipalEntityType)))
                .ToList()
                is { Count: > 0 } more
        )
        {
            reached.UnionWith(more);
        }

        return reached;
    }

    private static IEnumerable<IProperty> Texts(IEntityType type) =>
        type.GetProperties().Where(property => property.ClrType == typeof(string));

    /// <summary>Columns of the whole database in which either word stands, whatever the model says of them.</summary>
    private static async Task<List<string>> FoundAsync(TestDatabase database)
    {
        await using var connection = new SqliteConnection(database.Options.ConnectionString);
        await connection.OpenAsync(Cancellation);
        var columns = await ListAsync(
            connection,
            "SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
        );
        List<string> found = [];
        foreach (var column in columns)
        {
            var (table, name) = (column.Split('.')[0], column.Split('.')[1]);
            var hits = await ListAsync(
                connection,
                $"SELECT COUNT(*) FROM \"{table}\" WHERE instr(upper(\"{name}\"), '{Own}') + instr(upper(\"{name}\"), '{Others}') > 0"
            );
            if (hits[0] != "0")
            {
                found.Add(column);
            }
        }

        return [.. found.Order(StringComparer.Ordinal)];
    }

    private static async Task<List<string>> ListAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names that the database itself gave
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        List<string> values = [];
        while (await reader.ReadAsync(Cancellation))
        {
            values.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return values;
    }

    private static string Stored(string column) => $"{column.Split('.')[0]}s.{column.Split('.')[1]}";

    private static Task<string> MedicalAsync(TestDatabase database) =>
        database.ReadAsync(async db =>
            $"{await db.CustomerMedical.CountAsync(Cancellation)} {await db.PrescriptionMedical.CountAsync(Cancellation)} {await db.WorkOrderMedical.CountAsync(Cancellation)} {await db.WorkOrderChecks.CountAsync(Cancellation)}"
        );
}
