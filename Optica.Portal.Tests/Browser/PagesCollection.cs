namespace Optica.Portal.Tests.Browser;

/// <summary>Tests that look at every page and change none: beside the others, for they take long.</summary>
[CollectionDefinition(BrowserRun.Pages)]
public sealed class PagesCollection : ICollectionFixture<BrowserRun>;
