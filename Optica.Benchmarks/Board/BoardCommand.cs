using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using Optica.Data;
using Optica.Data.Access;
using Optica.Data.Encryption;
using Optica.Data.Hosting;
using Optica.Domain.WorkOrders;
using Optica.Portal.Components.Shared;
using Optica.Portal.LiveUpdates;

namespace Optica.Benchmarks.Board;

/// <summary>
/// The <c>board</c> command: the board of open jobs, its first load and one move, by the product and by hand-written SQL on the same
/// database, shuffled in every round.
/// </summary>
internal static class BoardCommand
{
    private const int Usual = 500;
    private const int WarmUps = 10;
    private const int Rounds = 100;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var open = arguments switch
        {
            [] => Usual,
            ["--jobs", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
            _ => 0,
        };
        if (open < 16)
        {
            return Usage.Show();
        }

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("es-CL");
        var folder = Directory.CreateTempSubdirectory("optica-board-").FullName;
        try
        {
            await RunAsync(folder, open);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(string folder, int open)
    {
        var connection = $"Data Source={Path.Combine(folder, "bench.db")};Pooling=True";
        await using var services = Services(connection);
        await services.GetRequiredService<DatabaseSetup>().MigrateAsync(CancellationToken.None);
        var world = await ActivatorUtilities.CreateInstance<BoardData>(services).FillAsync(open);
        await using var circuit = services.CreateAsyncScope();
        circuit.ServiceProvider.GetRequiredService<CurrentAccess>().UseJob(world.UserId, null);
        await using var sql = await BoardSql.OpenAsync(world, connection);
        await MeasureAsync(new BoardProduct(circuit.ServiceProvider), sql, open);
    }

    private static ServiceProvider Services(string connection) =>
        new ServiceCollection()
            .AddLogging()
            .AddLocalization()
            .AddOpticaData(new(DatabaseProvider.Sqlite, connection), new MasterKey(new byte[MasterKey.Length]))
            .AddScoped<Toasts>()
            .AddScoped<SafeActions>()
            .AddScoped<LiveScreen>()
            .AddScoped<IJSRuntime, NoBrowser>()
            .BuildServiceProvider();

    private static async Task MeasureAsync(BoardProduct product, BoardSql sql, int open)
    {
        var taken = (await product.ReadAsync()).Columns[0].Jobs;
        // a job for each, that goes to and fro
        var (ours, theirs) = (taken[0], taken[1]);
        var hand = false;
        (string Name, Func<Task> Run)[] all =
        [
            ("first load, SQL by hand", sql.LoadAsync),
            ("first load, product", product.LoadAsync),
            ("first load, product, rendered", product.RenderAsync),
            ("move + reload, SQL by hand", () => sql.MoveAsync(theirs.Id, Place(hand), Place(hand = !hand))),
            ("move + reload, product", async () => ours = await MoveAsync(product, ours)),
        ];
        var times = Array.ConvertAll(all, one => new BoardTimes(one.Name, one.Run));
        var order = times.ToArray();
        for (var round = -WarmUps; round < Rounds; round++)
        {
            Random.Shared.Shuffle(order);
            foreach (var one in order)
            {
                await one.MeasureAsync(round >= 0);
            }
        }

        var found = await product.ReadAsync();
        var length = await product.RenderAsync() / 1024;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{found.Total} open jobs (wanted {open}), {Rounds} rounds, page part of {length} KiB"
            )
        );
        Console.WriteLine(BoardTimes.Head());
        for (var one = 0; one < times.Length; one++)
        {
            var baseline = one < 3 ? times[0] : times[3];
            Console.WriteLine(times[one].Line(times[one] == baseline ? null : baseline));
        }
    }

    private static async Task<WorkOrderRow> MoveAsync(BoardProduct product, WorkOrderRow job)
    {
        var board = await product.MoveAsync(
            job,
            job.Status == WorkOrderStatus.Ordered ? WorkOrderStatus.OnHoldPayment : WorkOrderStatus.Ordered
        );
        return board.Columns.SelectMany(column => column.Jobs).Single(row => row.Id == job.Id);
    }

    private static int Place(bool waits) => (int)(waits ? WorkOrderStatus.OnHoldPayment : WorkOrderStatus.Ordered);
}
