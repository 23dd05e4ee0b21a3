using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.WorkOrders;
using Optica.Portal.Api;

namespace Optica.Portal.Features.WorkOrders;

/// <summary>Laboratories over HTTP; a handful, so lists are in one piece.</summary>
internal static class LabEndpoints
{
    public static void MapLabs(this RouteGroupBuilder admin)
    {
        var labs = admin
            .MapGroup("/labs")
            .WithTags("Work orders")
            .About<LabQueries>("labId", async (queries, id, cancellation) => (await queries.ReadAsync(id, cancellation)).Error);
        labs.MapGet("", ListAsync).Needs(Permissions.WorkOrdersRead).Produces<IReadOnlyList<LabRow>>();
        labs.MapPost("", CreateAsync)
            .Needs(Permissions.CatalogueManage)
            .WithDescription(IdempotencyKey.Note)
            .Takes<LabInput>()
            .Produces<LabRow>(StatusCodes.Status201Created)
            .Refuses(400, 409);
        labs.MapPatch("{labId}", ChangeAsync)
            .Needs(Permissions.CatalogueManage)
            .WithDescription("Absent = unchanged, null = cleared.")
            .Takes<LabInput>(besides: ["version"])
            .Produces<LabRow>()
            .Refuses(400, 404, 409);
    }

    private static async Task<IResult> ListAsync(LabQueries queries, CancellationToken cancellation)
    {
        var answer = await queries.ListAsync(onlyActive: false, cancellation);
        return answer.TryGet(out var labs, out var error) ? Results.Ok(labs) : ApiProblems.From(error);
    }

    private static async Task<IResult> CreateAsync(
        HttpRequest request,
        LabService service,
        LabQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var (input, _) = InputBody<LabInput>.Read(body);
        var made = await service.CreateAsync(input, IdempotencyKey.Options(request, body), cancellation);
        if (!made.TryGet(out var id, out var error))
        {
            return ApiProblems.From(error);
        }

        var answer = await queries.ReadAsync(id, cancellation);
        return answer.TryGet(out var lab, out var gone) ? Results.Created($"/api/admin/labs/{id}", lab) : ApiProblems.From(gone);
    }

    private static async Task<IResult> ChangeAsync(
        string labId,
        HttpRequest request,
        LabService service,
        LabQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var (input, sent) = InputBody<LabInput>.Read(body);
        var update = new PartialUpdate<LabInput>(input, sent, body.Number("version")) { Unreadable = body.Unreadable() };
        var id = ApiRoute.IdOf(labId);
        var changed = await service.ChangeAsync(id, update, cancellation);
        if (changed.Error is { } error and not VersionConflict)
        {
            return ApiProblems.From(error);
        }

        var answer = await queries.ReadAsync(id, cancellation);
        return !answer.TryGet(out var lab, out var gone) ? ApiProblems.From(gone)
            : changed.Error is { } conflict ? ApiProblems.From(conflict, lab)
            : Results.Ok(lab);
    }
}
