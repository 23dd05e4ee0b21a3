using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Quotes;
using Optica.Domain.Quotes;
using Optica.Portal.Features.Quotes;
using Optica.Portal.Hosting;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Quotes;

/// <summary>Ana of Centro, a frame in the catalogue, and screens with the services quotes need.</summary>
public abstract class QuotesContext : IAsyncLifetime
{
    protected TestDatabase Database { get; private set; } = default!;

    protected World World => Database.World;

    protected Guid Ana { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        Ana = await Database.AddAsync(World.Centro, People.Numbered(1));
        await Database.MakeAsync(Catalog.Frame("Armazón Andes", "AR-1", 39_990));
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    protected PortalContext Sit(Person person)
    {
        var context = new PortalContext(Database, person);
        context.AddOwn<QuoteFormOpener>();
        context.AddOwn<QuoteSending>();
        context.AddOwn<QuoteLetter>();
        context.AddOwn<MailPost>();
        context.Services.AddSingleton(new MailServer(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build()));
        return context;
    }

    protected Task<Guid> OfferAsync(QuoteStatus? status = null) =>
        status is { } wanted
            ? Database.OfferAsync(Offers.Quote(Ana, World.Centro), wanted)
            : Database.OfferAsync(Offers.Quote(Ana, World.Centro));

    protected async Task<QuoteDetail> ReadAsync(Guid id)
    {
        await using var scope = Database.As(World.Chief);
        return (await scope.Get<QuoteQueries>().ReadAsync(id, CancellationToken.None)).Expect();
    }

    protected async Task<QuoteDetail> OnlyAsync() =>
        await ReadAsync(await Database.ReadAsync(db => db.Quotes.Select(row => row.Id).SingleAsync()));

    /// <summary>What somebody else does to a draft meanwhile.</summary>
    protected async Task ChangeAsync(Guid id, Action<QuoteInput> change)
    {
        await using var scope = Database.As(World.Chief);
        var seen = await ReadAsync(id);
        var input = Offers.Quote(Ana, World.Centro);
        change(input);
        (await scope.Get<QuoteService>().ChangeAsync(id, input, new(seen.Row.Version), CancellationToken.None)).Expect();
    }

    protected static string Address(PortalContext context) => context.Services.GetRequiredService<NavigationManager>().Uri;

    protected static string Texts<TPage>(IRenderedComponent<TPage> page, string selector)
        where TPage : IComponent => string.Join('|', page.FindAll(selector).Select(found => Words(found.TextContent)));

    protected static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    protected static void Press<TPage>(IRenderedComponent<TPage> page, string words)
        where TPage : IComponent => page.FindAll("button").Single(button => Words(button.TextContent) == words).Click();
}
