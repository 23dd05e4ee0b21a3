using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Prescriptions;
using Optica.Data.WorkOrders;
using Optica.Domain.Audit;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.WorkOrders;

/// <summary>What a job is made by stays as it was, and is told only to those who may see it (OR-23, CL-13).</summary>
public sealed class SnapshotTests
{
    private const string Mark = "JOBCANARY";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task Snapshot_AfterAmendmentAndWithdrawal_IsAsItWas(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (customer, prescription, job) = await MadeAsync(database);
        var before = (await database.ReadJobAsync(job)).Prescribed!;
        Assert.Equal(-17.25m, before.Values.Right.Sphere);

        await using var scope = database.As(database.World.Optometrist);
        var right = Sight.Input(database.World.Centro, "other");
        right.Right.Sphere = -3;
        var amended = await scope.Get<PrescriptionAmendService>().AmendAsync(prescription, new(right, "mal leída"), new(), Cancellation);
        (await scope.Get<PrescriptionLifeService>().CancelAsync(amended.Expect(), "x", new(), Cancellation)).Expect();
        await database.PrescribeAsync(customer, Sight.Input(database.World.Centro, "new"));

        var after = await database.ReadJobAsync(job);
        Assert.Equivalent(before, after.Prescribed, strict: true);
        Assert.Equal(before.Values, after.Prescribed!.Values);
        Assert.Equal(prescription, after.Input.PrescriptionId);
    }

    /// <summary>With the clinical permission, or on one's own job: taken or assigned. Nobody else, and every telling is audited.</summary>
    [Theory, EveryProvider]
    public async Task ReadAsync_ByPerson_TellsValuesOnlyToWhoMaySeeThem(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var (customer, prescription, chiefs) = await MadeAsync(database);
        var own = await database.TakeJobAsync(customer, world.Centro, input => input.PrescriptionId = prescription, world.Sales);
        var assigned = await database.TakeJobAsync(
            customer,
            world.Centro,
            input => (input.PrescriptionId, input.AssignedTo) = (prescription, world.Sales.Id)
        );

        foreach (
            var (job, person, sees) in new[]
            {
                (chiefs, world.Chief, true),
                (own, world.Chief, true),
                (own, world.Sales, true),
                (assigned, world.Sales, true),
                (chiefs, world.Sales, false),
                (own, world.Admin, false),
                (chiefs, world.Super, false),
            }
        )
        {
            var last = await database.ReadAsync(db => db.AuditEntries.MaxAsync(row => row.Sequence, Cancellation));
            var read = await database.ReadJobAsync(job, person);
            Assert.Equal((sees, !sees), (read.Prescribed is not null, read.HidesPrescription));
            var noted = await database.ReadAsync(db =>
                db.AuditEntries.CountAsync(
                    row =>
                        row.Sequence > last
                        && row.Action == AuditActions.MedicalRead
                        && row.RecordId == job
                        && row.RecordKind == "work_order"
                        && row.UserId == person.Id,
                    Cancellation
                )
            );
            Assert.Equal(sees ? 1 : 0, noted);
        }
    }

    /// <summary>Clinical notes are nobody's at the laboratory; lens material, coatings and tint are.</summary>
    [Fact]
    public async Task Snapshot_HoldsWhatALaboratoryNeedsAndNoNotes()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, _, job) = await MadeAsync(database);
        var prescribed = (await database.ReadJobAsync(job)).Prescribed!;
        Assert.Equal(("Trivex", $"TINT-{Mark}", $"COAT-{Mark}"), (prescribed.LensMaterial, prescribed.Tint, prescribed.Coatings.Single()));
        var text = System.Text.Json.JsonSerializer.Serialize(prescribed);
        Assert.DoesNotContain("NOTES", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SEEN", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_OfTheDatabase_HoldNothingMedicalOfJobs()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, _, job) = await MadeAsync(database);
        await database.BringAsync(job, WorkOrderStatus.ReceivedFromLab);
        await using (var scope = database.As(database.World.Chief))
        {
            var readings = new LensReadings { Right = Workshop.Lens(-17.37m), Left = Workshop.Lens(-17.37m) };
            (await scope.Get<WorkOrderCheckService>().CheckAsync(job, readings, new(), Cancellation)).Expect();
        }

        var found = false;
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(database.Options.DatabaseFile)!))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, Cancellation);
            foreach (var secret in new[] { Mark, "17.25", "17.37", "Sphere", "Deviation", "Trivex" })
            {
                Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0, $"{secret} in {file}");
            }

            // the search itself works: the plain side is there
            found |= bytes.AsSpan().IndexOf("TRB-2026-0001"u8) > 0;
        }

        Assert.True(found);
    }

    [Theory, EveryProvider]
    public async Task Payload_OfAnotherJob_IsRefused(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (customer, prescription, first) = await MadeAsync(database);
        var second = await database.TakeJobAsync(customer, database.World.Centro, input => input.PrescriptionId = prescription);
        await using (var db = database.Open())
        {
            var rows = await db.WorkOrderMedical.ToDictionaryAsync(row => row.WorkOrderId, Cancellation);
            db.Entry(rows[first]).Property(row => row.Payload).CurrentValue = rows[second].Payload;
            await db.SaveChangesAsync(Cancellation);
        }

        await Assert.ThrowsAnyAsync<CryptographicException>(() => database.ReadJobAsync(first));
        Assert.NotNull((await database.ReadJobAsync(second)).Prescribed);
        // who may not see it does not open it
        Assert.True((await database.ReadJobAsync(first, database.World.Sales)).HidesPrescription);
    }

    private static async Task<(Guid Customer, Guid Prescription, Guid Job)> MadeAsync(TestDatabase database)
    {
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var input = Sight.Input(database.World.Centro, Mark);
        (input.Right.Sphere, input.LensMaterial, input.VertexDistance) = (-17.25m, "Trivex", 12);
        var prescription = await database.PrescribeAsync(customer, input);
        return (
            customer,
            prescription,
            await database.TakeJobAsync(
                customer,
                database.World.Centro,
                job => (job.PrescriptionId, job.LensKind) = (prescription, PrescriptionKind.Progressive)
            )
        );
    }
}
