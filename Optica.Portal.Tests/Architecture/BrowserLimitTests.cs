using System.Reflection;
using Optica.Portal.Tests.Browser;

namespace Optica.Portal.Tests.Architecture;

/// <summary>Nothing that a browser is asked for may keep the whole run waiting.</summary>
public sealed class BrowserLimitTests
{
    [Fact]
    public void Tests_OfTheBrowser_EndByALimit()
    {
        var tests = Browsing()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FactAttribute>() is not null)
            .ToList();

        Assert.True(tests.Count > 80, $"only {tests.Count} found");
        Findings.None(
            tests
                .Where(test => test.GetCustomAttribute<FactAttribute>() is not (BrowserFactAttribute or BrowserTheoryAttribute))
                .Select(test => $"{test.DeclaringType!.Name}.{test.Name}")
        );
    }

    private static IEnumerable<Type> Browsing() =>
        typeof(BrowserRun)
            .Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<CollectionAttribute>()?.Name is BrowserRun.Name or BrowserRun.Pages);
}
