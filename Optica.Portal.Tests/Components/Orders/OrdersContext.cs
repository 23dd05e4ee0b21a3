using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Orders;
using Optica.Domain.Orders;
using Optica.Domain.Products;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.Features.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Orders;

/// <summary>A database with one customer of branch Centro, and the pages of orders over it.</summary>
public abstract class OrdersContext : IAsyncLifetime
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

    /// <summary>An order of Ana's, of one frame.</summary>
    protected Task<Guid> SellAsync(long price = 100_000) => Database.SellAsync(Ana, World.Centro, price);

    protected async Task<OrderDetail> ReadAsync(Guid id)
    {
        await using var scope = Database.As(World.Chief);
        return (await scope.Get<OrderQueries>().ReadAsync(id, CancellationToken.None)).Expect();
    }

    protected async Task PayAsync(Guid id, long? amount = null, PaymentMethod method = PaymentMethod.Debit)
    {
        await using var scope = Database.As(World.Chief);
        var input = new PaymentInput { Method = method, Amount = amount };
        (await scope.Get<OrderPaymentService>().PayAsync(id, input, new OperationOptions(), CancellationToken.None)).Expect();
    }

    protected async Task RefundAsync(Guid id, long? amount, string reason = "rayado")
    {
        await using var scope = Database.As(World.Chief);
        var input = new RefundInput
        {
            Amount = amount,
            Reason = reason,
            Method = PaymentMethod.Cash,
        };
        (await scope.Get<OrderPaymentService>().RefundAsync(id, input, new OperationOptions(), CancellationToken.None)).Expect();
    }

    /// <summary>What somebody else does to an order meanwhile.</summary>
    protected async Task ChangeAsync(Guid id, Action<OrderInput> change)
    {
        await using var scope = Database.As(World.Chief);
        var start = (await scope.Opener().OpenAsync(id, null, CancellationToken.None)).Expect();
        change(start.Input);
        (await scope.Get<OrderService>().ChangeAsync(id, start.Input, new(start.Version), CancellationToken.None)).Expect();
    }

    protected static string Address(PortalContext context) => context.Services.GetRequiredService<NavigationManager>().Uri;

    protected static string Texts<TPage>(IRenderedComponent<TPage> page, string selector)
        where TPage : IComponent => string.Join('|', page.FindAll(selector).Select(found => Words(found.TextContent)));

    protected static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Presses the button with these words.</summary>
    protected static void Press<TPage>(IRenderedComponent<TPage> page, string words)
        where TPage : IComponent => page.FindAll("button").Single(button => Words(button.TextContent) == words).Click();

    /// <summary>What the script asks once somebody has stopped typing into a line.</summary>
    protected static Task LookUpAsync(IRenderedComponent<OrderEditPage> page, int line, string text) =>
        page.InvokeAsync(() => page.FindComponents<LookupField<ProductRow>>()[line - 1].Instance.FindAsync(text));
}
