using Optica.Data.Prescriptions;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Portal.Api;
using Optica.Portal.Features.Customers;

namespace Optica.Portal.Features.Prescriptions;

/// <summary>Prescriptions over HTTP: never changed, never deleted (OR-23).</summary>
internal static class PrescriptionEndpoints
{
    private const int DefaultLimit = 20;

    private const string Writing =
        "Both eyes are objects; values are numbers or texts such as \"-2,25\". Doubtful values are saved with their warnings; "
        + $"confirms_warnings says that somebody saw them. {IdempotencyKey.Note}";

    public static void MapPrescriptions(this RouteGroupBuilder admin)
    {
        var customer = admin.MapGroup("/customers/{id}/prescriptions").WithTags("Prescriptions").AboutCustomers();
        customer
            .MapGet("", ListAsync)
            .Needs(Permissions.PrescriptionsRead)
            .WithDescription("The plain side, newest first.")
            .Produces<PageResponse<PrescriptionRowResponse>>()
            .Refuses(400, 404);
        customer
            .MapPost("", CreateAsync)
            .Needs(Permissions.Clinical)
            .WithDescription($"Takes the place of the current one of its kind. {Writing}")
            .Takes<PrescriptionInput>()
            .Produces<ClinicalPrescriptionResponse>(StatusCodes.Status201Created)
            .Refuses(400, 404, 409);
        var prescriptions = admin
            .MapGroup("/prescriptions")
            .WithTags("Prescriptions")
            .About<PrescriptionQueries>("id", async (queries, id, cancellation) => (await queries.RowAsync(id, cancellation)).Error);
        prescriptions
            .MapGet("{id}", ReadAsync)
            .Needs(Permissions.PrescriptionsRead)
            .WithDescription("What was prescribed only with the clinical permission; reading it is audited.")
            .Produces<PrescriptionResponse>()
            .Refuses(404);
        prescriptions
            .MapPost("{id}/amend", AmendAsync)
            .Needs(Permissions.Clinical)
            .WithDescription($"All of it as it should have been, with a reason. {Writing}")
            .Takes<PrescriptionInput>(besides: ["reason", "version"])
            .Produces<ClinicalPrescriptionResponse>(StatusCodes.Status201Created)
            .Refuses(400, 404, 409);
        prescriptions
            .MapPost("{id}/cancel", CancelAsync)
            .Needs(Permissions.Clinical)
            .Takes<CancellationRequest>()
            .Produces<ClinicalPrescriptionResponse>()
            .Refuses(400, 404, 409);
    }

    private static async Task<IResult> ListAsync(
        string id,
        string? page,
        string? limit,
        PrescriptionQueries queries,
        CancellationToken cancellation
    )
    {
        var query = new ApiQuery();
        var wanted = query.Page(page, limit, DefaultLimit);
        var answer = await queries.OfCustomerAsync(ApiRoute.IdOf(id), wanted, cancellation);
        return !answer.TryGet(out var found, out var error) ? ApiProblems.From(error)
            : query.Unreadable is { } unreadable ? ApiProblems.From(unreadable)
            : Results.Ok(found.Map(PrescriptionRowResponse.Of));
    }

    private static async Task<IResult> ReadAsync(string id, PrescriptionQueries queries, CancellationToken cancellation)
    {
        var answer = await queries.ReadAsync(ApiRoute.IdOf(id), cancellation);
        return answer.TryGet(out var found, out var error) ? Body(found) : ApiProblems.From(error);
    }

    private static async Task<IResult> CreateAsync(
        string id,
        HttpRequest request,
        PrescriptionService service,
        PrescriptionQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var input = PrescriptionBody.Read(body);
        input.BranchId = body.Uuid("branch_id");
        var confirms = body.Flag("confirms_warnings");
        var options = new PrescriptionOptions(ConfirmsWarnings: confirms) { Request = IdempotencyKey.Options(request, body) };
        var made = await service.CreateAsync(ApiRoute.IdOf(id), input, options, cancellation);
        return made.TryGet(out var prescription, out var error)
            ? await CreatedAsync(prescription, queries, cancellation)
            : ApiProblems.From(error);
    }

    private static async Task<IResult> AmendAsync(
        string id,
        HttpRequest request,
        PrescriptionAmendService service,
        PrescriptionQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var amendment = new Amendment(PrescriptionBody.Read(body), body.Text("reason"));
        var (confirms, version) = (body.Flag("confirms_warnings"), body.Number("version"));
        var options = new PrescriptionOptions(ConfirmsWarnings: confirms)
        {
            Request = IdempotencyKey.Options(request, body),
            Version = version,
        };
        var wrong = ApiRoute.IdOf(id);
        var made = await service.AmendAsync(wrong, amendment, options, cancellation);
        return made.TryGet(out var right, out var error)
            ? await CreatedAsync(right, queries, cancellation)
            : await RefusedAsync(wrong, error, queries, cancellation);
    }

    private static async Task<IResult> CancelAsync(
        string id,
        HttpRequest request,
        PrescriptionLifeService service,
        PrescriptionQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var (reason, version) = (body.Text("reason"), body.Number("version"));
        var prescription = ApiRoute.IdOf(id);
        var options = new ChangeOptions(version) { Unreadable = body.Unreadable() };
        var cancelled = await service.CancelAsync(prescription, reason, options, cancellation);
        return cancelled.Error is { } error
            ? await RefusedAsync(prescription, error, queries, cancellation)
            : await ReadAsync(id, queries, cancellation);
    }

    private static async Task<IResult> CreatedAsync(Guid id, PrescriptionQueries queries, CancellationToken cancellation)
    {
        var answer = await queries.ReadAsync(id, cancellation);
        return answer.TryGet(out var found, out var gone)
            ? Results.Created($"/api/admin/prescriptions/{id}", (object)PrescriptionResponse.Of(found))
            : ApiProblems.From(gone);
    }

    /// <summary>A conflict of versions comes with the prescription as it stands.</summary>
    private static async Task<IResult> RefusedAsync(Guid id, Error error, PrescriptionQueries queries, CancellationToken cancellation)
    {
        object? now =
            error is VersionConflict && (await queries.ReadAsync(id, cancellation)).TryGet(out var found, out _)
                ? PrescriptionResponse.Of(found)
                : null;
        return ApiProblems.From(error, now);
    }

    /// <summary>By the value's own type: with the clinical permission there are more fields.</summary>
    private static IResult Body(PrescriptionDetail prescription) => Results.Json<object>(PrescriptionResponse.Of(prescription));
}
