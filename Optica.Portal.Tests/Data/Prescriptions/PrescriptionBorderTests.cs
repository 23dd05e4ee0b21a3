using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Prescriptions;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Prescriptions;

/// <summary>The border between plain and encrypted (CL-13), at rest and in the audit trail.</summary>
public sealed class PrescriptionBorderTests
{
    private const string Mark = "EYECANARY";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_OfTheDatabase_HoldNothingThatWasPrescribed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Full(1));
        await LifeAsync(database, id);

        var folder = Path.GetDirectoryName(database.Options.DatabaseFile)!;
        var found = false;
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, Cancellation);
            // texts, values as they are written in JSON, and names of their fields
            foreach (var secret in new[] { Mark, "-17.25", "17.25", "Sphere", "IssuerName", "Trivex" })
            {
                Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0, $"{secret} in {file}");
                Assert.True(bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(secret)) < 0, $"{secret} in {file}");
            }

            // the search itself works: the plain side is there
            found |= bytes.AsSpan().IndexOf("2028-06-15"u8) > 0;
        }

        Assert.True(found);
    }

    [Theory, EveryProvider]
    public async Task Payload_OfAnotherPrescription_IsRefused(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var first = await database.PrescribeAsync(id, Sight.Input(database.World.Centro));
        var second = await database.PrescribeAsync(id, Sight.Input(database.World.Centro));
        await TamperAsync(database, first, rows => rows[second].Payload);

        await using var scope = database.As(database.World.Optometrist);
        var queries = scope.Get<PrescriptionQueries>();
        await Assert.ThrowsAnyAsync<CryptographicException>(() => queries.ReadAsync(first, Cancellation));
        Assert.True((await queries.ReadAsync(second, Cancellation)).Succeeded);
        await using var sales = database.As(database.World.Sales);
        Assert.True((await sales.Get<PrescriptionQueries>().ReadAsync(first, Cancellation)).Succeeded);
    }

    [Theory, InlineData(0), InlineData(5), InlineData(20), InlineData(40), InlineData(-1)]
    public async Task Payload_WithAFlippedBit_IsRefused(int at)
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var made = await database.PrescribeAsync(id, Sight.Input(database.World.Centro));
        await TamperAsync(
            database,
            made,
            rows =>
            {
                byte[] payload = [.. rows[made].Payload];
                payload[at < 0 ? ^1 : at] ^= 1;
                return payload;
            }
        );

        await using var scope = database.As(database.World.Optometrist);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => scope.Get<PrescriptionQueries>().ReadAsync(made, Cancellation));
        await Assert.ThrowsAnyAsync<CryptographicException>(() =>
            scope.Get<PrescriptionLifeService>().CancelAsync(made, "x", new(), Cancellation)
        );
        Assert.Equal([(made, PrescriptionStatus.Active)], await PrescriptionServiceTests.StatusesAsync(database, made));
    }

    [Theory, EveryProvider]
    public async Task Audit_OfAWholeLife_TellsValuesOnlyToWhoMaySeeThem(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var made = await LifeAsync(database, id);

        var rows = await database.ReadAsync(db =>
            db.AuditEntries.Where(row => row.RecordKind == "prescription").OrderBy(row => row.Sequence).ToListAsync(Cancellation)
        );
        Assert.Equal(
            "create prescription_superseded prescription_amended prescription_cancelled",
            string.Join(' ', rows.Select(row => row.Action))
        );
        Assert.All(rows, row => Assert.DoesNotContain(Mark, $"{row.Changes} {row.Reason}", StringComparison.OrdinalIgnoreCase));
        Assert.Null(rows[1].MedicalChanges);

        await using var optometrist = database.As(database.World.Optometrist);
        var steps = (await optometrist.Get<PrescriptionHistoryQueries>().ListAsync(made, Cancellation)).Expect();
        Assert.Equal([new FieldChange("Status", "Active", "Cancelled")], steps[0].Changes.Where(change => change.Field == "Status"));
        Assert.Contains(new FieldChange("ClosingReason", null, $"{Mark} closing"), steps[0].Changes);
        Assert.Contains(new FieldChange("Right.Sphere", null, "-17.25"), steps[1].Changes);
        Assert.Contains(new FieldChange("AmendReason", null, $"{Mark} amend"), steps[1].Changes);
        Assert.DoesNotContain(steps, step => step.HidesMedical);

        await using var sales = database.As(database.World.Sales);
        var plain = (await sales.Get<PrescriptionHistoryQueries>().ListAsync(made, Cancellation)).Expect();
        Assert.All(plain, step => Assert.True(step.HidesMedical));
        Assert.Equal(
            ["AmendsId", "BranchId", "ExpiresOn", "Kind", "PrescribedOn", "Status"],
            plain.SelectMany(step => step.Changes).Select(change => change.Field).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.Equal("Centro", plain[1].Changes.Single(change => change.Field == "BranchId").New);
    }

    /// <summary>Every telling of what was prescribed stands in the trail, prescription by prescription; what tells nothing does not.</summary>
    [Theory, EveryProvider]
    public async Task Reads_OfWhatWasPrescribed_AreAudited(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var old = await database.PrescribeAsync(id, Sight.Input(database.World.Centro, on: new DateOnly(2025, 6, 1)));
        var now = await database.PrescribeAsync(id, Sight.Input(database.World.Centro));

        await ReadsAsync(scope => scope.Get<PrescriptionQueries>().ReadAsync(now, Cancellation), now);
        await ReadsAsync(scope => scope.Get<PrescriptionQueries>().ReferenceAsync(id, null, null, Cancellation), old, now);
        await ReadsAsync(scope => scope.Get<PrescriptionQueries>().ReferenceAsync(id, null, now, Cancellation), old);
        await ReadsAsync(scope => scope.Get<PrescriptionHistoryQueries>().ListAsync(old, Cancellation), old);
        await ReadsAsync(scope => scope.Get<PrescriptionTrendQueries>().CompareAsync(now, old, Cancellation), old, now);
        await ReadsAsync(
            scope => scope.Get<PrescriptionTrendQueries>().EvolutionAsync(id, PrescriptionKind.Progressive, Cancellation),
            old,
            now
        );
        await ReadsAsync(scope => scope.Get<PrescriptionQueries>().OfCustomerAsync(id, new PageRequest(), Cancellation));
        await ReadsAsync(scope => scope.Get<PrescriptionQueries>().CurrentAsync(id, Cancellation));
        await ReadsAsync(scope => scope.Get<PrescriptionDueQueries>().ExpiringAsync(new DueFilter(), new PageRequest(), Cancellation));
        await using var sales = database.As(database.World.Sales);
        Assert.Null((await sales.Get<PrescriptionQueries>().ReadAsync(now, Cancellation)).Expect().Content);
        (await sales.Get<PrescriptionHistoryQueries>().ListAsync(now, Cancellation)).Expect();
        Assert.Empty(await NotedAsync(0, database.World.Sales));

        async Task ReadsAsync<T>(Func<TestScope, Task<Result<T>>> read, params Guid[] expected)
        {
            var last = await database.ReadAsync(db => db.AuditEntries.MaxAsync(row => row.Sequence, Cancellation));
            await using (var scope = database.As(database.World.Optometrist))
            {
                (await read(scope)).Expect();
            }

            Assert.Equal(expected.Order(), (await NotedAsync(last, database.World.Optometrist)).Order());
        }

        Task<List<Guid>> NotedAsync(long after, Person by) =>
            database.ReadAsync(db =>
                db.AuditEntries.Where(row => row.Sequence > after && row.UserId == by.Id && row.Action == AuditActions.MedicalRead)
                    .Where(row => row.RecordKind == "prescription" && row.BranchId == database.World.Centro)
                    .Select(row => row.RecordId)
                    .ToListAsync(Cancellation)
            );
    }

    [Theory, EveryProvider]
    public async Task Changes_OfALife_AreInTheFeedWithoutData(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var made = await LifeAsync(database, id);

        var changes = await database.ReadAsync(db => db.Changes.Where(row => row.Kind == "prescription").ToListAsync(Cancellation));
        Assert.Equal(4, changes.Count);
        Assert.Equal(2, changes.Count(change => change.RecordId == made));
        Assert.All(changes, change => Assert.Equal(database.World.Centro, change.BranchId));
    }

    /// <summary>Entered, amended, cancelled: every text says <see cref="Mark"/>.</summary>
    private static async Task<Guid> LifeAsync(TestDatabase database, Guid customerId)
    {
        var input = Sight.Input(database.World.Centro, Mark);
        (input.Right.Sphere, input.LensMaterial, input.VertexDistance) = (-17.25m, "Trivex", 12);
        var wrong = await database.PrescribeAsync(customerId, input);
        await using var scope = database.As(database.World.Optometrist);
        var made = await scope.Get<PrescriptionAmendService>().AmendAsync(wrong, new(input, $"{Mark} amend"), new(), Cancellation);
        (await scope.Get<PrescriptionLifeService>().CancelAsync(made.Expect(), $"{Mark} closing", new(), Cancellation)).Expect();
        return made.Value;
    }

    private static async Task TamperAsync(TestDatabase database, Guid id, Func<Dictionary<Guid, PrescriptionMedical>, byte[]> payload)
    {
        await using var db = database.Open();
        var rows = await db.PrescriptionMedical.ToDictionaryAsync(row => row.PrescriptionId, Cancellation);
        rows[id].Store(payload(rows), []);
        await db.SaveChangesAsync(Cancellation);
    }
}
