using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Benchmarks.Databases;
using Optica.Benchmarks.Lists;
using Optica.Data.Audit;
using Optica.Data.Saving;
using Optica.Domain.Common;

namespace Optica.Benchmarks.Audit;

/// <summary>
/// The <c>audit</c> command: pages of a long audit trail beside a known line and by number, for every filter, shuffled in every round;
/// then the trail bound into its chain and verified.
/// </summary>
internal static class AuditCommand
{
    private const int Usual = 1_000_000;
    private const int Customers = 5_000;
    private const int Rounds = 9;
    private const int PageSize = 25;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (Arguments.Read(arguments) is not { } taken)
        {
            return Usage.Show();
        }

        var (lines, rounds) = (taken.Number("--lines", Usual), taken.Number("--rounds", Rounds));
        var options = DatabaseOptions.Take(taken, Customers);
        if (!taken.AreTaken)
        {
            return Usage.Show();
        }

        await using var database = await BenchDatabase.OpenAsync(options);
        var trail = new AuditLines(database, database.Services.GetRequiredService<AuditSealer>());
        await TimedAsync("lines written", lines, () => trail.WriteAsync(lines));
        await database.Services.GetRequiredService<SqliteStatistics>().RefreshAsync(CancellationToken.None);
        await PagesAsync(database, trail, rounds);
        await TimedAsync(
            "lines bound",
            lines,
            () => database.Services.GetRequiredService<AuditChain>().SealAllAsync(CancellationToken.None)
        );
        await TimedAsync(
            "lines verified",
            lines,
            async () =>
            {
                var verdict = await database.Services.GetRequiredService<AuditVerifier>().RunAsync(null, CancellationToken.None);
                Say($"verdict: {verdict.First?.ToString() ?? "nothing was altered"}, {verdict.Lines} lines");
            }
        );
        return 0;
    }

    private static async Task PagesAsync(BenchDatabase database, AuditLines trail, int rounds)
    {
        await using var circuit = database.Enter(database.World.SuperId);
        var queries = circuit.ServiceProvider.GetRequiredService<AuditQueries>();
        await using var db = database.System.Open();
        var organisation = database.World.OrganisationId;
        var record = await db.AuditEntries.OrderBy(row => row.Sequence).Select(row => row.RecordId).FirstAsync();
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-400);
        Say($"| Audit trail, ms | lines | page | by number p50 | p95 | beside its line p50 | p95 | number / beside |");
        Say($"|---|---|---|---|---|---|---|---|");
        foreach (var one in AuditScenario.All(trail.Somebody, database.World.BranchId, record, day))
        {
            var count = await db.AuditEntries.Where(row => row.OrganisationId == organisation).CountAsync(one.Lines);
            var pages = Math.Max(1, (count + PageSize - 1) / PageSize);
            foreach (var page in new[] { 1, pages / 2, pages }.Where(page => page > 0).Distinct())
            {
                await PageAsync(queries, one, (count, page), rounds);
            }
        }
    }

    private static async Task PageAsync(AuditQueries queries, AuditScenario one, (int Lines, int Page) of, int rounds)
    {
        var byNumber = new PageRequest(of.Page);
        var anchor = of.Page == 1 ? null : new PageAnchor(await LastAsync(queries, one, of.Page - 1), IsBefore: false);
        async Task<int> AskAsync(PageRequest page) => (await queries.ListAsync(one.Filter, page, CancellationToken.None)).Value.Items.Count;
        var number = new ListTimes("number", () => AskAsync(byNumber), rounds);
        var beside = new ListTimes("beside", () => AskAsync(byNumber with { Anchor = anchor }), rounds);
        await ListTimes.MeasureAsync([number, beside], rounds, warmUps: 2);
        if (number.Rows != beside.Rows)
        {
            throw new InvalidOperationException($"{one.Name}, page {of.Page}: {number.Rows} rows by number, {beside.Rows} beside the line");
        }

        Say(
            $"| {one.Name} | {of.Lines} | {of.Page} | {number.Median:0.0} | {number.P95:0.0} | {beside.Median:0.0} | {beside.P95:0.0} | {number.Median / beside.Median:0.0} |"
        );
    }

    private static async Task<Guid> LastAsync(AuditQueries queries, AuditScenario one, int page) =>
        (await queries.ListAsync(one.Filter, new PageRequest(page), CancellationToken.None)).Value.Items[^1].Step.Id;

    private static async Task TimedAsync(string what, int lines, Func<Task> run)
    {
        var (worked, started) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        await run();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var processor = (Environment.CpuUsage.TotalTime - worked).TotalSeconds;
        Say($"{lines} {what} in {seconds:0.0} s (processor {processor:0.0} s): {lines / seconds:0} a second");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
