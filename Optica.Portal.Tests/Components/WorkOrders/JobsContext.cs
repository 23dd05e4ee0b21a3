using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Optica.Domain.WorkOrders;
using Optica.Portal.Features.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.WorkOrders;

/// <summary>A database with one customer of branch Centro, and the pages of jobs over it.</summary>
public abstract class JobsContext : IAsyncLifetime
{
    protected TestDatabase Database { get; private set; } = default!;

    protected World World => Database.World;

    /// <summary>Ana Soto of Centro.</summary>
    protected Guid Ana { get; private set; }

    public virtual async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        Ana = await Database.AddAsync(World.Centro, People.Numbered(1));
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    protected Task<Guid> JobAsync(WorkOrderStatus status, Action<WorkOrderInput>? change = null) =>
        Database.JobAtAsync(status, Ana, World.Centro, change);

    protected async Task<WorkOrderStatus> StatusAsync(Guid job) => (await Database.ReadJobAsync(job)).Row.Status;

    protected static IRenderedComponent<WorkOrdersPage> Board(PortalContext context, string query = "")
    {
        var page = context.Open<WorkOrdersPage>($"/admin/work-orders{query}");
        page.WaitForElement(".board, .jobs, .state");
        return page;
    }

    protected static IRenderedComponent<WorkOrderPage> Open(PortalContext context, Guid job)
    {
        var page = context.Open<WorkOrderPage>($"/admin/work-orders/{job}", parameters => parameters.Add(one => one.Id, job));
        page.WaitForElement(".job-grid, .state");
        return page;
    }

    /// <summary>The numbers of the cards of a column, in their order.</summary>
    protected static string Cards<TPage>(IRenderedComponent<TPage> page, WorkOrderStatus column)
        where TPage : IComponent => Texts(page, $"[data-column={column}] h3");

    protected static string Texts<TPage>(IRenderedComponent<TPage> page, string selector)
        where TPage : IComponent => string.Join('|', page.FindAll(selector).Select(found => Words(found.TextContent)));

    protected static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Presses the button with these words within a part of the page.</summary>
    protected static void Press<TPage>(IRenderedComponent<TPage> page, string words, string within = "")
        where TPage : IComponent => page.FindAll($"{within} button".Trim()).Single(button => Words(button.TextContent) == words).Click();

    protected static string Address(PortalContext context) => context.Services.GetRequiredService<NavigationManager>().Uri;
}
