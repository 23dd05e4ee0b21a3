using System.Reflection;
using Optica.Data;
using Optica.Data.Notifications;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Segments;
using Optica.Portal.Tests.Architecture;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Isolation;

/// <summary>
/// Every service method × every kind of person × own and foreign branch, foreign organisation and unknown id (SECURITY 1–6, 13).
/// </summary>
public sealed class IsolationTests(PlantedOnce shared) : IClassFixture<PlantedOnce>
{
    private static readonly string[] Endings = ["Service", "Queries", "Search"];

    private static IEnumerable<string> Methods =>
        from type in typeof(OpticaDbContext).Assembly.GetExportedTypes()
        where type.IsSealed && Array.Exists(Endings, ending => type.Name.EndsWith(ending, StringComparison.Ordinal))
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where !method.IsSpecialName
        select $"{type.Name}.{method.Name}";

    public static TheoryData<string> Names => [.. Methods.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    [Fact]
    public void Cases_CoverEveryMethod() =>
        Assert.Empty(Methods.Except(IsolationCases.All.Select(one => one.Method), StringComparer.Ordinal));

    [Fact]
    public void Methods_AreFound() => Assert.True(Methods.Count() >= 18, string.Join(", ", Methods));

    [Theory, MemberData(nameof(Names))]
    public async Task Method_ForEveryPersonAndPlace_TellsAndChangesOnlyWhatTheyMay(string method)
    {
        var wrong = new List<string>();
        foreach (var provider in EveryProviderAttribute.Providers)
        {
            foreach (var one in IsolationCases.All.Where(one => one.Method == method))
            {
                wrong.AddRange(one.Writes ? await WriteAsync(provider, one) : await ReadAsync(provider, one));
            }
        }

        Findings.None(wrong);
    }

    /// <summary>Numbers carry no canaries, but obey the scope too (SECURITY 13).</summary>
    [Theory, EveryProvider]
    public async Task Counts_ForEveryPerson_AreOfWhatTheySee(DatabaseProvider provider)
    {
        var planted = await shared.OnAsync(provider);
        foreach (var person in planted.World.People)
        {
            var platform = person.Role == StaffRole.PlatformAdmin;
            var seen = planted.Targets.Count(target => target.Place != "nowhere" && (platform || person.Reads(target.BranchId)));
            await using var scope = planted.Database.As(person);
            Assert.Equal(seen, (await scope.Queries.StatsAsync(CancellationToken.None)).Expect().Total);
            Assert.Equal(seen, (await scope.Queries.ListAsync(new(), new PageRequest(), CancellationToken.None)).Expect().Total);
            Assert.Equal(seen, (await scope.Search.FindAsync("planta", CancellationToken.None)).Expect().Total);
            var unread = await scope.Get<NotificationQueries>().UnreadAsync(CancellationToken.None);
            var isAdmin = person.Role is StaffRole.SuperAdmin or StaffRole.BranchAdmin && !person.IsClinicalByName;
            Assert.Equal(isAdmin ? seen : 0, unread.Succeeded ? unread.Value : 0);
        }
    }

    /// <summary>Nor do sums: every branch has one customer with one order for 100.000.</summary>
    [Theory, EveryProvider]
    public async Task Sums_ForEveryPerson_AreOfWhatTheySee(DatabaseProvider provider)
    {
        var planted = await shared.OnAsync(provider);
        foreach (var person in planted.World.People.Where(person => person.May(Permissions.AnalyticsRead)))
        {
            var platform = person.Role == StaffRole.PlatformAdmin;
            var seen = planted.Targets.Count(target => target.Place != "nowhere" && (platform || person.Reads(target.BranchId)));
            await using var scope = planted.Database.As(person);
            var segments = (await scope.Get<SegmentQueries>().OverviewAsync(CancellationToken.None)).Expect().Rows;
            var dashboard = (await scope.Get<DashboardQueries>().ReadAsync(CancellationToken.None)).Expect();
            var revenue = (await scope.Get<DashboardQueries>().RevenueAsync(CancellationToken.None)).Expect();
            var preview = await scope.Get<SegmentQueries>().PreviewAsync(new SegmentRules(2, 3, 5, 30), CancellationToken.None);
            Assert.Equal((seen, 100_000L * seen), (segments.Sum(row => row.Customers), segments.Sum(row => row.Spent)));
            Assert.Equal(segments, dashboard.Segments);
            Assert.Equal(seen, dashboard.Top.Count);
            Assert.Equal((seen, 100_000L * seen), (revenue.Sum(row => row.Orders), revenue.Sum(row => row.Amount)));
            Assert.Equal(revenue, dashboard.Months);
            Assert.Equal(person.May(Permissions.OrganisationSettings) && !platform, preview.Succeeded);
            Assert.Equal(preview.Succeeded ? seen : 0, preview.Succeeded ? preview.Value.Rows.Sum(row => row.Customers) : 0);
        }
    }

    private async Task<List<string>> ReadAsync(DatabaseProvider provider, IsolationCase one)
    {
        var wrong = new List<string>();
        var planted = await shared.OnAsync(provider);
        foreach (var person in planted.World.People.Append(null))
        {
            foreach (var target in planted.Targets)
            {
                var (_, seen) = await CallAsync(planted, one, person, target);
                wrong.AddRange(seen.Select(what => Tell(one, person, target, what)));
            }
        }

        return wrong;
    }

    /// <summary>Each person's writes start afresh: in a new database as soon as somebody before changed a row.</summary>
    private static async Task<List<string>> WriteAsync(DatabaseProvider provider, IsolationCase one)
    {
        var wrong = new List<string>();
        var planted = await Planted.CreateAsync(provider);
        foreach (var name in planted.World.People.Select(person => person.Name).Append(null))
        {
            var person = planted.World.People.SingleOrDefault(same => same.Name == name);
            if (await WriteAsync(planted, one, person, wrong))
            {
                await planted.DisposeAsync();
                planted = await Planted.CreateAsync(provider);
            }
        }

        await planted.DisposeAsync();
        return wrong;
    }

    /// <summary>One person's writes, one after the other; says whether they left other rows than they found.</summary>
    private static async Task<bool> WriteAsync(Planted planted, IsolationCase one, Person? person, List<string> wrong)
    {
        await using var watch = await CommitWatch.StartAsync(planted.Database.Options);
        var now = planted.Fresh;
        foreach (var target in planted.Targets)
        {
            var before = now;
            var (outcome, seen) = await CallAsync(planted, one, person, target);
            now = await watch.SawCommitAsync() ? await planted.SnapshotAsync() : before;
            wrong.AddRange(seen.Concat(Changes(one, person, outcome, (before, now))).Select(what => Tell(one, person, target, what)));
        }

        return now.Fingerprint != planted.Fresh.Fingerprint;
    }

    private static string Tell(IsolationCase one, Person? person, Target target, string what) =>
        $"{one.Method} as {person?.Name ?? "nobody"} at {target.Place}: {what}";

    private static async Task<(Outcome Outcome, List<string> Wrong)> CallAsync(
        Planted planted,
        IsolationCase one,
        Person? person,
        Target target
    )
    {
        var wrong = new List<string>();
        Outcome outcome;
        await using (var scope = planted.Database.As(person))
        {
            outcome = await one.Call(scope, target);
        }

        var expected = one.Expects(person, target);
        if (outcome.Error is { } error && error.Kind != ErrorKind.Conflict ? error.Kind != expected : expected is not null)
        {
            wrong.Add($"expected {expected?.ToString() ?? "success"}, got {outcome.Error?.Code ?? "success"}");
        }

        if (expected == ErrorKind.NotFound && outcome.Error != new NotFound())
        {
            wrong.Add("a foreign id answers otherwise than an unknown one");
        }

        wrong.AddRange(Leaks(planted, person, outcome.Json).Select(leak => $"told {leak}"));
        return (outcome, wrong);
    }

    private static IEnumerable<string> Changes(IsolationCase one, Person? person, Outcome outcome, (Snapshot Before, Snapshot After) rows)
    {
        if (outcome.Error is not null && rows.After.Fingerprint != rows.Before.Fingerprint)
        {
            yield return "refused, but rows changed";
        }

        if (
            rows.After.FingerprintOf(row => IsOutOfReach(one, person, row))
            != rows.Before.FingerprintOf(row => IsOutOfReach(one, person, row))
        )
        {
            yield return "rows out of reach changed";
        }
    }

    /// <summary>An accepted request puts the customer into a branch that the deciding side need not reach.</summary>
    private static bool IsOutOfReach(IsolationCase one, Person? person, IBranchOwned row) =>
        person?.OrganisationId != row.OrganisationId
        || (one.Method != "TransferService.DecideAsync" && !person.Changes.Contains(row.BranchId));

    private static IEnumerable<string> Leaks(Planted planted, Person? person, string json)
    {
        foreach (var target in planted.Targets.Where(target => target.Place != "nowhere"))
        {
            var sees = person is not null && (person.Role == StaffRole.PlatformAdmin || person.Reads(target.BranchId));
            var seesMedical = sees && person!.May(Permissions.Clinical);
            foreach (var canary in (sees ? [] : target.Canaries).Concat(seesMedical ? [] : target.MedicalCanaries))
            {
                if (json.Contains(canary, StringComparison.OrdinalIgnoreCase))
                {
                    yield return canary;
                }
            }
        }

        var south = person?.OrganisationId == planted.World.South;
        string[] others =
            person?.Role == StaffRole.PlatformAdmin ? []
            : south ? ["Óptica Norte", "\"Centro\"", "\"Mall\"", "\"Playa\"", "CATALOGUE-NORTH"]
            : ["Visión Sur", "\"Costa\"", "\"Cerro\"", "CATALOGUE-SOUTH"];
        foreach (var name in others.Where(name => json.Contains(name, StringComparison.Ordinal)))
        {
            yield return name;
        }
    }
}
