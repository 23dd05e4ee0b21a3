using System.Text.RegularExpressions;
using Optica.Data.Customers;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Segments;
using Optica.Portal.Tests.Architecture;
using Optica.Portal.Tests.Data.Isolation;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Model;

/// <summary>
/// The statements that SQL Server is asked most often, as they were reviewed: conditions on bare columns, no alternative that keeps an
/// index out, no column converted, at most one collection joined. Whoever changes one reads it first and then writes the file anew
/// (<c>OPTICA_APPROVE=1</c>).
/// </summary>
[Collection(SqlServerTwin.Name)]
public sealed partial class HotStatementTests
{
    private const string File = "HotStatements.sql";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Statements_AreAsReviewed()
    {
        await using var planted = await Planted.CreateAsync(Optica.Data.DatabaseProvider.Sqlite, SqlServerTwin.Watch);
        var text = new List<string>();
        foreach (var (name, ask) in Questions(planted))
        {
            var (person, branch) = name.StartsWith("chain", StringComparison.Ordinal)
                ? (planted.World.Super, (Guid?)null)
                : (planted.World.Sales, planted.World.Centro);
            await using var scope = planted.Database.As(person, branch);
            // rights are read at each call and are not what is looked at
            Assert.Null(await scope.Get<ICurrentAccess>().RefuseAsync(Permissions.CustomersRead, Cancellation));
            var known = SqlServerTwin.Heard.Count;
            await ask(scope);
            var heard = SqlServerTwin.Heard.Skip(known).Where(sql => !sql.Contains("[UserSessions]", StringComparison.Ordinal));
            text.Add($"-- {name}\n{string.Join("\n\n", heard.Distinct(StringComparer.Ordinal))}");
        }

        await using (var scope = planted.Database.As(planted.World.Super))
        {
            Assert.Null(await scope.Get<ICurrentAccess>().RefuseAsync(Permissions.CustomersRead, Cancellation));
            var sent = await SqlServerTwin.AskHotAsync(scope.Get<ICurrentAccess>().Scope, Cancellation);
            text.AddRange(sent.Select(hot => $"-- compiled: {hot.Name}\n{hot.Sql}"));
        }

        var said = string.Join("\n\n\n", text).ReplaceLineEndings("\n") + "\n";
        var place = Path.Combine(SourceTree.Root, "Optica.Portal.Tests", "Data", "Model", File);
        if (Environment.GetEnvironmentVariable("OPTICA_APPROVE") == "1")
        {
            await System.IO.File.WriteAllTextAsync(place, said, Cancellation);
        }

        Assert.Equal(await System.IO.File.ReadAllTextAsync(place, Cancellation), said);
        Findings.None(Doubts().Matches(said).Select(found => found.Value));
    }

    private static IEnumerable<(string Name, Func<TestScope, Task> Ask)> Questions(Planted planted)
    {
        var customer = planted.Targets.First(target => target.Place == "Mall").CustomerId;
        yield return ("chain: list", scope => ListAsync(scope, new()));
        yield return ("branch: list", scope => ListAsync(scope, new()));
        yield return (
            "branch: list of active ones by what they spent",
            scope =>
                ListAsync(
                    scope,
                    new()
                    {
                        IsActive = true,
                        Sort = CustomerSort.TotalSpent,
                        Descending = true,
                    }
                )
        );
        yield return (
            "chain: list of a segment by last order",
            scope =>
                ListAsync(
                    scope,
                    new()
                    {
                        Segment = Segment.Vip,
                        Sort = CustomerSort.LastOrderDate,
                        Descending = true,
                    }
                )
        );
        yield return ("chain: list of a tag", scope => ListAsync(scope, new() { Tag = "vip" }));
        yield return ("chain: profile", async scope => (await scope.Get<CustomerQueries>().ProfileAsync(customer, Cancellation)).Expect());
        yield return ("chain: counts", async scope => (await scope.Get<CustomerQueries>().StatsAsync(Cancellation)).Expect());
        yield return ("chain: dashboard", async scope => (await scope.Get<DashboardQueries>().ReadAsync(Cancellation)).Expect());
    }

    private static async Task ListAsync(TestScope scope, CustomerFilter filter) =>
        (await scope.Get<CustomerQueries>().ListAsync(filter, new PageRequest(), Cancellation)).Expect();

    /// <summary>A parameter among alternatives, a converted column, a pattern that begins with anything.</summary>
    [GeneratedRegex(@"\(@ef_filter\w* OR|OR @ef_filter\w*\)|CAST\(\[\w\]\.|CONVERT\(\w+, \[|N'%' \+", RegexOptions.None, 1_000)]
    private static partial Regex Doubts();
}
