using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Optica.Benchmarks.Budgets;
using Optica.Benchmarks.Circuits;
using Optica.Benchmarks.Databases;
using Optica.Domain.Audit;

namespace Optica.Benchmarks.Load;

/// <summary>
/// The <c>load</c> command: people with open circuits who search, open and change customers at a person's rate, against the portal's own
/// process; more and more of them.
/// </summary>
internal static class LoadCommand
{
    private const int Usual = 60;
    private const int Wanted = 300;
    private const double Budget = 300;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (Arguments.Read(arguments) is not { } given)
        {
            return Usage.Show();
        }

        var (options, portal) = (DatabaseOptions.Take(given), PortalFolder.Take(given));
        var (users, seconds) = (given.Numbers("--users", 50, 100, 200, Wanted), given.Number("--seconds", Usual));
        if (!given.AreTaken)
        {
            return Usage.Show();
        }

        VerdictTable.Show(await MeasureAsync(options, portal, (users, seconds)));
        return 0;
    }

    /// <summary>Row 16.</summary>
    public static async Task<IReadOnlyList<Verdict>> MeasureAsync(
        DatabaseOptions options,
        string folder,
        (IReadOnlyList<int> Users, int Seconds) wanted
    )
    {
        ThreadPool.SetMinThreads(64, 64);
        await using var database = await BenchDatabase.OpenAsync(options);
        await using var portal = await PortalProcess.StartAsync(folder, PortalPlace.Of(database.File));
        await using var crowd = await LoadCrowd.PrepareAsync(database, portal.Address, wanted.Users.Max());
        var before = await ChangesAsync(database);
        var verdicts = new List<Verdict>();
        var largest = 0;
        foreach (var users in wanted.Users.Order())
        {
            verdicts = await MeasureAsync(portal, crowd, (users, wanted.Seconds));
            largest = verdicts.TrueForAll(verdict => verdict.IsMet) ? users : largest;
        }

        return
        [
            .. verdicts,
            Verdict.AtLeast(16, "users within the budget", largest, Math.Min(Wanted, wanted.Users.Max()), ""),
            Verdict.Exactly(
                16,
                "changes in the history, of those the screens said are saved",
                await ChangesAsync(database) - before,
                crowd.Saved,
                ""
            ),
        ];
    }

    /// <summary>What the screens say is one thing, what is stored another.</summary>
    private static async Task<int> ChangesAsync(BenchDatabase database)
    {
        await using var db = database.System.Open();
        return await db.AuditEntries.CountAsync(row => row.RecordKind == "customer" && row.Action == AuditActions.Update);
    }

    private static async Task<List<Verdict>> MeasureAsync(PortalProcess portal, LoadCrowd crowd, (int Users, int Seconds) wanted)
    {
        var started = TimeProvider.System.GetTimestamp();
        await crowd.GrowAsync(wanted.Users);
        var opened = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        var (worked, own) = (portal.Processor, Environment.CpuUsage.TotalTime);
        started = TimeProvider.System.GetTimestamp();
        var times = await crowd.RunAsync(TimeSpan.FromSeconds(wanted.Seconds));
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        var (portals, clients) = (
            (portal.Processor - worked).TotalSeconds / seconds,
            (Environment.CpuUsage.TotalTime - own).TotalSeconds / seconds
        );
        var state = await portal.MeasureAsync();
        Say($"");
        Say(
            $"{wanted.Users} users, signed in and opened in {opened:0} s; processor: portal {portals * 100:0} %, clients {clients * 100:0} % of one core"
        );
        times.Tell();
        Console.WriteLine(PortalState.Head());
        Console.WriteLine(state.Line($"{wanted.Users} users"));
        Say($"slowest kind: {times.Slowest}");
        return
        [
            Verdict.AtMost(16, $"{wanted.Users} users, action to drawn answer, p95", times.All.P95, Budget, "ms"),
            Verdict.Exactly(16, $"{wanted.Users} users, errors", times.Errors.Count, 0, ""),
        ];
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
