using Optica.Benchmarks;
using Optica.Benchmarks.Board;
using Optica.Benchmarks.Circuits;
using Optica.Benchmarks.Concurrent;
using Optica.Benchmarks.Lists;
using Optica.Benchmarks.Load;
using Optica.Benchmarks.Search;
using Optica.Benchmarks.Startup;
using Optica.Benchmarks.Trade;
using Optica.Benchmarks.Writes;

return args switch
{
    ["generate", .. var rest] => await GenerateCommand.RunAsync(rest),
    ["export", .. var rest] => await ExportCommand.RunAsync(rest),
    ["board", .. var rest] => await BoardCommand.RunAsync(rest),
    ["search", .. var rest] => await SearchCommand.RunAsync(rest),
    ["lists", .. var rest] => await ListsCommand.RunAsync(rest),
    ["circuits", .. var rest] => await CircuitsCommand.RunAsync(rest),
    ["writes", .. var rest] => await WritesCommand.RunAsync(rest),
    ["concurrent", .. var rest] => await ConcurrentCommand.RunAsync(rest),
    ["figures", .. var rest] => await FiguresCommand.RunAsync(rest),
    ["startup", .. var rest] => await StartupCommand.RunAsync(rest),
    ["load", .. var rest] => await LoadCommand.RunAsync(rest),
    _ => Usage.Show(),
};

/// <summary>Not public as the portal's own is: tests see both.</summary>
internal static partial class Program;
