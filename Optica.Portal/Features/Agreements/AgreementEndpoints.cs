using Optica.Data.Agreements;
using Optica.Domain.Agreements;
using Optica.Domain.Common;
using Optica.Portal.Api;

namespace Optica.Portal.Features.Agreements;

/// <summary>Agreements with institutions over HTTP.</summary>
internal static class AgreementEndpoints
{
    private const int DefaultLimit = 20;

    public static void MapAgreements(this RouteGroupBuilder admin)
    {
        var agreements = admin
            .MapGroup("/agreements")
            .WithTags("Agreements")
            .About<AgreementQueries>("agreementId", async (queries, id, cancellation) => (await queries.ReadAsync(id, cancellation)).Error);
        agreements
            .MapGet("", ListAsync)
            .Needs(Permissions.OrdersRead)
            .WithDescription("By institution. state: valid, upcoming or ended today; missing: all.")
            .Produces<PageResponse<AgreementResponse>>()
            .Refuses(400);
        agreements.MapGet("{agreementId}", ReadAsync).Needs(Permissions.OrdersRead).Produces<AgreementResponse>().Refuses(404);
        agreements
            .MapPost("", CreateAsync)
            .Needs(Permissions.CatalogueManage)
            .WithDescription($"Either discount_percent (1–100) or copay_percent (0–99, what the customer pays). {IdempotencyKey.Note}")
            .Takes<AgreementInput>()
            .Produces<AgreementResponse>(StatusCodes.Status201Created)
            .Refuses(400, 409);
        agreements
            .MapPatch("{agreementId}", ChangeAsync)
            .Needs(Permissions.CatalogueManage)
            .WithDescription("Absent = unchanged, null = cleared. Orders already taken keep what was applied.")
            .Takes<AgreementInput>(besides: ["version"])
            .Produces<AgreementResponse>()
            .Refuses(400, 404, 409);
    }

    private static async Task<IResult> ListAsync(
        string? state,
        string? page,
        string? limit,
        AgreementQueries queries,
        CancellationToken cancellation
    )
    {
        var query = new ApiQuery();
        var wanted = query.OneOf<AgreementState?>("state", state, [("", null), .. Enum.GetValues<AgreementState>().Select(Named)]);
        var part = query.Page(page, limit, DefaultLimit);
        if (query.Unreadable is { } unreadable)
        {
            return ApiProblems.From(unreadable);
        }

        if (!(await queries.ListAsync(cancellation)).TryGet(out var all, out var error))
        {
            return ApiProblems.From(error);
        }

        // an organisation has dozens: they are read at once, and answered as every list is
        var rows = all.Where(row => wanted is null || row.State == wanted).ToList();
        var items = rows.Skip(part.Skip).Take(part.Size).ToList();
        return Results.Ok(new Page<AgreementRow>(items, part.Number, part.Size, rows.Count).Map(AgreementResponse.Of));
    }

    private static (string Name, AgreementState? Value) Named(AgreementState state) => (ApiNames.Of(state), state);

    private static async Task<IResult> ReadAsync(string agreementId, AgreementQueries queries, CancellationToken cancellation)
    {
        var answer = await queries.ReadAsync(ApiRoute.IdOf(agreementId), cancellation);
        return answer.TryGet(out var agreement, out var error) ? Results.Ok(AgreementResponse.Of(agreement)) : ApiProblems.From(error);
    }

    private static async Task<IResult> CreateAsync(
        HttpRequest request,
        AgreementService service,
        AgreementQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var (input, _) = InputBody<AgreementInput>.Read(body);
        var options = IdempotencyKey.Options(request, body);
        var made = await service.CreateAsync(input, options, cancellation);
        if (!made.TryGet(out var id, out var error))
        {
            return ApiProblems.From(error);
        }

        var answer = await queries.ReadAsync(id, cancellation);
        return answer.TryGet(out var agreement, out var gone)
            ? Results.Created($"/api/admin/agreements/{id}", AgreementResponse.Of(agreement))
            : ApiProblems.From(gone);
    }

    private static async Task<IResult> ChangeAsync(
        string agreementId,
        HttpRequest request,
        AgreementService service,
        AgreementQueries queries,
        CancellationToken cancellation
    )
    {
        var id = ApiRoute.IdOf(agreementId);
        var body = await ApiBody.ReadAsync(request, cancellation);
        var (input, sent) = InputBody<AgreementInput>.Read(body);
        var update = new PartialUpdate<AgreementInput>(input, sent, body.Number("version")) { Unreadable = body.Unreadable() };
        var changed = await service.ChangeAsync(id, update, cancellation);
        if (changed.Error is { } error and not VersionConflict)
        {
            return ApiProblems.From(error);
        }

        var answer = await queries.ReadAsync(id, cancellation);
        return !answer.TryGet(out var agreement, out var gone) ? ApiProblems.From(gone)
            : changed.Error is { } conflict ? ApiProblems.From(conflict, AgreementResponse.Of(agreement))
            : Results.Ok(AgreementResponse.Of(agreement));
    }
}
