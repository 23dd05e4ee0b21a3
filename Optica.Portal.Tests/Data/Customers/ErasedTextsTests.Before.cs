using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Customers;
using Optica.Data.Hosting;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Drafts;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

/// <content>Erasures of an earlier version, and what lies beside the rows.</content>
public sealed partial class ErasedTextsTests
{
    private static readonly DateOnly Until = new(2041, 11, 24);

    /// <summary>An erasure that cleared nothing is as one of today after the first start of today's version, once for these rules.</summary>
    [Fact]
    public async Task ErasureOfBefore_IsTakenUpByTodaysRules()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await PlantAsync(database);
        await using (var scope = database.As(database.World.Chief))
        {
            await RightsTests.AskAsync(scope, id, RightsKind.Erase);
            (await scope.Life.DeactivateAsync(id, null, Cancellation)).Expect();
        }

        await MarkAsync(database, id);
        await EraseAsBeforeAsync(database, id);
        var upgrade = database.Services.GetRequiredService<ErasureUpgrade>();

        Assert.Equal(1, await upgrade.RunAsync(Cancellation));

        // an erasure of today has no other answer than what it kept
        string[] held = [.. HeldOfThePerson, "RightsRequests.Answer", .. ErasedTexts.Held.Keys.Select(Stored)];
        Assert.Equal(held.Order(StringComparer.Ordinal), (await FoundAsync(database)).Except(OfTheTrail));
        Assert.Equal("1 1 1 1", await MedicalAsync(database));
        Assert.Equal("0 0 0 0 0", await GoingOnAsync(database));
        Assert.Equal(
            (null, People.RutOf(1)),
            await database.ReadAsync(db =>
                db.Customers.Select(row => ValueTuple.Create(row.Rut, row.DocumentNumber)).SingleAsync(Cancellation)
            )
        );
        await database.AssertFiguresAsync();

        Assert.Equal(0, await upgrade.RunAsync(Cancellation));
        await using var other = database.Open();
        await other
            .Set<InstallationFact>()
            .Where(row => row.Name == ErasureUpgrade.Fact)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Value, "1"), Cancellation);
        Assert.Equal(1, await upgrade.RunAsync(Cancellation));
    }

    /// <summary>While the portal goes on running: neither in the file's free space nor in the log of what was written before.</summary>
    [Fact]
    public async Task Erase_LeavesNoWordInTheFileNorInItsLog()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Full(1));
        await database.SellAsync(id, database.World.Centro);
        await using (var db = database.Open())
        {
            await db.Orders.ExecuteUpdateAsync(set => set.SetProperty(row => row.Notes, Others), Cancellation);
        }

        Assert.Contains(Others, await BytesAsync(database), StringComparison.Ordinal);
        await using var scope = database.As(database.World.Chief);

        await RightsTests.GrantAsync(scope, id, RightsKind.Erase);

        Assert.DoesNotContain(Others, await BytesAsync(database), StringComparison.Ordinal);
    }

    /// <summary>As a version did that knew of nothing but the mark.</summary>
    private static async Task EraseAsBeforeAsync(TestDatabase database, Guid id)
    {
        await using var db = database.Open();
        var draft = Draft.Of(Ids.New(World.Start), (database.World.North, database.World.Sales.Id), ("customer", id));
        draft.Take([1], World.Start);
        db.Drafts.Add(draft);
        await db.SaveChangesAsync(Cancellation);
        await db.Customers.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.ErasedAt, World.Start).SetProperty(row => row.HeldUntil, Until),
            Cancellation
        );
        await db
            .RightsRequests.Where(row => row.Kind == RightsKind.Erase)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.Status, RightsStatus.Done)
                        .SetProperty(row => row.DoneAt, World.Start)
                        .SetProperty(row => row.DoneBy, database.World.Chief.Id)
                        .SetProperty(row => row.ClinicalUntil, Until)
                        .SetProperty(row => row.SalesUntil, new DateOnly(2032, 11, 24)),
                Cancellation
            );
    }

    private static Task<string> GoingOnAsync(TestDatabase database) =>
        database.ReadAsync(async db =>
        {
            var visits = await db.Appointments.CountAsync(
                row => row.Status == AppointmentStatus.Scheduled || row.Status == AppointmentStatus.Confirmed,
                Cancellation
            );
            var moves = await db.TransferRequests.CountAsync(row => row.Status == TransferStatus.Waiting, Cancellation);
            return $"{visits} {moves} {await db.AgreementMembers.CountAsync(Cancellation)} {await db.Drafts.CountAsync(Cancellation)} {await db.CustomerConsents.CountAsync(Cancellation)}";
        });

    private static async Task<string> BytesAsync(TestDatabase database)
    {
        var text = new StringBuilder();
        foreach (var end in new[] { "", "-wal" })
        {
            await using var file = new FileStream(
                database.Options.DatabaseFile + end,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            using var reader = new StreamReader(file, Encoding.Latin1);
            text.Append(await reader.ReadToEndAsync(Cancellation));
        }

        return text.ToString();
    }
}
