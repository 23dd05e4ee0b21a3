using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Products;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Products;
using Optica.Portal.Features.Products;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Products;

/// <summary>A database with a frame that is sold and a service that no longer is.</summary>
public abstract class ProductsContext : IAsyncLifetime
{
    protected TestDatabase Database { get; private set; } = default!;

    public async ValueTask InitializeAsync() => Database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    protected async Task<Guid> PlantAsync()
    {
        var service = Catalog.Frame("Montaje", null, 8_000);
        (service.Kind, service.IncludesTax, service.IsActive) = (LineKind.Service, false, false);
        await Database.MakeAsync(service);
        return await Database.MakeAsync(Catalog.Frame("Armazón Andes", "AR-1", 39_990));
    }

    protected async Task ChangeAsync(Guid id, ProductInput input)
    {
        await using var scope = Database.As(Database.World.Chief);
        (await scope.Get<ProductService>().ChangeAsync(id, new PartialUpdate<ProductInput>(input), CancellationToken.None)).Expect();
    }

    protected static IRenderedComponent<ProductsPage> Open(PortalContext context, string query = "") =>
        context.Open<ProductsPage>($"/admin/products{query}");

    protected static string Address(PortalContext context) => context.Services.GetRequiredService<NavigationManager>().Uri;

    protected static string Names(IRenderedComponent<ProductsPage> page) =>
        string.Join(", ", page.FindAll("tbody .cell-main").Select(name => name.TextContent.Trim()));

    protected static void Type(IRenderedComponent<ProductsPage> page, string field, string text) =>
        page.Find($"#field-{field}").Change(text);

    protected static string Messages(IRenderedComponent<ProductsPage> page, string field) =>
        string.Join(' ', page.FindAll($"[data-field='{field}'] .field-error").Select(message => message.TextContent.Trim()));

    protected static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
