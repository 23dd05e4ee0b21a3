using Optica.Benchmarks;

return args switch
{
    ["generate", .. var rest] => await GenerateCommand.RunAsync(rest),
    _ => Usage.Show(),
};
