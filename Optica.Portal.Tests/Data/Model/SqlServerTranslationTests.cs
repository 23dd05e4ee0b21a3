using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Prescriptions;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Architecture;
using Optica.Portal.Tests.Data.Isolation;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Model;

/// <summary>Every query that any service sends also translates for SQL Server, to SQL that binds to the migrated schema.</summary>
[Collection(SqlServerTwin.Name)]
public sealed class SqlServerTranslationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queries_OfEveryService_TranslateAndBind()
    {
        await using var planted = await Planted.CreateAsync(Optica.Data.DatabaseProvider.Sqlite, SqlServerTwin.Watch);
        foreach (var person in new[] { planted.World.Chief, planted.World.Optometrist, planted.World.Platform })
        {
            foreach (var (one, target) in IsolationCases.All.SelectMany(one => planted.Targets.Select(target => (one, target))))
            {
                await using var scope = planted.Database.As(person);
                await one.Call(scope, target);
            }

            await ListsAsync(planted, person);
        }

        await FiguresAsync(planted);
        await using (var scope = planted.Database.As(planted.World.Chief, planted.World.Centro))
        {
            Assert.Null(await scope.Get<ICurrentAccess>().RefuseAsync(Permissions.CustomersRead, Cancellation));
            var sent = await SqlServerTwin.AskHotAsync(scope.Get<ICurrentAccess>().Scope, Cancellation);
            Assert.Equal(HotTwin.All.Select(hot => hot.Name), sent.Select(hot => hot.Name).Distinct());
        }

        Findings.None(SqlServerTwin.Failures.Distinct(StringComparer.Ordinal));
        var checker = TSqlChecker.OfMigrations();
        Findings.None(SqlServerTwin.Sql.SelectMany(sql => checker.Check(sql).Select(wrong => $"{wrong}\n{sql}")));
        Assert.InRange(SqlServerTwin.Sql.Count, 60, 1000);
        Assert.Contains(SqlServerTwin.Sql, sql => sql.Contains("[OrganisationId] = @ef_filter", StringComparison.Ordinal));
    }

    /// <summary>Jobs that no case of isolation calls: rows are made to drift, so that every statement is sent.</summary>
    private static async Task FiguresAsync(Planted planted)
    {
        await using var db = planted.Database.Open();
        await db.CustomerFigures.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.OrderCount, 9).SetProperty(row => row.Visits, 9),
            Cancellation
        );
        await db.CustomerCounts.ExecuteUpdateAsync(set => set.SetProperty(row => row.Customers, 9), Cancellation);
        await db.BranchMonths.ExecuteUpdateAsync(set => set.SetProperty(row => row.Orders, 9), Cancellation);
        var services = planted.Database.Services;
        await services.GetRequiredService<MovementCatchUp>().RunAsync(Cancellation);
        await services.GetRequiredService<MovementCatchUp>().NextAsync(Cancellation);
        await services.GetRequiredService<DueReminders>().RunAsync(Cancellation);
        await services.GetRequiredService<DueReminders>().NextAsync(Cancellation);
        await services.GetRequiredService<FiguresRebuild>().RunWhereMissingAsync(Cancellation);
        Assert.NotEqual(0, await services.GetRequiredService<FiguresRebuild>().RunAsync(Cancellation));
        Assert.Empty(await services.GetRequiredService<FiguresRebuild>().CheckAsync(Cancellation));
    }

    private static async Task ListsAsync(Planted planted, Person person)
    {
        var day = new DateOnly(2026, 11, 25);
        CustomerFilter[] filters =
        [
            new() { Text = "ana", IsActive = true },
            new() { Text = "12", Tag = "vip" },
            new()
            {
                Text = "345",
                CreatedFrom = day,
                CreatedTo = day,
            },
            new() { Text = "a@", ExamDueBefore = day },
            new() { Text = "ana 345 a@" },
        ];
        await using var scope = planted.Database.As(person, planted.World.Centro);
        foreach (var filter in filters)
        {
            foreach (var sort in Enum.GetValues<CustomerSort>())
            {
                foreach (var descending in new[] { false, true })
                {
                    var page = new PageRequest(2, 10);
                    await scope.Queries.ListAsync(filter with { Sort = sort, Descending = descending }, page, Cancellation);
                    // and leafing from row to row
                    var beside = page with
                    {
                        Anchor = new(planted.Targets[0].CustomerId, descending),
                    };
                    await scope.Queries.ListAsync(new() { Sort = sort, Descending = descending }, beside, Cancellation);
                }
            }

            await scope.Search.FindAsync(filter.Text, Cancellation);
            await planted.Database.Services.IndexAsync();
            await scope.Search.FindAsync(filter.Text, Cancellation);
        }

        await scope.Queries.StatsAsync(Cancellation);
    }
}
