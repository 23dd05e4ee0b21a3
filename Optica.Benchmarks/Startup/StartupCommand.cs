using System.Diagnostics;
using System.Globalization;
using Optica.Benchmarks.Budgets;
using Optica.Benchmarks.Circuits;
using Optica.Benchmarks.Databases;

namespace Optica.Benchmarks.Startup;

/// <summary>
/// The <c>startup</c> command: the portal's own process is ended and started again; how long until somebody who is signed in has the
/// customer list on screen, and until the search index is there.
/// </summary>
internal static class StartupCommand
{
    private const int Starts = 5;
    private const string Page = "/admin/customers";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (
            Arguments.Read(arguments) is not { } given
            || (DatabaseOptions.Take(given), PortalFolder.Take(given)) is var (options, portal) && !given.AreTaken
        )
        {
            return Usage.Show();
        }

        VerdictTable.Show(await MeasureAsync(options, portal));
        return 0;
    }

    /// <summary>Row 13.</summary>
    public static async Task<IReadOnlyList<Verdict>> MeasureAsync(DatabaseOptions options, string folder)
    {
        await using var database = await BenchDatabase.OpenAsync(options);
        var (email, _) = (await BenchStaff.AddAsync(database, 1))[0];
        var place = PortalPlace.Of(database.File);
        using var session = await SignInAsync(folder, place, email);
        var starts = new List<(double Answers, double List, double Found, double Searching)>();
        for (var start = 0; start < Starts; start++)
        {
            starts.Add(await StartAsync(folder, place, session));
        }

        Console.WriteLine();
        Console.WriteLine(
            "| seconds from the start of the process | answers | list on screen | first search answered | search index there |"
        );
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var (answers, list, found, searching) in starts)
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| start {starts.IndexOf((answers, list, found, searching)) + 1} | {answers:0.00} | {list:0.00} | {found:0.00} | {searching:0.00} |"
                )
            );
        }

        return
        [
            Verdict.AtMost(
                13,
                "start of the process to the first list, median of 5",
                new Percentiles(starts.Select(one => one.List)).Median,
                4,
                "s"
            ),
            Verdict.AtMost(
                5,
                "start of the process to the search index",
                new Percentiles(starts.Select(one => one.Searching)).Median,
                5,
                "s"
            ),
        ];
    }

    /// <summary>Somebody signs in, and stays so when the portal is started again.</summary>
    private static async Task<BrowserSession> SignInAsync(string folder, PortalPlace place, string email)
    {
        await using var portal = await PortalProcess.StartAsync(folder, place);
        return await BrowserSession.SignInAsync(portal.Address, email, BenchStaff.Password);
    }

    private static async Task<(double Answers, double List, double Found, double Searching)> StartAsync(
        string folder,
        PortalPlace place,
        BrowserSession session
    )
    {
        await using var portal = await PortalProcess.StartAsync(folder, place);
        double Since(long at) => Stopwatch.GetElapsedTime(portal.Started, at).TotalSeconds;
        var answers = Since(Stopwatch.GetTimestamp());
        var screen = new CircuitScreen();
        var shown = screen.Text("data-row");
        await using var circuit = await RawCircuit.OpenAsync(session, Page, screen.Draw);
        var list = Since(await shown.WaitAsync(Patience));
        using var found = await session.Api.GetAsync(new Uri("/api/admin/customers/search?q=maria", UriKind.Relative));
        found.EnsureSuccessStatusCode();
        var answered = Since(Stopwatch.GetTimestamp());
        return (answers, list, answered, Since(await portal.Searching));
    }
}
