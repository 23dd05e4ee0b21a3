using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.Features.Customers;
using Optica.Portal.LiveUpdates;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Customers;

/// <summary>The customer list over the real services, as one person of the test world sees it; words in English.</summary>
public abstract class ListContext : BunitContext
{
    private TestScope? scope;

    protected ListContext()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Services.AddLocalization();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    protected static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    protected TestDatabase Database { get; private set; } = default!;

    protected World World => Database.World;

    protected Toasts Toasts => Services.GetRequiredService<Toasts>();

    protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    /// <summary>Signs a person in on a fresh database.</summary>
    protected async Task SignInAsync(Func<World, Person> who, Guid? branch = null)
    {
        Database ??= await TestDatabase.CreateAsync();
        scope = Database.As(who(World), branch);
        Services.AddSingleton<TimeProvider>(Database.Clock);
        Services.AddScoped<Toasts>().AddScoped<LiveScreen>().AddSingleton<OpenForms>();
        Services.AddFallbackServiceProvider(scope.Get<IServiceProvider>());
    }

    /// <summary>Opens the list at an address and waits for what it shows.</summary>
    protected IRenderedComponent<CustomersPage> Open(string query = "")
    {
        Navigation.NavigateTo($"{CustomersUrl.Path}{query}");
        var page = Render<CustomersPage>();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }

    /// <summary>The names in the table.</summary>
    protected static string Names(IRenderedComponent<CustomersPage> page) => Texts(page, "[data-open]");

    /// <summary>The texts of what a selector finds.</summary>
    protected static string Texts(IRenderedComponent<CustomersPage> page, string selector) =>
        string.Join(", ", page.FindAll(selector).Select(found => found.TextContent.Trim()));

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        if (scope is not null)
        {
            await scope.DisposeAsync();
        }

        if (Database is not null)
        {
            await Database.DisposeAsync();
        }
    }

    /// <summary>Registers a customer by name.</summary>
    protected async Task<Guid> AddAsync(int number, string first, string last, Guid? branch = null, params string[] tags)
    {
        var input = People.Numbered(number);
        (input.FirstName, input.LastName, input.Tags) = (first, last, [.. tags]);
        return await Database.AddAsync(branch ?? World.Centro, input);
    }
}
