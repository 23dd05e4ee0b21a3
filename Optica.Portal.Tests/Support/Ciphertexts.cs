using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Drafts;
using Optica.Data.Encryption;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.WorkOrders;

namespace Optica.Portal.Tests.Support;

/// <summary>Databases with something in every encrypted column.</summary>
internal static class Ciphertexts
{
    /// <summary>What nobody may find in a file.</summary>
    public const string Canary = "MEDICALCANARY";

    private static readonly Lazy<Task<(byte[] Content, World World, IReadOnlyList<Guid> Customers)>> Template = new(MakeAsync);

    /// <summary>A database of its own with two rows in each encrypted column of the north, and the two customers they are of.</summary>
    public static async Task<(TestDatabase Database, IReadOnlyList<Guid> Customers)> CreateAsync(
        Action<IServiceCollection>? configure = null
    )
    {
        var (content, world, customers) = await Template.Value;
        return (await TestDatabase.CopyAsync(content, world, configure), customers);
    }

    private static async Task<(byte[] Content, World World, IReadOnlyList<Guid> Customers)> MakeAsync()
    {
        var database = await TestDatabase.CreateAsync();
        var customers = await database.FillAsync();
        return (await database.EndAsync(), database.World, customers);
    }

    /// <summary>Two rows in each encrypted column of the north.</summary>
    private static async Task<IReadOnlyList<Guid>> FillAsync(this TestDatabase database)
    {
        var centro = database.World.Centro;
        List<Guid> customers = [];
        for (var number = 1; number <= 2; number++)
        {
            var input = People.Full(number);
            input.MedicalNotes = $"{Canary} {number}";
            var customer = await database.AddAsync(centro, input);
            var prescription = await database.PrescribeAsync(customer, Sight.Input(centro, Canary));
            var job = await database.TakeJobAsync(customer, centro, one => one.PrescriptionId = prescription);
            await database.BringAsync(job, WorkOrderStatus.ReceivedFromLab);
            await using var scope = database.As(database.World.Chief);
            var readings = new LensReadings { Right = Workshop.Lens(-17.37m), Left = Workshop.Lens(-17.37m) };
            (await scope.Get<WorkOrderCheckService>().CheckAsync(job, readings, new(), CancellationToken.None)).Expect();
            var draft = new Optica.Domain.Drafts.DraftInput(Ids.New(database.Clock), "customer", customer, $"{Canary} {number}");
            (await scope.Get<DraftService>().KeepAsync(draft, CancellationToken.None)).Expect();
            customers.Add(customer);
        }

        return customers;
    }

    /// <summary>Every row of a column of the north.</summary>
    public static Task<List<SealedRow>> RowsAsync(this TestDatabase database, SealedColumn column) =>
        database.ReadAsync(async db =>
            await column.ReadAsync(db, [.. await column.IdsAsync(db, database.World.North, CancellationToken.None)], CancellationToken.None)
        );

    /// <summary>Opens what stands at a row's place.</summary>
    public static Task<byte[]> OpenAsync(this TestDatabase database, SealedColumn column, SealedRow row) =>
        database
            .Services.GetRequiredService<DataKeyRing>()
            .DecryptAsync(database.World.North, row.Bytes, column.Place(row), CancellationToken.None);
}
