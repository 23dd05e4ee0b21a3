using Optica.Data.Appointments;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Portal.Api;
using Optica.Portal.Features.Customers;

namespace Optica.Portal.Features.Appointments;

/// <content>Endpoints that write; each answers with the visit as it stands then.</content>
internal static partial class AppointmentEndpoints
{
    private static void MapBookings(this RouteGroupBuilder admin)
    {
        admin
            .MapGroup("/appointments")
            .WithTags("Appointments")
            .MapPost("", BookAsync)
            .Needs(Permissions.AppointmentsEdit)
            .WithDescription($"For a customer (customer_id) or a guest (guest_name with guest_rut or guest_phone). {IdempotencyKey.Note}")
            .Takes<BookingBody>()
            .Produces<AppointmentResponse>(StatusCodes.Status201Created)
            .Refuses(400, 404, 409);
        admin
            .MapGroup("/customers/{id}")
            .WithTags("Appointments")
            .AboutCustomers()
            .MapPost("appointments", BookForAsync)
            .Needs(Permissions.AppointmentsEdit)
            .WithDescription(IdempotencyKey.Note)
            .Takes<CustomerBookingBody>()
            .Produces<AppointmentResponse>(StatusCodes.Status201Created)
            .Refuses(400, 404, 409);
    }

    private static void MapSteps(this RouteGroupBuilder visits)
    {
        Map<StepBody>(visits.MapPost("{id}/confirm", ConfirmAsync));
        Map<StepBody>(visits.MapPost("{id}/no-show", MissAsync));
        Map<CancelBody>(visits.MapPost("{id}/cancel", CancelAsync));
        Map<RescheduleBody>(visits.MapPost("{id}/reschedule", RescheduleAsync));
        Map<IdentifyBody>(visits.MapPost("{id}/identify", IdentifyAsync)).WithDescription("Says who a guest is, or registers them.");
        visits
            .MapPost("{id}/complete", CompleteAsync)
            .Needs(Permissions.AppointmentsEdit)
            .WithDescription("A guest becomes the customer named, whoever has their RUT, or a new one. Exams set the exam dates.")
            .Takes<CompleteBody>()
            .Produces<CompletionResponse>()
            .Refuses(400, 404, 409);
    }

    private static RouteHandlerBuilder Map<TBody>(RouteHandlerBuilder step) =>
        step.Needs(Permissions.AppointmentsEdit).Takes<TBody>().Produces<AppointmentResponse>().Refuses(400, 404, 409);

    private static Task<IResult> BookAsync(
        HttpRequest request,
        AppointmentService service,
        AppointmentQueries queries,
        CancellationToken cancellation
    ) => MakeAsync(request, null, (service, queries), cancellation);

    private static Task<IResult> BookForAsync(
        string id,
        HttpRequest request,
        AppointmentService service,
        AppointmentQueries queries,
        CancellationToken cancellation
    ) => MakeAsync(request, ApiRoute.IdOf(id), (service, queries), cancellation);

    private static async Task<IResult> MakeAsync(
        HttpRequest request,
        Guid? customerId,
        (AppointmentService Service, AppointmentQueries Queries) visits,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var input = AppointmentBody.Booking(body, customerId);
        var made = await visits.Service.BookAsync(input, IdempotencyKey.Options(request, body), cancellation);
        if (!made.TryGet(out var id, out var error))
        {
            return AppointmentBody.Refuse(error);
        }

        var answer = await visits.Queries.ReadAsync(id, cancellation);
        return answer.TryGet(out var visit, out var gone)
            ? Results.Created($"/api/admin/appointments/{id}", AppointmentResponse.Of(visit))
            : ApiProblems.From(gone);
    }

    private static async Task<IResult> ConfirmAsync(
        string id,
        HttpRequest request,
        AppointmentLifeService service,
        AppointmentQueries queries,
        CancellationToken cancellation
    )
    {
        var (visit, change) = (ApiRoute.IdOf(id), AppointmentBody.Change(await AppointmentBody.ReadAsync(request, cancellation)));
        return await AfterAsync(visit, (await service.ConfirmAsync(visit, change, cancellation)).Error, queries, cancellation);
    }

    private static async Task<IResult> MissAsync(
        string id,
        HttpRequest request,
        AppointmentLifeService service,
        AppointmentQueries queries,
        CancellationToken cancellation
    )
    {
        var (visit, change) = (ApiRoute.IdOf(id), AppointmentBody.Change(await AppointmentBody.ReadAsync(request, cancellation)));
        return await AfterAsync(visit, (await service.MarkNoShowAsync(visit, change, cancellation)).Error, queries, cancellation);
    }

    private static async Task<IResult> CancelAsync(
        string id,
        HttpRequest request,
        AppointmentLifeService service,
        AppointmentQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await AppointmentBody.ReadAsync(request, cancellation);
        var (visit, reason) = (ApiRoute.IdOf(id), body?.Text("reason"));
        var cancelled = await service.CancelAsync(visit, reason, AppointmentBody.Change(body), cancellation);
        return await AfterAsync(visit, cancelled.Error, queries, cancellation);
    }

    private static async Task<IResult> RescheduleAsync(
        string id,
        HttpRequest request,
        AppointmentService service,
        AppointmentQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await AppointmentBody.ReadAsync(request, cancellation);
        var (visit, input) = (ApiRoute.IdOf(id), body is null ? new RescheduleInput() : AppointmentBody.Move(body));
        var moved = await service.RescheduleAsync(visit, input, AppointmentBody.Change(body), cancellation);
        return await AfterAsync(visit, moved.Error, queries, cancellation);
    }

    private static async Task<IResult> IdentifyAsync(
        string id,
        HttpRequest request,
        AppointmentCompletionService service,
        AppointmentQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await AppointmentBody.ReadAsync(request, cancellation);
        var (visit, who) = (ApiRoute.IdOf(id), body is null ? new GuestIdentity() : AppointmentBody.Guest(body));
        var known = await service.IdentifyAsync(visit, who, AppointmentBody.Change(body), cancellation);
        return await AfterAsync(visit, known.Error, queries, cancellation);
    }

    private static async Task<IResult> CompleteAsync(
        string id,
        HttpRequest request,
        AppointmentCompletionService service,
        AppointmentQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await AppointmentBody.ReadAsync(request, cancellation);
        var visit = ApiRoute.IdOf(id);
        var input = new CompletionInput();
        if (body is not null)
        {
            (input.Guest, input.NextEyeExamDue) = (AppointmentBody.Guest(body), body.Date("next_eye_exam_due"));
        }

        var done = await service.CompleteAsync(visit, input, AppointmentBody.Change(body), cancellation);
        if (!done.TryGet(out var outcome, out var error))
        {
            return await AfterAsync(visit, error, queries, cancellation);
        }

        var answer = await queries.ReadAsync(visit, cancellation);
        return answer.TryGet(out var now, out var gone)
            ? Results.Ok(new CompletionResponse(AppointmentResponse.Of(now), outcome.CustomerId, ExamDatesResponse.Of(outcome.Exam)))
            : ApiProblems.From(gone);
    }

    /// <summary>A conflict of versions comes with the visit as it stands.</summary>
    private static async Task<IResult> AfterAsync(Guid id, Error? error, AppointmentQueries queries, CancellationToken cancellation)
    {
        if (error is null)
        {
            return await AnswerAsync(id, queries, cancellation);
        }

        var now = error is VersionConflict ? await queries.ReadAsync(id, cancellation) : new NotFound();
        return AppointmentBody.Refuse(error, now.Succeeded ? AppointmentResponse.Of(now.Value) : null);
    }
}
