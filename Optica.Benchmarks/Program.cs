using Optica.Benchmarks;
using Optica.Benchmarks.Board;
using Optica.Benchmarks.Circuits;
using Optica.Benchmarks.Lists;
using Optica.Benchmarks.Search;

return args switch
{
    ["generate", .. var rest] => await GenerateCommand.RunAsync(rest),
    ["export", .. var rest] => await ExportCommand.RunAsync(rest),
    ["board", .. var rest] => await BoardCommand.RunAsync(rest),
    ["search", .. var rest] => await SearchCommand.RunAsync(rest),
    ["lists", .. var rest] => await ListsCommand.RunAsync(rest),
    ["circuits", .. var rest] => await CircuitsCommand.RunAsync(rest),
    _ => Usage.Show(),
};

/// <summary>Not public as the portal's own is: tests see both.</summary>
internal static partial class Program;
