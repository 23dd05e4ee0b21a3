using Optica.Data.Agreements;
using Optica.Domain.Agreements;
using Optica.Domain.Common;
using Optica.Portal.Api;
using Optica.Portal.Features.Customers;

namespace Optica.Portal.Features.Agreements;

/// <summary>What makes things cheaper for a customer, over HTTP.</summary>
internal static class BenefitEndpoints
{
    private const string Percent = "discount_percent";

    public static void MapBenefits(this RouteGroupBuilder admin)
    {
        var customer = admin.MapGroup("/customers/{id}").WithTags("Agreements").AboutCustomers();
        customer
            .MapGet("benefits", ReadAsync)
            .Needs(Permissions.OrdersRead)
            .WithDescription("The customer's own discount and their agreements. Orders apply the one that leaves least to pay.")
            .Produces<BenefitsResponse>()
            .Refuses(404);
        customer
            .MapPut("agreements/{agreementId}", LinkAsync)
            .Needs(Permissions.OrdersEdit)
            .WithDescription("Makes the customer a member; one already is no error.")
            .Produces(204)
            .Refuses(404);
        customer
            .MapDelete("agreements/{agreementId}", UnlinkAsync)
            .Needs(Permissions.OrdersEdit)
            .WithDescription("Takes the customer off the agreement's list.")
            .Produces(204)
            .Refuses(404);
        customer
            .MapPut("discount", GrantAsync)
            .Needs(Permissions.DiscountsGrant)
            .WithDescription("discount_percent (1–100) with discount_reason; null takes it away. Besides: version of the customer.")
            .Takes<DiscountBody>()
            .Produces<BenefitsResponse>()
            .Refuses(400, 404, 409);
    }

    private static async Task<IResult> ReadAsync(string id, AgreementQueries queries, CancellationToken cancellation)
    {
        var answer = await queries.OfCustomerAsync(ApiRoute.IdOf(id), cancellation);
        return answer.TryGet(out var benefits, out var error) ? Results.Ok(BenefitsResponse.Of(benefits)) : ApiProblems.From(error);
    }

    private static async Task<IResult> LinkAsync(
        string id,
        string agreementId,
        CustomerBenefitService service,
        CancellationToken cancellation
    )
    {
        var linked = await service.LinkAsync(ApiRoute.IdOf(id), ApiRoute.IdOf(agreementId), cancellation);
        // so it was meant to be
        return linked.Error is null or AlreadyMember ? Results.NoContent() : ApiProblems.From(linked.Error);
    }

    private static async Task<IResult> UnlinkAsync(
        string id,
        string agreementId,
        CustomerBenefitService service,
        CancellationToken cancellation
    )
    {
        var unlinked = await service.UnlinkAsync(ApiRoute.IdOf(id), ApiRoute.IdOf(agreementId), cancellation);
        return unlinked.Error is { } error ? ApiProblems.From(error) : Results.NoContent();
    }

    private static async Task<IResult> GrantAsync(
        string id,
        HttpRequest request,
        CustomerBenefitService service,
        AgreementQueries queries,
        CancellationToken cancellation
    )
    {
        var customer = ApiRoute.IdOf(id);
        var body = await ApiBody.ReadAsync(request, cancellation);
        if (!body.Has(Percent))
        {
            // nothing said is no wish to take it away
            body.Fail(ApiText.Rule(Percent, "number_expected"));
        }

        var (read, _) = InputBody<DiscountBody>.Read(body);
        var input = new DiscountInput
        {
            DiscountPercent = read.DiscountPercent,
            DiscountReason = read.DiscountReason,
            Version = read.Version,
            Unreadable = body.Unreadable(),
        };
        var granted = await service.GrantDiscountAsync(customer, input, cancellation);
        if (granted.Error is { } error and not VersionConflict)
        {
            return ApiProblems.From(error);
        }

        var answer = await queries.OfCustomerAsync(customer, cancellation);
        return !answer.TryGet(out var benefits, out var gone) ? ApiProblems.From(gone)
            : granted.Error is { } conflict ? ApiProblems.From(conflict, BenefitsResponse.Of(benefits))
            : Results.Ok(BenefitsResponse.Of(benefits));
    }

    /// <summary>What a discount's request says.</summary>
    private sealed class DiscountBody
    {
        public int? DiscountPercent { get; set; }

        public string? DiscountReason { get; set; }

        public long? Version { get; set; }
    }
}
