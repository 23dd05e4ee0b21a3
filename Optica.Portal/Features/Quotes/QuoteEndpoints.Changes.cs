using Optica.Data.Quotes;
using Optica.Domain.Common;
using Optica.Domain.Quotes;
using Optica.Portal.Api;

namespace Optica.Portal.Features.Quotes;

/// <content>Endpoints that write; each answers with the quote as it stands then.</content>
internal static partial class QuoteEndpoints
{
    private static void MapSteps(this RouteGroupBuilder quotes)
    {
        Map<QuoteChangeBody, QuoteResponse>(quotes.MapPut("{id}", ChangeAsync))
            .WithDescription("Replaces what a draft offers; it is priced anew. Customer and branch stay.");
        Map<QuoteSendBody, QuoteSentResponse>(quotes.MapPost("{id}/send", SendAsync))
            .WithDescription("Marks it as sent; with email: true it goes to the customer's address, and the answer says whether it did.");
        quotes
            .MapPost("{id}/mail", MailAsync)
            .Needs(Permissions.QuotesEdit)
            .WithDescription("E-mails a quote that is sent or accepted, as often as it is called; the answer says whether it went out.")
            .Produces<QuoteSentResponse>()
            .Refuses(404, 409);
        Map<QuoteAcceptBody, QuoteResponse>(quotes.MapPost("{id}/accept", AcceptAsync))
            .WithDescription("alternative_id may be left out where there is only one.");
        Map<QuoteRejectBody, QuoteResponse>(quotes.MapPost("{id}/reject", RejectAsync));
        Map<QuoteConvertBody, QuoteConvertedResponse>(quotes.MapPost("{id}/convert", ConvertAsync))
            .WithDescription(
                "Makes the order and the work order, once, at the prices as quoted. "
                    + "prescription_id: another standing prescription of the customer, needed where the quote's own was withdrawn or corrected "
                    + $"(409 then names correction_id). {IdempotencyKey.Note}"
            );
        quotes
            .MapPost("{id}/copy", CopyAsync)
            .Needs(Permissions.QuotesEdit)
            .WithDescription($"A new draft that offers the same, priced by today's benefits. {IdempotencyKey.Note}")
            .Produces<QuoteResponse>(StatusCodes.Status201Created)
            .Refuses(400, 404, 409);
    }

    private static RouteHandlerBuilder Map<TBody, TAnswer>(RouteHandlerBuilder step) =>
        step.Needs(Permissions.QuotesEdit).Takes<TBody>().Produces<TAnswer>().Refuses(400, 404, 409);

    private static async Task<IResult> CreateAsync(
        string id,
        HttpRequest request,
        QuoteService service,
        QuoteQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var input = QuoteBody.Quote(body, ApiRoute.IdOf(id));
        var made = await service.CreateAsync(input, IdempotencyKey.Options(request, body), cancellation);
        return await CreatedAsync(made, queries, cancellation);
    }

    private static async Task<IResult> CopyAsync(
        string id,
        HttpRequest request,
        QuoteService service,
        QuoteQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await QuoteBody.ReadAsync(request, cancellation) ?? ApiBody.Nothing();
        var made = await service.CopyAsync(ApiRoute.IdOf(id), IdempotencyKey.Options(request, body), cancellation);
        return await CreatedAsync(made, queries, cancellation);
    }

    private static async Task<IResult> ChangeAsync(
        string id,
        HttpRequest request,
        QuoteService service,
        QuoteQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var (quote, input) = (ApiRoute.IdOf(id), QuoteBody.Content(body));
        var changed = await service.ChangeAsync(quote, input, QuoteBody.Change(body), cancellation);
        return await AfterAsync(quote, changed.Error, queries, cancellation);
    }

    private static async Task<IResult> SendAsync(
        string id,
        HttpRequest request,
        QuoteSending sending,
        QuoteQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await QuoteBody.ReadAsync(request, cancellation);
        var (quote, byMail) = (ApiRoute.IdOf(id), body?.Flag("email") ?? false);
        var sent = await sending.SendAsync(quote, byMail, QuoteBody.Change(body), cancellation);
        return await MailedAsync(quote, sent, queries, cancellation);
    }

    private static async Task<IResult> MailAsync(string id, QuoteSending sending, QuoteQueries queries, CancellationToken cancellation)
    {
        var quote = ApiRoute.IdOf(id);
        return await MailedAsync(quote, await sending.MailAsync(quote, cancellation), queries, cancellation);
    }

    private static async Task<IResult> MailedAsync(
        Guid quote,
        Result<MailOutcome> sent,
        QuoteQueries queries,
        CancellationToken cancellation
    )
    {
        if (!sent.TryGet(out var outcome, out var error))
        {
            return await AfterAsync(quote, error, queries, cancellation);
        }

        var answer = await queries.ReadAsync(quote, cancellation);
        return answer.TryGet(out var now, out var gone)
            ? Results.Ok(new QuoteSentResponse(QuoteResponse.Of(now), outcome))
            : ApiProblems.From(gone);
    }

    private static async Task<IResult> AcceptAsync(
        string id,
        HttpRequest request,
        QuoteLifeService service,
        QuoteQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await QuoteBody.ReadAsync(request, cancellation);
        var (quote, alternative) = (ApiRoute.IdOf(id), body?.Uuid("alternative_id"));
        var accepted = await service.AcceptAsync(quote, alternative, QuoteBody.Change(body), cancellation);
        return await AfterAsync(quote, accepted.Error, queries, cancellation);
    }

    private static async Task<IResult> RejectAsync(
        string id,
        HttpRequest request,
        QuoteLifeService service,
        QuoteQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await QuoteBody.ReadAsync(request, cancellation);
        var (quote, reason) = (ApiRoute.IdOf(id), body?.Text("reason"));
        var rejected = await service.RejectAsync(quote, reason, QuoteBody.Change(body), cancellation);
        return await AfterAsync(quote, rejected.Error, queries, cancellation);
    }

    private static async Task<IResult> ConvertAsync(
        string id,
        HttpRequest request,
        QuoteConversionService service,
        QuoteQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await QuoteBody.ReadAsync(request, cancellation) ?? ApiBody.Nothing();
        var (quote, input) = (ApiRoute.IdOf(id), new QuoteConversionInput(body.Number("version"), body.Uuid("prescription_id")));
        var converted = await service.ConvertAsync(quote, input, IdempotencyKey.Options(request, body), cancellation);
        if (!converted.TryGet(out var made, out var error))
        {
            return await AfterAsync(quote, error, queries, cancellation);
        }

        var answer = await queries.ReadAsync(quote, cancellation);
        return answer.TryGet(out var now, out var gone)
            ? Results.Ok(new QuoteConvertedResponse(QuoteResponse.Of(now), made.OrderId, made.WorkOrderId))
            : ApiProblems.From(gone);
    }

    private static async Task<IResult> CreatedAsync(Result<Guid> made, QuoteQueries queries, CancellationToken cancellation)
    {
        if (!made.TryGet(out var id, out var error))
        {
            return ApiProblems.From(error);
        }

        var answer = await queries.ReadAsync(id, cancellation);
        return answer.TryGet(out var quote, out var gone)
            ? Results.Created($"/api/admin/quotes/{id}", QuoteResponse.Of(quote))
            : ApiProblems.From(gone);
    }

    /// <summary>The quote after a change; a conflict of versions comes with the quote as it stands.</summary>
    private static async Task<IResult> AfterAsync(Guid id, Error? error, QuoteQueries queries, CancellationToken cancellation)
    {
        if (error is VersionConflict && (await queries.ReadAsync(id, cancellation)).TryGet(out var now, out _))
        {
            return ApiProblems.From(error, QuoteResponse.Of(now));
        }

        return error is null ? await AnswerAsync(id, queries, cancellation) : ApiProblems.From(error);
    }
}
