using Optica.Benchmarks;
using Optica.Benchmarks.All;
using Optica.Benchmarks.Audit;
using Optica.Benchmarks.Board;
using Optica.Benchmarks.Circuits;
using Optica.Benchmarks.Concurrent;
using Optica.Benchmarks.Export;
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
    ["all", .. var rest] => await AllCommand.RunAsync(rest),
    ["audit", .. var rest] => await AuditCommand.RunAsync(rest),
    ["growth", .. var rest] => await GrowthCommand.RunAsync(rest),
    _ => Usage.Show(),
};

/// <summary>Not public as the portal's own is: tests see both.</summary>
internal static partial class Program;
