using Optica.Data.Customers;
using Optica.Data.Organisations;
using Optica.Data.Quotes;
using Optica.Domain.Common;
using Optica.Domain.Quotes;
using Optica.Domain.WorkOrders;
using Optica.Portal.Api;
using Optica.Portal.Features.Customers;

namespace Optica.Portal.Features.Quotes;

/// <summary>Quotes over HTTP.</summary>
internal static partial class QuoteEndpoints
{
    private const int DefaultLimit = 20;

    public static void MapQuotes(this RouteGroupBuilder admin)
    {
        var quotes = admin
            .MapGroup("/quotes")
            .WithTags("Quotes")
            .About<QuoteQueries>("id", async (queries, id, cancellation) => (await queries.ReadAsync(id, cancellation)).Error);
        quotes.MapGet("", ListAsync).Needs(Permissions.QuotesRead).Produces<PageResponse<QuoteRowResponse>>().Refuses(400, 404);
        quotes
            .MapGet("conversion", ConversionAsync)
            .Needs(Permissions.QuotesRead)
            .WithDescription("Of the quotes sent from … to, both included: how many became orders, by branch and by seller.")
            .Produces<QuoteConversionsResponse>()
            .Refuses(400, 404);
        quotes.MapGet("{id}", ReadAsync).Needs(Permissions.QuotesRead).Produces<QuoteResponse>().Refuses(404);
        quotes.MapGet("{id}/history", HistoryAsync).Needs(Permissions.QuotesRead).Produces<IReadOnlyList<HistoryResponse>>().Refuses(404);
        quotes
            .MapGet("{id}/prescription", PrescriptionAsync)
            .Needs(Permissions.QuotesRead)
            .WithDescription(
                "What its lenses are made by, without clinical notes: with the clinical permission, or on one's own quote. Reading it is audited."
            )
            .Produces<WorkOrderPrescribed>()
            .Refuses(404);
        quotes.MapSteps();
        var customer = admin.MapGroup("/customers/{id}").WithTags("Quotes").AboutCustomers();
        customer
            .MapGet("quotes", OfCustomerAsync)
            .Needs(Permissions.QuotesRead)
            .Produces<PageResponse<QuoteRowResponse>>()
            .Refuses(400, 404);
        customer
            .MapPost("quotes", CreateAsync)
            .Needs(Permissions.QuotesEdit)
            .WithDescription($"Prices, discounts and totals are the server's. {IdempotencyKey.Note}")
            .Takes<QuoteRequestBody>()
            .Produces<QuoteResponse>(StatusCodes.Status201Created)
            .Refuses(400, 404, 409);
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] QuoteListQuery wanted,
        QuoteQueries queries,
        BranchQueries branches,
        CancellationToken cancellation
    )
    {
        var query = new ApiQuery();
        var filter = Filter(query, wanted);
        var page = query.Page(wanted.Page, wanted.Limit, DefaultLimit);
        if (query.Unreadable is { } unreadable)
        {
            var refused = filter.BranchId is { } branch ? (await branches.ReachAsync(branch, cancellation)).Error : null;
            return ApiProblems.From(refused ?? unreadable);
        }

        var answer = await queries.ListAsync(filter, page, cancellation);
        return answer.TryGet(out var found, out var error) ? Results.Ok(found.Map(QuoteRowResponse.Of)) : ApiProblems.From(error);
    }

    private static QuoteFilter Filter(ApiQuery query, QuoteListQuery wanted) =>
        new()
        {
            Text = wanted.Text,
            Status = query.OneOf<QuoteStatus?>(
                "status",
                wanted.Status,
                [("", null), .. Enum.GetValues<QuoteStatus>().Select(status => (ApiNames.Of(status), (QuoteStatus?)status))]
            ),
            BranchId = query.Uuid("branch_id", wanted.BranchId),
            SellerId = query.Uuid("seller_id", wanted.SellerId),
            From = query.Date("from", wanted.From),
            To = query.Date("to", wanted.To),
            Sort = query.OneOf("sort", wanted.Sort, [.. Enum.GetValues<QuoteSort>().Select(sort => (ApiNames.Of(sort), sort))]),
            Descending = query.OneOf("dir", wanted.Direction, ("desc", true), ("asc", false)),
        };

    private static async Task<IResult> ConversionAsync(
        [AsParameters] ConversionQuery wanted,
        QuoteConversionQueries queries,
        BranchQueries branches,
        CancellationToken cancellation
    )
    {
        var query = new ApiQuery();
        var filter = new ConversionFilter
        {
            BranchId = query.Uuid("branch_id", wanted.BranchId),
            From = query.Date("from", wanted.From),
            To = query.Date("to", wanted.To),
        };
        if (query.Unreadable is { } unreadable)
        {
            var refused = filter.BranchId is { } branch ? (await branches.ReachAsync(branch, cancellation)).Error : null;
            return ApiProblems.From(refused ?? unreadable);
        }

        var answer = await queries.ReadAsync(filter, cancellation);
        return answer.TryGet(out var found, out var error) ? Results.Ok(QuoteConversionsResponse.Of(found)) : ApiProblems.From(error);
    }

    private static async Task<IResult> OfCustomerAsync(
        string id,
        string? page,
        string? limit,
        CustomerQueries customers,
        QuoteQueries queries,
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
        return answer.TryGet(out var found, out var error) ? Results.Ok(found.Map(QuoteRowResponse.Of)) : ApiProblems.From(error);
    }

    private static Task<IResult> ReadAsync(string id, QuoteQueries queries, CancellationToken cancellation) =>
        AnswerAsync(ApiRoute.IdOf(id), queries, cancellation);

    private static async Task<IResult> HistoryAsync(string id, QuoteHistoryQueries queries, CancellationToken cancellation)
    {
        var answer = await queries.ListAsync(ApiRoute.IdOf(id), cancellation);
        return answer.TryGet(out var steps, out var error) ? Results.Ok(steps.Select(CustomerJson.Of)) : ApiProblems.From(error);
    }

    private static async Task<IResult> PrescriptionAsync(string id, QuotePrescriptionQueries queries, CancellationToken cancellation)
    {
        var answer = await queries.ReadAsync(ApiRoute.IdOf(id), cancellation);
        return answer.TryGet(out var prescribed, out var error) ? Results.Ok(prescribed) : ApiProblems.From(error);
    }

    private static async Task<IResult> AnswerAsync(Guid id, QuoteQueries queries, CancellationToken cancellation)
    {
        var answer = await queries.ReadAsync(id, cancellation);
        return answer.TryGet(out var quote, out var error) ? Results.Ok(QuoteResponse.Of(quote)) : ApiProblems.From(error);
    }
}
