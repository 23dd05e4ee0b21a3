using Optica.Data.Customers;
using Optica.Data.LensPurchases;
using Optica.Domain.Common;
using Optica.Portal.Api;
using Optica.Portal.Features.Customers;

namespace Optica.Portal.Features.LensPurchases;

/// <summary>What customers bought in lenses and frames, over HTTP.</summary>
internal static class LensPurchaseEndpoints
{
    private const int DefaultLimit = 20;

    public static void MapLensPurchases(this RouteGroupBuilder admin) =>
        admin
            .MapGroup("/customers/{id}")
            .WithTags("Lens purchases")
            .AboutCustomers()
            .MapGet("lens-purchases", OfCustomerAsync)
            .Needs(Permissions.OrdersRead)
            .Produces<PageResponse<LensPurchaseResponse>>()
            .Refuses(400, 404);

    private static async Task<IResult> OfCustomerAsync(
        string id,
        string? page,
        string? limit,
        CustomerQueries customers,
        LensPurchaseQueries queries,
        CancellationToken cancellation
    )
    {
        var query = new ApiQuery();
        var wanted = query.Page(page, limit, DefaultLimit);
        var customer = ApiRoute.IdOf(id);
        if (query.Unreadable is { } unreadable)
        {
            return ApiProblems.From((await customers.RowAsync(customer, cancellation)).Error ?? unreadable);
        }

        var answer = await queries.OfCustomerAsync(customer, wanted, cancellation);
        return answer.TryGet(out var found, out var error) ? Results.Ok(found.Map(LensPurchaseResponse.Of)) : ApiProblems.From(error);
    }
}
