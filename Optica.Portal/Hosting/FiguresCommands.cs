using Optica.Data.Hosting;
using Optica.Data.Segments;

namespace Optica.Portal.Hosting;

/// <summary>The <c>--rebuild-figures</c> and <c>--check-figures</c> commands: mend or compare the stored figures, and end.</summary>
internal static class FiguresCommands
{
    private const int Told = 50;

    /// <summary>Computes every organisation's figures anew.</summary>
    /// <returns>0, or 2 when the database lacks migrations.</returns>
    public static Task<int> RebuildFiguresAsync(this WebApplication app) =>
        app.WithFiguresAsync(async figures =>
        {
            var drifted = await figures.RunAsync(CancellationToken.None);
            await Console.Out.WriteLineAsync($"Figures are rebuilt; {drifted} rows had drifted.");
            return 0;
        });

    /// <summary>Compares the figures with the orders, changes nothing.</summary>
    /// <returns>0 when everything is right, 1 when something differs, 2 when the database lacks migrations.</returns>
    public static Task<int> CheckFiguresAsync(this WebApplication app) =>
        app.WithFiguresAsync(async figures =>
        {
            var wrong = await figures.CheckAsync(CancellationToken.None);
            foreach (var line in wrong.Take(Told))
            {
                await Console.Out.WriteLineAsync(line);
            }

            await Console.Out.WriteLineAsync(
                wrong.Count == 0 ? "Figures are right." : $"{wrong.Count} rows differ: run --rebuild-figures."
            );
            return wrong.Count == 0 ? 0 : 1;
        });

    private static async Task<int> WithFiguresAsync(this WebApplication app, Func<FiguresRebuild, Task<int>> act)
    {
        if (await app.Services.GetRequiredService<DatabaseSetup>().MissingAsync(CancellationToken.None) is { Count: > 0 } missing)
        {
            await Console.Error.WriteLineAsync($"The database lacks {missing.Count} migrations: run the portal with --migrate first.");
            return 2;
        }

        return await act(app.Services.GetRequiredService<FiguresRebuild>());
    }
}
