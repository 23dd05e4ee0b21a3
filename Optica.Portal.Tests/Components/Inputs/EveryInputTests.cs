using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Architecture;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Inputs;

/// <summary>
/// The corpus of bad input (SECURITY §3) in every field that pages show, with their dialogs and panels: a message at the field, or
/// stored and shown as typed; no page ends. Fields are found, not listed.
/// </summary>
public sealed class EveryInputTests
{
    [Fact]
    public async Task EveryField_OfEveryPage_SaysWhyOrStoresAsTyped()
    {
        using var log = new LineCatcher();
        await using var host = new ApiHost
        {
            Configure = builder =>
                builder.ConfigureServices(services => services.AddLogging(logging => logging.ClearProviders().AddProvider(log))),
        };
        await host.InitializeAsync();
        var run = new InputRun(host, log);

        await run.RunAsync();

        Findings.None(run.Findings.Distinct(StringComparer.Ordinal));
        TestContext.Current.TestOutputHelper?.WriteLine($"{run.Tried.Count} fields; {run.Count}");
        Assert.True(run.Tried.Count > 100, $"Only {run.Tried.Count} fields were found.");
        Assert.True(run.Count.Compared > 100, $"{run.Count}");
    }
}
