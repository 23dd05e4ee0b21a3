namespace Optica.Portal.Tests.Browser;

/// <summary>Browser tests share one portal and run one after the other; other tests run beside them.</summary>
[CollectionDefinition(BrowserRun.Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserRun>;
