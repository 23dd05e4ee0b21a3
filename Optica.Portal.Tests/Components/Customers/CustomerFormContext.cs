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

/// <summary>The customer form as one member of staff has it on screen, over the real services and a database of its own.</summary>
internal sealed class CustomerFormContext : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly BunitContext context = new();
    private readonly TestScope scope;

    private CustomerFormContext(TestDatabase database, TestScope scope)
    {
        Database = database;
        this.scope = scope;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        context.Services.AddLocalization();
        context.Services.AddScoped<Toasts>().AddScoped<LiveScreen>().AddSingleton<OpenForms>();
        context.Services.AddSingleton<TimeProvider>(database.Clock);
        context.Services.AddFallbackServiceProvider(scope.Get<IServiceProvider>());
        context.JSInterop.Mode = JSRuntimeMode.Loose;
    }

    public TestDatabase Database { get; }

    public IRenderedComponent<CustomerEditPage> Page { get; private set; } = default!;

    public string Path => new Uri(context.Services.GetRequiredService<NavigationManager>().Uri).AbsolutePath;

    public OpenForms Forms => context.Services.GetRequiredService<OpenForms>();

    public Toasts Toasts => context.Services.GetRequiredService<Toasts>();

    /// <summary>Opens the form and waits for what it shows first.</summary>
    public static async Task<CustomerFormContext> OpenAsync(
        TestDatabase database,
        Person person,
        Guid? customer = null,
        Guid? branch = null
    )
    {
        var signedIn = database.As(person, branch);
        await signedIn.Access.RefreshAsync(CancellationToken.None);
        var form = new CustomerFormContext(database, signedIn);
        form.Page = form.context.Render<CustomerEditPage>(parameters => parameters.Add(page => page.Id, customer));
        form.Until(() => form.Page.FindAll(".customer-form, .state").Count > 0);
        return form;
    }

    public void Type(string field, string? text) => Page.Find($"#field-{field}").Change(text);

    public bool Has(string field) => Page.FindAll($"#field-{field}").Count > 0;

    public string? Value(string field) => Page.Find($"#field-{field}").GetAttribute("value");

    public string Messages(string field) =>
        string.Join(' ', Page.FindAll($"[data-field='{field}'] .field-error").Select(message => message.TextContent.Trim()));

    /// <summary>What the page asked of a function of its scripts.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Called(string function) =>
        [.. context.JSInterop.Invocations.Where(call => call.Identifier == function).Select(call => call.Arguments)];

    public void GoTo(string address) => context.Services.GetRequiredService<NavigationManager>().NavigateTo(address);

    public void Save() => Page.Find("form.customer-form").Submit();

    public void Until(Func<bool> condition) => Page.WaitForState(condition, Patience);

    /// <summary>The customer as it is stored.</summary>
    public async Task<CustomerUpdateView> StoredAsync(Guid id)
    {
        await using var chief = Database.As(Database.World.Chief);
        var profile = (await chief.Queries.ProfileAsync(id, CancellationToken.None)).Expect();
        return new(profile.Version, profile.Fields);
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        await scope.DisposeAsync();
    }
}

/// <summary>What stands in the database.</summary>
internal sealed record CustomerUpdateView(long Version, Optica.Domain.Customers.CustomerInput Fields);
