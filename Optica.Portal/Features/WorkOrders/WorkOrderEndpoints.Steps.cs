using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.WorkOrders;
using Optica.Portal.Api;

namespace Optica.Portal.Features.WorkOrders;

/// <content>Endpoints that move jobs on.</content>
internal static partial class WorkOrderEndpoints
{
    private const string Note = "note";

    private const string Moving =
        "reason: why it is returned or cancelled; for delivered, why although something is due, which needs the right to reverse orders.";

    private static void MapSteps(this RouteGroupBuilder jobs)
    {
        // the contract's name for it, and that of the board
        MapStep<MoveBody>(jobs.MapPost("{id}/status", AdvanceAsync)).WithDescription(Moving);
        MapStep<MoveBody>(jobs.MapPost("{id}/advance", AdvanceAsync)).WithDescription(Moving);
        MapStep<ReturnBody>(jobs.MapPost("{id}/return", ReturnAsync));
        MapStep<CancelJobBody>(jobs.MapPost("{id}/cancel", CancelAsync));
    }

    private static RouteHandlerBuilder MapStep<TBody>(RouteHandlerBuilder step) =>
        step.Needs(Permissions.WorkOrdersEdit).Takes<TBody>().Produces<WorkOrderResponse>().Refuses(400, 404, 409);

    private static async Task<IResult> AdvanceAsync(
        string id,
        HttpRequest request,
        WorkOrderLifeService service,
        WorkOrderQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var job = ApiRoute.IdOf(id);
        var move = WorkOrderBody.Move(body);
        var moved = await service.AdvanceAsync(job, move, WorkOrderBody.Seen(body), cancellation);
        var name = WorkOrderRules.NeedsNote(move.To) || (body.Has("reason") && !body.Has(Note)) ? "reason" : Note;
        return await AfterAsync(job, moved.Error, queries, name, cancellation);
    }

    private static async Task<IResult> ReturnAsync(
        string id,
        HttpRequest request,
        WorkOrderLifeService service,
        WorkOrderQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var job = ApiRoute.IdOf(id);
        var cause = body.Text("cause");
        var returned = await service.ReturnAsync(job, cause, WorkOrderBody.Seen(body), cancellation);
        return await AfterAsync(job, returned.Error, queries, "cause", cancellation);
    }

    private static async Task<IResult> CancelAsync(
        string id,
        HttpRequest request,
        WorkOrderLifeService service,
        WorkOrderQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var job = ApiRoute.IdOf(id);
        var reason = body.Text("reason");
        var cancelled = await service.CancelAsync(job, reason, WorkOrderBody.Seen(body), cancellation);
        return await AfterAsync(job, cancelled.Error, queries, "reason", cancellation);
    }

    /// <summary>The job after a change; a conflict of versions comes with the job as it stands.</summary>
    private static async Task<IResult> AfterAsync(
        Guid id,
        Error? error,
        WorkOrderQueries queries,
        string noteName = Note,
        CancellationToken cancellation = default
    )
    {
        if (error is null)
        {
            return await AnswerAsync(id, queries, cancellation);
        }

        var now = error is VersionConflict ? await queries.ReadAsync(id, cancellation) : new NotFound();
        return WorkOrderBody.Refuse(error, noteName, now.Succeeded ? WorkOrderResponse.Of(now.Value) : null);
    }
}
