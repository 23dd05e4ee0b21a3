using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Encryption;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Drafts;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Encryption;

/// <summary>New data keys while everybody works; ciphertexts that were moved or changed do not open (SECURITY 43).</summary>
public sealed class KeyRotationTests
{
    private const int Editors = 50;
    private const int Edits = 2;

    private static readonly HashSet<string> Notes = new(StringComparer.Ordinal) { nameof(CustomerInput.MedicalNotes) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_WhileFiftyEdit_LosesNothingAndLeavesNoOldKey()
    {
        var (made, _) = await Ciphertexts.CreateAsync();
        await using var database = made;
        var customers = new List<Guid>();
        for (var number = 11; number < 11 + Editors; number++)
        {
            customers.Add(await database.AddAsync(database.World.Centro, People.Full(number)));
        }

        var rotation = database.Services.GetRequiredService<KeyRotation>();
        var editing = Race.AtOnceAsync(Editors, number => EditAsync(database, customers[number], number));
        var first = await rotation.RunAsync(new(database.World.North), Cancellation);
        var second = await rotation.RunAsync(new(database.World.North), Cancellation);
        await editing;
        var last = await rotation.CatchUpAsync(new(database.World.North), Cancellation);

        Assert.Equal((2, 3), (first.Number, second.Number));
        Assert.Empty(first.Broken.Concat(second.Broken).Concat(last.Broken));
        foreach (var column in SealedColumn.All)
        {
            foreach (var row in await database.RowsAsync(column))
            {
                Assert.Equal(last.Number, Sealed.KeyNumber(row.Bytes));
                Assert.NotEmpty(await database.OpenAsync(column, row));
            }
        }

        await using var scope = database.As(database.World.Chief);
        for (var number = 0; number < Editors; number++)
        {
            var profile = (await scope.Queries.ProfileAsync(customers[number], Cancellation)).Expect();
            Assert.Equal($"edit {Edits} of {number}", profile.Fields.MedicalNotes);
        }

        var told = await database.ReadAsync(db => db.AuditEntries.CountAsync(row => row.Action == AuditActions.KeysRotated, Cancellation));
        Assert.True(told >= 2);
    }

    [Fact]
    public async Task ReplaceAsync_AfterSomebodysEdit_LeavesTheEdit()
    {
        var (made, customers) = await Ciphertexts.CreateAsync();
        await using var database = made;
        var column = Column<CustomerMedical>();
        var read = (await database.RowsAsync(column)).Single(row => row.Id == customers[0]);
        await EditAsync(database, customers[0], 7);

        Assert.False(await database.ReadAsync(db => column.ReplaceAsync(db, read, [.. read.Bytes], Cancellation)));

        await using var scope = database.As(database.World.Chief);
        var profile = (await scope.Queries.ProfileAsync(customers[0], Cancellation)).Expect();
        Assert.Equal($"edit {Edits} of 7", profile.Fields.MedicalNotes);
    }

    [Fact]
    public async Task RunAsync_AfterAKillInBetween_EndsThatRotationAndMakesAnotherKeyAllTheSame()
    {
        var (made, _) = await Ciphertexts.CreateAsync();
        await using var database = made;
        var ring = database.Services.GetRequiredService<DataKeyRing>();
        await using (var db = database.Open())
        {
            db.Add(ring.Make(database.World.North, 2));
            await db.SaveChangesAsync(Cancellation);
        }

        var rotation = database.Services.GetRequiredService<KeyRotation>();
        var ended = await rotation.RunAsync(new(database.World.North), Cancellation);
        var next = await rotation.RunAsync(new(database.World.North), Cancellation);

        Assert.Equal((3, 20), (ended.Number, ended.Rows));
        Assert.Equal((4, 10), (next.Number, next.Rows));
        // the south has keys of its own
        Assert.Equal(1, await database.ReadAsync(db => db.Set<DataKey>().CountAsync(key => key.OrganisationId == database.World.South)));
    }

    [Fact]
    public async Task AnotherProcess_TakesTheNewKeyWithinAMinute_AndReadsItAtOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        var north = database.World.North;
        DataKeyRing Ring() => new(database.Services.GetRequiredService<SystemAccess>(), TestDatabase.Master, database.Clock);
        // one that only writes: reading a newer ciphertext would tell it of the key
        var (other, reader) = (Ring(), Ring());
        await reader.EncryptAsync(north, "x"u8.ToArray(), "p", Cancellation);
        async Task<int> NumberAsync() => Sealed.KeyNumber(await other.EncryptAsync(north, "x"u8.ToArray(), "p", Cancellation));
        Assert.Equal(1, await NumberAsync());

        await database.Services.GetRequiredService<KeyRotation>().RunAsync(new(north), Cancellation);
        var written = await database.Services.GetRequiredService<DataKeyRing>().EncryptAsync(north, "y"u8.ToArray(), "p", Cancellation);

        Assert.Equal(2, Sealed.KeyNumber(written));
        Assert.Equal("y"u8.ToArray(), await reader.DecryptAsync(north, written, "p", Cancellation));
        Assert.Equal(1, await NumberAsync());
        database.Clock.Advance(DataKeyRing.Freshness);
        Assert.Equal(2, await NumberAsync());
    }

    [Fact]
    public async Task RunAsync_WithADamagedRow_TellsItAndEncryptsTheOthers()
    {
        var (made, customers) = await Ciphertexts.CreateAsync();
        await using var database = made;
        var column = Column<CustomerMedical>();
        var read = (await database.RowsAsync(column)).Single(row => row.Id == customers[0]);
        Assert.True(await database.ReadAsync(db => column.ReplaceAsync(db, read, Flipped(read.Bytes, 40), Cancellation)));

        var done = await database.Services.GetRequiredService<KeyRotation>().RunAsync(new(database.World.North), Cancellation);

        Assert.Equal((2, 9), (done.Number, done.Rows));
        Assert.Equal([$"CustomerMedical {customers[0]}"], done.Broken);
    }

    [Fact]
    public async Task Ciphertexts_SwappedOrFlipped_AreRefusedInEveryColumn()
    {
        var (made, _) = await Ciphertexts.CreateAsync();
        await using var database = made;
        foreach (var column in SealedColumn.All)
        {
            var rows = await database.RowsAsync(column);
            Assert.Equal(2, rows.Count);
            await RefusesAsync(bytes => database.OpenAsync(column, rows[0] with { Bytes = bytes }), rows[0].Bytes, rows[1].Bytes);
        }

        var lines = await database.ReadAsync(db =>
            db.AuditEntries.Where(row => row.MedicalChanges != null).Take(2).ToListAsync(Cancellation)
        );
        var ring = database.Services.GetRequiredService<DataKeyRing>();
        await RefusesAsync(
            bytes => ring.DecryptAsync(database.World.North, bytes, $"audit/{lines[0].Id:N}", Cancellation),
            lines[0].MedicalChanges!,
            lines[1].MedicalChanges!
        );
    }

    /// <summary>What is new in the model and encrypted must be encrypted anew as well.</summary>
    [Fact]
    public async Task Columns_AreAllThatTheModelHas()
    {
        await using var database = await TestDatabase.CreateAsync();
        var encrypted = await database.ReadAsync(db =>
            Task.FromResult(
                db.Model.GetEntityTypes()
                    .Select(entity => entity.ClrType)
                    .Where(type => typeof(IMedicalPayload).IsAssignableFrom(type) || type == typeof(Draft))
                    .Select(type => type.Name)
                    .Order(StringComparer.Ordinal)
                    .ToList()
            )
        );

        Assert.Equal(encrypted, SealedColumn.All.Select(column => column.Name).Order(StringComparer.Ordinal));
    }

    private static SealedColumn Column<T>() => SealedColumn.All.Single(column => column.Name == typeof(T).Name);

    private static async Task RefusesAsync(Func<byte[], Task<byte[]>> open, byte[] own, byte[] others)
    {
        Assert.NotEmpty(await open(own));
        foreach (
            var wrong in new[]
            {
                others,
                Flipped(own, 3),
                Flipped(own, 10),
                Flipped(own, 20),
                Flipped(own, own.Length - 1),
                own[..^1],
                own[..10],
            }
        )
        {
            await Assert.ThrowsAnyAsync<CryptographicException>(() => open(wrong));
        }
    }

    private static byte[] Flipped(byte[] bytes, int at)
    {
        byte[] flipped = [.. bytes];
        flipped[at] ^= 1;
        return flipped;
    }

    private static async Task<bool> EditAsync(TestDatabase database, Guid customer, int number)
    {
        for (var edit = 1; edit <= Edits; edit++)
        {
            await using var scope = database.As(database.World.Chief);
            var input = new CustomerInput { MedicalNotes = $"edit {edit} of {number}" };
            (await scope.Customers.UpdateAsync(customer, new(input, Notes), Cancellation)).Expect();
        }

        return true;
    }
}
