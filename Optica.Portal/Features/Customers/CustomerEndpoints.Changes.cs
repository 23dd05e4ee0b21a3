using Optica.Data.Customers;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Api;

namespace Optica.Portal.Features.Customers;

/// <content>Endpoints that write.</content>
internal static partial class CustomerEndpoints
{
    private static readonly string[] UpdateMethods = [HttpMethods.Put, HttpMethods.Patch];

    private static void MapChanges(this RouteGroupBuilder customers)
    {
        customers
            .MapPost("", CreateAsync)
            .Needs(Permissions.CustomersEdit)
            .WithDescription("Header Idempotency-Key (UUID): the same key twice makes one customer.")
            .Takes<CustomerInput>(besides: ["shares_contact"])
            .Produces<CustomerResponse>(StatusCodes.Status201Created)
            .Refuses(400, 404, 409);
        customers
            .MapMethods("{id}", UpdateMethods, UpdateAsync)
            .Needs(Permissions.CustomersEdit)
            .WithDescription("Absent = unchanged, null = cleared.")
            .Takes<CustomerInput>(besides: ["version", "shares_contact"])
            .Produces<CustomerResponse>()
            .Refuses(400, 404, 409);
        customers.MapDelete("{id}", DeactivateAsync).Needs(Permissions.CustomersDeactivate).Produces(204).Refuses(404, 409);
        customers.MapPost("{id}/restore", RestoreAsync).Needs(Permissions.CustomersDeactivate).Produces(204).Refuses(404, 409);
        customers
            .MapPost("{id}/transfer", TransferAsync)
            .Needs(Permissions.CustomersTransfer)
            .Takes<TransferRequestBody>()
            .Produces(204)
            .Refuses(400, 404, 409);
        customers
            .MapPost("{id}/transfer-requests", RequestTransferAsync)
            .Needs(Permissions.CustomersTransfer)
            .Takes<TransferRequestBody>()
            .Produces<CreatedResponse>(StatusCodes.Status201Created)
            .Refuses(400, 404, 409);
    }

    private static async Task<IResult> CreateAsync(
        HttpRequest request,
        CustomerService service,
        CustomerAnswers answers,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var (input, _) = CustomerBody.Read(body);
        input.BranchId = body.Uuid("branch_id");
        var options = new CustomerCreateOptions(
            body.Flag("shares_contact"),
            IdempotencyKey.Of(request, body),
            IdempotencyKey.HashOf(request, body)
        )
        {
            Unreadable = body.Unreadable(),
        };
        var made = await service.CreateAsync(input, options, cancellation);
        if (!made.TryGet(out var id, out var error))
        {
            return ApiProblems.From(error);
        }

        var answer = await answers.ReadAsync(id, cancellation);
        return answer.TryGet(out var customer, out var gone)
            ? Results.Created($"/api/admin/customers/{id}", (object)customer)
            : ApiProblems.From(gone);
    }

    private static async Task<IResult> UpdateAsync(
        string id,
        HttpRequest request,
        CustomerService service,
        CustomerAnswers answers,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var (input, sent) = CustomerBody.Read(body);
        var update = new CustomerUpdate(input, sent, body.Number("version"), body.Flag("shares_contact"))
        {
            Unreadable = body.Unreadable(),
        };
        var customer = ApiRoute.IdOf(id);
        var changed = await service.UpdateAsync(customer, update, cancellation);
        if (changed.Error is { } error)
        {
            return await RefuseAsync(error, customer, answers, cancellation);
        }

        var answer = await answers.ReadAsync(customer, cancellation);
        return answer.TryGet(out var told, out var gone) ? Body(told) : ApiProblems.From(gone);
    }

    private static async Task<IResult> DeactivateAsync(
        string id,
        CustomerLifeService service,
        CustomerAnswers answers,
        CancellationToken cancellation
    )
    {
        var customer = ApiRoute.IdOf(id);
        return await DoneAsync(await service.DeactivateAsync(customer, null, cancellation), customer, answers, cancellation);
    }

    private static async Task<IResult> RestoreAsync(
        string id,
        CustomerLifeService service,
        CustomerAnswers answers,
        CancellationToken cancellation
    )
    {
        var customer = ApiRoute.IdOf(id);
        return await DoneAsync(await service.ReactivateAsync(customer, null, cancellation), customer, answers, cancellation);
    }

    private static async Task<IResult> TransferAsync(
        string id,
        HttpRequest request,
        TransferService service,
        CustomerAnswers answers,
        CancellationToken cancellation
    )
    {
        var customer = ApiRoute.IdOf(id);
        var input = Transfer(await ApiBody.ReadAsync(request, cancellation));
        return await DoneAsync(await service.TransferAsync(customer, input, cancellation), customer, answers, cancellation);
    }

    private static async Task<IResult> RequestTransferAsync(
        string id,
        HttpRequest request,
        TransferService service,
        CancellationToken cancellation
    )
    {
        var input = Transfer(await ApiBody.ReadAsync(request, cancellation));
        var made = await service.RequestAsync(ApiRoute.IdOf(id), input, cancellation);
        return made.TryGet(out var filed, out var error)
            ? Results.Json(new CreatedResponse(filed), statusCode: StatusCodes.Status201Created)
            : ApiProblems.From(error);
    }

    private static TransferInput Transfer(ApiBody body) =>
        new(body.Uuid("branch_id") ?? Guid.Empty, body.Text("reason"), body.Flag("shares_contact")) { Unreadable = body.Unreadable() };

    private static async Task<IResult> DoneAsync(Result<Done> result, Guid id, CustomerAnswers answers, CancellationToken cancellation) =>
        result.Error is { } error ? await RefuseAsync(error, id, answers, cancellation) : Results.NoContent();

    /// <summary>A conflict of versions comes with the record as it stands.</summary>
    private static async Task<IResult> RefuseAsync(Error error, Guid id, CustomerAnswers answers, CancellationToken cancellation)
    {
        if (error is not VersionConflict)
        {
            return ApiProblems.From(error);
        }

        var now = await answers.ReadAsync(id, cancellation);
        return ApiProblems.From(error, now.Succeeded ? now.Value : null);
    }

    /// <summary>What a transfer or a request for one says.</summary>
    private sealed record TransferRequestBody(Guid BranchId, string Reason, bool SharesContact);

    private sealed record CreatedResponse(Guid Id);
}
