using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Encryption;
using Optica.Data.Jobs;
using Optica.Data.Prescriptions;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Jobs;
using Optica.Domain.Prescriptions;
using Optica.Portal.Tests.Data.Jobs;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Encryption;

/// <summary>A new data key while fifty people read and write prescriptions: nobody meets an error (SECURITY 43).</summary>
public sealed class KeyRotationUsersTests
{
    private const int Users = 50;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Rotations while they work: many by OPTICA_LONG.</summary>
    private static int Rotations => Environment.GetEnvironmentVariable("OPTICA_LONG") is { Length: > 0 } ? 10 : 1;

    [Fact]
    public async Task RunAsync_UnderFiftyUsers_NobodyMeetsAnError()
    {
        var (made, customers) = await Ciphertexts.CreateAsync();
        await using var database = made;
        var seen = (await PageAsync(database, customers[0]))[0].Id;
        using var over = new CancellationTokenSource();
        var working = Race.AtOnceAsync(
            Users,
            number =>
                number % 2 == 0
                    ? WriteAsync(database, customers[number % 4 / 2], number, over.Token)
                    : ReadAsync(database, seen, over.Token)
        );
        var rotation = database.Services.GetRequiredService<KeyRotation>();
        for (var round = 0; round < Rotations; round++)
        {
            Assert.Empty((await rotation.RunAsync(new(database.World.North), Cancellation)).Broken);
        }

        await over.CancelAsync();
        var done = await working;
        var last = await rotation.CatchUpAsync(new(database.World.North), Cancellation);

        Assert.Equal(Rotations + 1, last.Number);
        Assert.Empty(last.Broken);
        Assert.All(done, rounds => Assert.True(rounds > 0));
        foreach (var column in SealedColumn.All)
        {
            foreach (var row in await database.RowsAsync(column))
            {
                Assert.Equal(last.Number, Sealed.KeyNumber(row.Bytes));
                Assert.NotEmpty(await database.OpenAsync(column, row));
            }
        }
    }

    /// <summary>The button: as a job of whoever asked, which the trail names.</summary>
    [Fact]
    public async Task Job_OfASuperAdmin_ChangesTheKeyAndTheTrailSaysWho()
    {
        var (made, _) = await Ciphertexts.CreateAsync();
        await using var database = made;
        Guid id;
        await using (var scope = database.As(database.World.Admin))
        {
            Assert.IsType<AccessDenied>((await scope.Get<JobService>().AskAsync(JobKinds.KeyRotation, "{}", null, Cancellation)).Error);
        }

        await using (var scope = database.As(database.World.Super))
        {
            id = (await scope.Get<JobService>().AskAsync(JobKinds.KeyRotation, "{}", null, Cancellation)).Expect();
            // once is enough, whoever asks
            Assert.IsType<JobUnderWay>((await scope.Get<JobService>().AskAsync(JobKinds.KeyRotation, "{}", null, Cancellation)).Error);
        }

        Assert.True(await database.RunNextAsync(Cancellation));
        // what other processes write with the old key within a minute is waited for, and others have the place meanwhile
        Assert.Equal(JobStatus.Waiting, (await database.JobAsync(database.World.Super, id)).Status);
        Assert.False(await database.RunNextAsync(Cancellation));
        database.Clock.Advance(DataKeyRing.Freshness + TimeSpan.FromSeconds(5));
        Assert.True(await database.RunNextAsync(Cancellation));
        Assert.False(await database.RunNextAsync(Cancellation));
        var job = await database.JobAsync(database.World.Super, id);
        Assert.Equal((JobStatus.Done, 10L), (job.Status, job.Result.Rows));
        var line = await database.ReadAsync(db =>
            db.AuditEntries.Where(row => row.Action == AuditActions.KeysRotated).OrderBy(row => row.Sequence).FirstAsync(Cancellation)
        );
        Assert.Equal((database.World.Super.Id, "super", database.World.North), (line.UserId, line.UserName, line.OrganisationId));
        Assert.Equal(
            2,
            await database.ReadAsync(db => db.Set<DataKey>().CountAsync(key => key.OrganisationId == database.World.North, Cancellation))
        );
        Assert.Equal(
            1,
            await database.ReadAsync(db => db.Set<DataKey>().CountAsync(key => key.OrganisationId == database.World.South, Cancellation))
        );
    }

    private static async Task<IReadOnlyList<PrescriptionRow>> PageAsync(TestDatabase database, Guid customer)
    {
        await using var scope = database.As(database.World.Chief);
        return (await scope.Get<PrescriptionQueries>().OfCustomerAsync(customer, new PageRequest(), Cancellation)).Expect().Items;
    }

    private static async Task<int> WriteAsync(TestDatabase database, Guid customer, int number, CancellationToken over)
    {
        var rounds = 0;
        do
        {
            var id = await database.PrescribeAsync(customer, Sight.Input(database.World.Centro, $"{number}-{rounds}"), new(AsDraft: true));
            await ReadOneAsync(database, id);
            rounds++;
        } while (!over.IsCancellationRequested);
        return rounds;
    }

    private static async Task<int> ReadAsync(TestDatabase database, Guid id, CancellationToken over)
    {
        var rounds = 0;
        do
        {
            await ReadOneAsync(database, id);
            rounds++;
        } while (!over.IsCancellationRequested);
        return rounds;
    }

    private static async Task ReadOneAsync(TestDatabase database, Guid id)
    {
        await using var scope = database.As(database.World.Chief);
        (await scope.Get<PrescriptionQueries>().ReadAsync(id, Cancellation)).Expect();
    }
}
