using Optica.Data.Products;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Products;
using Optica.Portal.Api;

namespace Optica.Portal.Features.Products;

/// <summary>The catalogue over HTTP.</summary>
internal static class ProductEndpoints
{
    private const int DefaultLimit = 20;

    public static void MapProducts(this RouteGroupBuilder admin)
    {
        var products = admin
            .MapGroup("/products")
            .WithTags("Products")
            .About<ProductQueries>("productId", async (queries, id, cancellation) => (await queries.ReadAsync(id, cancellation)).Error);
        products
            .MapGet("", ListAsync)
            .Needs(Permissions.OrdersRead)
            .WithDescription("By name. q: words of name or code in any order; kind; status: all, active or inactive.")
            .Produces<PageResponse<ProductResponse>>()
            .Refuses(400);
        products.MapGet("{productId}", ReadAsync).Needs(Permissions.OrdersRead).Produces<ProductResponse>().Refuses(404);
        products
            .MapPost("", CreateAsync)
            .Needs(Permissions.CatalogueManage)
            .WithDescription($"Prices are whole CLP. {IdempotencyKey.Note}")
            .Takes<ProductInput>()
            .Produces<ProductResponse>(StatusCodes.Status201Created)
            .Refuses(400, 409);
        products
            .MapPatch("{productId}", ChangeAsync)
            .Needs(Permissions.CatalogueManage)
            .WithDescription("Absent = unchanged, null = cleared. Orders already taken keep their prices.")
            .Takes<ProductInput>(besides: ["version"])
            .Produces<ProductResponse>()
            .Refuses(400, 404, 409);
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] ProductListQuery wanted,
        ProductQueries queries,
        CancellationToken cancellation
    )
    {
        var query = new ApiQuery();
        var filter = new ProductFilter(
            wanted.Text,
            query.OneOf<LineKind?>("kind", wanted.Kind, [("", null), .. Enum.GetValues<LineKind>().Select(Named)]),
            query.OneOf<bool?>("status", wanted.Status, ("all", null), ("active", true), ("inactive", false))
        );
        var page = query.Page(wanted.Page, wanted.Limit, DefaultLimit);
        if (query.Unreadable is { } unreadable)
        {
            return ApiProblems.From(unreadable);
        }

        var answer = await queries.ListAsync(filter, page, cancellation);
        return answer.TryGet(out var found, out var error) ? Results.Ok(found.Map(ProductResponse.Of)) : ApiProblems.From(error);
    }

    private static (string Name, LineKind? Value) Named(LineKind kind) => (ApiNames.Of(kind), kind);

    private static async Task<IResult> ReadAsync(string productId, ProductQueries queries, CancellationToken cancellation)
    {
        var answer = await queries.ReadAsync(ApiRoute.IdOf(productId), cancellation);
        return answer.TryGet(out var product, out var error) ? Results.Ok(ProductResponse.Of(product)) : ApiProblems.From(error);
    }

    private static async Task<IResult> CreateAsync(
        HttpRequest request,
        ProductService service,
        ProductQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var (input, _) = InputBody<ProductInput>.Read(body);
        var options = IdempotencyKey.Options(request, body);
        var made = await service.CreateAsync(input, options, cancellation);
        if (!made.TryGet(out var id, out var error))
        {
            return ApiProblems.From(error);
        }

        var answer = await queries.ReadAsync(id, cancellation);
        return answer.TryGet(out var product, out var gone)
            ? Results.Created($"/api/admin/products/{id}", ProductResponse.Of(product))
            : ApiProblems.From(gone);
    }

    private static async Task<IResult> ChangeAsync(
        string productId,
        HttpRequest request,
        ProductService service,
        ProductQueries queries,
        CancellationToken cancellation
    )
    {
        var id = ApiRoute.IdOf(productId);
        var body = await ApiBody.ReadAsync(request, cancellation);
        var (input, sent) = InputBody<ProductInput>.Read(body);
        var update = new PartialUpdate<ProductInput>(input, sent, body.Number("version")) { Unreadable = body.Unreadable() };
        var changed = await service.ChangeAsync(id, update, cancellation);
        if (changed.Error is { } error and not VersionConflict)
        {
            return ApiProblems.From(error);
        }

        var answer = await queries.ReadAsync(id, cancellation);
        return !answer.TryGet(out var product, out var gone) ? ApiProblems.From(gone)
            : changed.Error is { } conflict ? ApiProblems.From(conflict, ProductResponse.Of(product))
            : Results.Ok(ProductResponse.Of(product));
    }
}
