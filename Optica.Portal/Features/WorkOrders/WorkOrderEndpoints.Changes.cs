using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.WorkOrders;
using Optica.Portal.Api;

namespace Optica.Portal.Features.WorkOrders;

/// <content>Endpoints that make jobs and change them; each answers with the job as it stands then.</content>
internal static partial class WorkOrderEndpoints
{
    private static void MapChanges(this RouteGroupBuilder jobs)
    {
        jobs.MapPost("", CreateAsync)
            .Needs(Permissions.WorkOrdersEdit)
            .WithDescription($"The prescription must be the customer's and valid today. {IdempotencyKey.Note}")
            .Takes<WorkOrderInput>()
            .Produces<WorkOrderResponse>(StatusCodes.Status201Created)
            .Refuses(400, 404, 409);
        jobs.MapPatch("{id}", ChangeAsync)
            .Needs(Permissions.WorkOrdersEdit)
            .WithDescription("Absent = unchanged, null = cleared. Customer, branch, order and prescription stay as they are.")
            .Takes<WorkOrderInput>(besides: ["version"], without: ["customer_id", "branch_id", "order_id", "prescription_id"])
            .Produces<WorkOrderResponse>()
            .Refuses(400, 404, 409);
        jobs.MapPost("{id}/remake", RemakeAsync)
            .Needs(Permissions.WorkOrdersEdit)
            .WithDescription(
                $"A new job linked to the delivered one, by its snapshot or by another prescription, which is needed where its own was withdrawn or corrected. {IdempotencyKey.Note}"
            )
            .Takes<RemakeInput>()
            .Produces<WorkOrderResponse>(StatusCodes.Status201Created)
            .Refuses(400, 404, 409);
        jobs.MapPost("{id}/prescription", PrescribeAsync)
            .Needs(Permissions.WorkOrdersEdit)
            .WithDescription("Has a job that is not at its laboratory made by another standing prescription of the customer.")
            .Takes<PrescribeJobBody>()
            .Produces<WorkOrderResponse>()
            .Refuses(400, 404, 409);
        jobs.MapPost("{id}/check", CheckAsync)
            .Needs(Permissions.WorkOrdersEdit)
            .WithDescription($"Readings of the focimeter in either form; beyond a limit the job is returned. {IdempotencyKey.Note}")
            .Takes<LensReadings>()
            .Produces<CheckOutcomeResponse>()
            .Refuses(400, 404, 409);
    }

    private static async Task<IResult> CreateAsync(
        HttpRequest request,
        WorkOrderService service,
        WorkOrderQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var input = WorkOrderBody.Job(body);
        var made = await service.CreateAsync(input, IdempotencyKey.Options(request, body), cancellation);
        return await CreatedAsync(made, queries, cancellation);
    }

    private static async Task<IResult> ChangeAsync(
        string id,
        HttpRequest request,
        WorkOrderService service,
        WorkOrderQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var (input, sent) = WorkOrderBody.Changes(body);
        var seen = WorkOrderBody.Seen(body);
        var job = ApiRoute.IdOf(id);
        var update = new PartialUpdate<WorkOrderInput>(input, sent, seen.Version) { Unreadable = seen.Unreadable };
        var changed = await service.ChangeAsync(job, update, cancellation);
        return await AfterAsync(job, changed.Error, queries, cancellation: cancellation);
    }

    private static async Task<IResult> RemakeAsync(
        string id,
        HttpRequest request,
        WorkOrderRemakeService service,
        WorkOrderQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var input = WorkOrderBody.Remake(body);
        var made = await service.RemakeAsync(ApiRoute.IdOf(id), input, IdempotencyKey.Options(request, body), cancellation);
        return await CreatedAsync(made, queries, cancellation);
    }

    private static async Task<IResult> PrescribeAsync(
        string id,
        HttpRequest request,
        WorkOrderPrescriptionService service,
        WorkOrderQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var (job, eyes) = (ApiRoute.IdOf(id), body.Uuid("prescription_id"));
        var changed = await service.ChangeAsync(job, eyes, WorkOrderBody.Seen(body), cancellation);
        return await AfterAsync(job, changed.Error, queries, cancellation: cancellation);
    }

    private static async Task<IResult> CheckAsync(
        string id,
        HttpRequest request,
        WorkOrderCheckService service,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var readings = WorkOrderBody.Readings(body);
        var checking = await service.CheckAsync(ApiRoute.IdOf(id), readings, IdempotencyKey.Options(request, body), cancellation);
        return checking.TryGet(out var outcome, out var error) ? Results.Ok(CheckOutcomeResponse.Of(outcome)) : ApiProblems.From(error);
    }

    private static async Task<IResult> CreatedAsync(Result<Guid> made, WorkOrderQueries queries, CancellationToken cancellation)
    {
        if (!made.TryGet(out var id, out var error))
        {
            return ApiProblems.From(error);
        }

        var answer = await queries.ReadAsync(id, cancellation);
        return answer.TryGet(out var job, out var gone)
            ? Results.Created($"/api/admin/work-orders/{id}", WorkOrderResponse.Of(job))
            : ApiProblems.From(gone);
    }
}
