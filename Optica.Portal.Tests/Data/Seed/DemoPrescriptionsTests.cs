using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Prescriptions;
using Optica.Data.Seed;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Portal.Tests.Architecture;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Seed;

public sealed class DemoPrescriptionsTests
{
    private const int Customers = 260;

    private static readonly DateOnly Today = DateOnly.FromDateTime(World.Start);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Every one keeps the rules, and hardly any looks like a slip: what people see first must not be full of warnings.</summary>
    [Fact]
    public async Task SeedAsync_Years_KeepTheRulesAndProgressPlausibly()
    {
        await using var database = await SeededAsync();
        var all = await ReadAsync(database);
        var wrong = new List<string>();
        var (judged, warned) = (0, 0);
        foreach (var (customer, rows) in all.GroupBy(row => row.Row.CustomerId).Select(rows => (rows.Key, rows.ToList())))
        {
            var born = await database.ReadAsync(db =>
                db.Customers.Where(row => row.Id == customer).Select(row => row.DateOfBirth).SingleAsync()
            );
            var counting = rows.Where(row => rows.TrueForAll(other => other.Row.AmendsId != row.Row.Id)).ToList();
            foreach (var (row, content) in rows)
            {
                var input = InputOf(row, content);
                wrong.AddRange(
                    PrescriptionInputValidator.Check(input, Today, PrescriptionRules.Default).Errors.Select(error => $"{error}")
                );
            }

            for (var at = 0; at < counting.Count; at++)
            {
                var (row, content) = counting[at];
                List<EarlierPrescription> earlier =
                [
                    .. counting
                        .Take(at)
                        .Reverse()
                        .Select(one => new EarlierPrescription(one.Row.Id, one.Row.Kind, one.Row.PrescribedOn, one.Content.Values)),
                ];
                var reference = new PrescriptionReference("", born, Today, PrescriptionRules.Default, earlier);
                judged++;
                warned += PlausibilityCheck.Run(reference.CaseOf(row.Kind, content.Values, row.PrescribedOn)).Count > 0 ? 1 : 0;
            }
        }

        Findings.None(wrong);
        Assert.InRange(judged, Customers, Customers * 4);
        Assert.True(warned * 100 < judged * 3, $"{warned} of {judged} warned");
        Assert.True(all.GroupBy(row => row.Row.CustomerId).Count(rows => rows.Count() >= 3) > Customers / 5);
        Assert.Contains(all, row => row.Content.AmendReason is not null);
    }

    [Fact]
    public async Task SeedAsync_Statuses_AreWhatAShopHas()
    {
        await using var database = await SeededAsync();
        var rows = (await ReadAsync(database)).ConvertAll(one => one.Row);
        var current = rows.Where(row => row.StatusOn(Today) == PrescriptionStatus.Active).ToList();

        Assert.All(rows, row => Assert.True(row.PrescribedOn <= Today && row.CreatedAt <= World.Start));
        Assert.True(current.DistinctBy(row => row.CustomerId).Count() * 2 > rows.DistinctBy(row => row.CustomerId).Count());
        Assert.Contains(current, row => row.Kind == PrescriptionKind.ContactLens);
        Assert.Contains(current, row => row.Kind == PrescriptionKind.Progressive);
        Assert.Contains(rows, row => row.StatusOn(Today) == PrescriptionStatus.Expired);
        var warnings = current.Select(row => PrescriptionLife.WarningDue(row.ExpiresOn, Today)).ToHashSet();
        Assert.All(PrescriptionLife.WarningDays, days => Assert.Contains(days, warnings));
        await using var scope = database.As(database.World.Optometrist);
        var due = (await scope.Get<PrescriptionDueQueries>().ExpiringAsync(new DueFilter(), new PageRequest(), Cancellation)).Expect();
        Assert.True(due.Total > 0);
    }

    /// <summary>The same customers have the same eyes, whatever ids they got and whoever else there is.</summary>
    [Fact]
    public async Task SeedAsync_AnotherTime_SeesTheSameEyes()
    {
        await using var one = await SeededAsync(60);
        await using var more = await SeededAsync(90);
        var (first, second) = (await EyesAsync(one), await EyesAsync(more));

        Assert.True(first.Count > 40);
        Assert.All(first, eyes => Assert.Equal(eyes.Value, second[eyes.Key]));
    }

    [Fact]
    public async Task SeedAsync_Twice_AddsNothing()
    {
        await using var database = await SeededAsync(40);
        var before = await database.ReadAsync(db => db.Prescriptions.CountAsync(Cancellation));
        await SeedAsync(database);
        Assert.Equal(before, await database.ReadAsync(db => db.Prescriptions.CountAsync(Cancellation)));
    }

    private static async Task<Dictionary<string, string>> EyesAsync(TestDatabase database)
    {
        var names = await database.ReadAsync(db =>
            db.Customers.ToDictionaryAsync(row => row.Id, row => $"{row.FullName} {row.Rut} {row.Phone}", Cancellation)
        );
        return (await ReadAsync(database))
            .GroupBy(one => names[one.Row.CustomerId], StringComparer.Ordinal)
            .ToDictionary(
                rows => rows.Key,
                rows =>
                    string.Join(
                        '\n',
                        rows.Select(one => $"{one.Row.Kind} {one.Row.PrescribedOn} {one.Row.ExpiresOn} {one.Content.Values}")
                    ),
                StringComparer.Ordinal
            );
    }

    private static PrescriptionInput InputOf(Prescription row, PrescriptionContent content)
    {
        var input = new PrescriptionInput
        {
            Kind = row.Kind,
            PrescribedOn = row.PrescribedOn,
            ExpiresOn = row.ExpiresOn,
        };
        content.CopyTo(input);
        return input;
    }

    private static async Task<List<(Prescription Row, PrescriptionContent Content)>> ReadAsync(TestDatabase database)
    {
        await using var db = database.Open();
        await using var scope = database.Services.CreateAsyncScope();
        var rows = await db
            .Prescriptions.AsNoTracking()
            .OrderBy(row => row.PrescribedOn)
            .ThenBy(row => row.CreatedAt)
            .ThenBy(row => row.Kind)
            .ToListAsync(Cancellation);
        var contents = await scope
            .ServiceProvider.GetRequiredService<PrescriptionContents>()
            .OpenAsync(db, [.. rows.Select(row => row.Id)], Cancellation);
        return rows.ConvertAll(row => (row, contents[row.Id]));
    }

    private static async Task<TestDatabase> SeededAsync(int customers = Customers)
    {
        var database = await TestDatabase.CreateAsync();
        foreach (var person in new DemoPeople(2026, World.Start).Take(customers, "Antofagasta"))
        {
            await database.AddAsync(database.World.Centro, person.Input);
        }

        await SeedAsync(database);
        return database;
    }

    private static async Task SeedAsync(TestDatabase database)
    {
        await using var scope = database.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoPrescriptions>().SeedAsync(Cancellation);
    }
}
