using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Encryption;

/// <summary>Medical fields at rest (SECURITY 43).</summary>
public sealed class MedicalPayloadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_OfTheDatabase_HoldNoMedicalText()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, Patient(1));
        await using (var scope = database.As(database.World.Chief))
        {
            var changed = Patient(2);
            (await scope.Customers.UpdateAsync(id, new(changed), Cancellation)).Expect();
            (await scope.History.ListAsync(id, new PageRequest(), Cancellation)).Expect();
            (await scope.Transfers.TransferAsync(id, new(database.World.Mall, "x"), Cancellation)).Expect();
        }

        var folder = Path.GetDirectoryName(database.Options.DatabaseFile)!;
        var seen = "";
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, Cancellation);
            seen += Path.GetExtension(file);
            foreach (var canary in new[] { "MEDICALCANARY", "medicalcanary", "medicalCanary" })
            {
                Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(canary)) < 0, file);
                Assert.True(bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(canary)) < 0, file);
            }

            // the search itself works: what is not medical is there
            Assert.True(!file.EndsWith("-wal", StringComparison.Ordinal) || bytes.AsSpan().IndexOf("prefiere la tarde"u8) > 0);
        }

        Assert.Contains(".db-wal", seen, StringComparison.Ordinal);
    }

    [Theory, EveryProvider]
    public async Task Payload_OfAnotherCustomer_IsRefused(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var first = await database.AddAsync(database.World.Centro, Patient(1));
        var second = await database.AddAsync(database.World.Centro, Patient(2));
        await TamperAsync(
            database,
            rows => rows.Single(row => row.CustomerId == first).Store(rows.Single(row => row.CustomerId == second).Payload, [])
        );

        await RefusesAsync(database, first);
        await using var scope = database.As(database.World.Optometrist);
        Assert.True((await scope.Queries.ProfileAsync(second, Cancellation)).Succeeded);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(-1)]
    public async Task Payload_WithAFlippedBit_IsRefused(int at)
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, Patient(1));
        await TamperAsync(
            database,
            rows =>
            {
                byte[] payload = [.. rows[0].Payload];
                payload[at < 0 ? ^1 : at] ^= 1;
                rows[0].Store(payload, []);
            }
        );

        await RefusesAsync(database, id);
    }

    [Fact]
    public async Task Payload_OfTheOtherOrganisation_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var north = await database.AddAsync(database.World.Centro, Patient(1));
        var south = await database.AddAsync(database.World.Costa, Patient(2));
        await TamperAsync(
            database,
            rows => rows.Single(row => row.CustomerId == north).Store(rows.Single(row => row.CustomerId == south).Payload, [])
        );

        await RefusesAsync(database, north);
    }

    [Fact]
    public async Task Payload_SavedTwice_IsNeverTheSame()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddAsync(database.World.Centro, Patient(1));
        var twin = Patient(1);
        (twin.Rut, twin.Email, twin.Phone) = (null, null, null);
        await database.AddAsync(database.World.Centro, twin);

        var payloads = await database.ReadAsync(db => db.CustomerMedical.Select(row => row.Payload).ToListAsync());
        Assert.False(payloads[0].AsSpan(32).SequenceEqual(payloads[1].AsSpan(32)));
    }

    private static CustomerInput Patient(int number)
    {
        var input = People.Full(number);
        input.MedicalNotes = $"MEDICALCANARY {number}";
        input.Allergies = [$"MEDICALCANARY allergy {number}"];
        input.Medications = [$"MEDICALCANARY drug {number}"];
        input.MedicalConditions = [$"MEDICALCANARY condition {number}"];
        return input;
    }

    private static async Task TamperAsync(TestDatabase database, Action<List<CustomerMedical>> tamper)
    {
        await using var db = database.Open();
        tamper(await db.CustomerMedical.ToListAsync());
        await db.SaveChangesAsync();
    }

    private static async Task RefusesAsync(TestDatabase database, Guid id)
    {
        await using var scope = database.As(database.World.Optometrist);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => scope.Queries.ProfileAsync(id, Cancellation));
        var fields = new HashSet<string>(StringComparer.Ordinal) { nameof(CustomerInput.Allergies) };
        await Assert.ThrowsAnyAsync<CryptographicException>(() =>
            scope.Customers.UpdateAsync(id, new(new CustomerInput(), fields), Cancellation)
        );
    }
}
