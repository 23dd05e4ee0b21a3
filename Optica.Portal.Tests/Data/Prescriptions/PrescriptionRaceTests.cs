using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Prescriptions;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Prescriptions;

/// <summary>Many at once (SECURITY 37, 38): one current, one amendment, all or nothing.</summary>
public sealed class PrescriptionRaceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<DatabaseProvider, int>> Racers =>
        from provider in EveryProviderAttribute.Providers
        from count in new[] { 2, 10, 50 }
        select new TheoryDataRow<DatabaseProvider, int>(provider, count);

    [Theory, MemberData(nameof(Racers))]
    public async Task ActivateAsync_ManyDraftsOfAKindAtOnce_LeavesOneCurrent(DatabaseProvider provider, int count)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var drafts = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            drafts.Add(await database.PrescribeAsync(id, Sight.Input(database.World.Centro), new(AsDraft: true)));
        }

        var outcomes = await Race.AtOnceAsync(
            count,
            async at =>
            {
                await using var scope = database.As(database.World.Optometrist);
                return await scope.Get<PrescriptionLifeService>().ActivateAsync(drafts[at], new(1), Cancellation);
            }
        );

        var statuses = (await PrescriptionServiceTests.StatusesAsync(database, [.. drafts])).ConvertAll(one => one.Item2);
        Assert.Equal(1, statuses.Count(status => status == PrescriptionStatus.Active));
        Assert.Equal(outcomes.Count(outcome => outcome.Succeeded) - 1, statuses.Count(status => status == PrescriptionStatus.Superseded));
        Assert.All(outcomes, outcome => Assert.True(outcome.Error is null or VersionConflict, outcome.Error?.Code));
    }

    /// <summary>Past the services the index still allows one, whoever comes second.</summary>
    [Theory, EveryProvider]
    public async Task Save_ASecondActiveOfTheKind_IsRefusedByTheIndex(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Numbered(1));
        var (first, second) = (Active(PrescriptionKind.Progressive), Active(PrescriptionKind.Progressive));
        await SaveAsync(first);
        await SaveAsync(Active(PrescriptionKind.Bifocal));

        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => SaveAsync(second));

        Assert.Contains("UNIQUE", refused.InnerException!.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, await database.ReadAsync(db => db.Prescriptions.CountAsync(Cancellation)));

        Prescription Active(PrescriptionKind kind)
        {
            var input = Sight.Input();
            input.Kind = kind;
            var made = Prescription.Create((world.North, world.Centro, id, world.Centro), input, PrescriptionRules.Default, World.Start);
            Assert.True(made.Activate(World.Start).Succeeded);
            return made;
        }

        async Task SaveAsync(Prescription row)
        {
            await using var db = database.Open();
            db.Add(row);
            await db.SaveChangesAsync(Cancellation);
        }
    }

    [Theory, EveryProvider]
    public async Task AmendAsync_TwentyOfOneAtOnce_OneWins(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var wrong = await database.PrescribeAsync(id, Sight.Input(database.World.Centro));

        var outcomes = await Race.AtOnceAsync(
            20,
            async _ =>
            {
                await using var scope = database.As(database.World.Optometrist);
                return await scope.Get<PrescriptionAmendService>().AmendAsync(wrong, new(Sight.Input(), "eje"), new(), Cancellation);
            }
        );

        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.All(
            outcomes.Where(outcome => !outcome.Succeeded),
            outcome => Assert.True(outcome.Error is VersionConflict or InvalidPrescriptionTransition, outcome.Error!.Code)
        );
        Assert.Equal(2, await database.ReadAsync(db => db.Prescriptions.CountAsync(Cancellation)));
    }

    /// <summary>Dying at any command leaves the old one current, with nothing of the new one, and no audit rows.</summary>
    [Theory, EveryProvider]
    public async Task AmendAsync_DyingAtEveryCommandAndAtTheCommit_DoesNothing(DatabaseProvider provider)
    {
        var failing = new FailingCommands();
        await using var database = await TestDatabase.CreateAsync(provider, failing.AddTo);
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var wrong = await database.PrescribeAsync(id, Sight.Input(database.World.Centro));
        var before = await StateAsync();

        failing.BreaksCommit = true;
        await Assert.ThrowsAnyAsync<Exception>(AmendAsync);
        failing.BreaksCommit = false;
        Assert.Equal(before, await StateAsync());
        var passing = 0;
        while (await failing.DiesAsync(passing, AmendAsync))
        {
            Assert.Equal(before, await StateAsync());
            passing++;
        }

        Assert.InRange(passing, 5, 100);
        Assert.NotEqual(before, await StateAsync());

        async Task<Error?> AmendAsync()
        {
            await using var scope = database.As(database.World.Optometrist);
            var options = new PrescriptionOptions { Request = new(Ids.New(World.Start)) };
            return (await scope.Get<PrescriptionAmendService>().AmendAsync(wrong, new(Sight.Input(), "eje"), options, Cancellation)).Error;
        }

        Task<string> StateAsync() =>
            database.ReadAsync(async db =>
            {
                var rows = await db.Prescriptions.Select(row => $"{row.Id} {row.Status} {row.Version}").ToListAsync(Cancellation);
                rows.Add(
                    $"{await db.PrescriptionMedical.CountAsync(Cancellation)} {await db.ProcessedOperations.CountAsync(Cancellation)}"
                );
                rows.Add($"{await db.AuditEntries.CountAsync(Cancellation)} {await db.Changes.CountAsync(Cancellation)}");
                return string.Join('\n', rows.Order(StringComparer.Ordinal));
            });
    }
}
