using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Optica.Portal.Tests.Browser.BrowserFirst))]

namespace Optica.Portal.Tests.Browser;

/// <summary>The browser's tests take longest one after the other: they begin at once, so that nothing is left waiting for them.</summary>
public sealed class BrowserFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [BrowserRun.Name, BrowserRun.Pages];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [
            .. testCollections.OrderBy(collection =>
                Array.IndexOf(Long, collection.TestCollectionDisplayName) is >= 0 and var at ? at : Long.Length
            ),
        ];
}
