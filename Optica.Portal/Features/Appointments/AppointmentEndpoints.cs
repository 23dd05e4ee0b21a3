using Optica.Data.Appointments;
using Optica.Data.Customers;
using Optica.Data.Organisations;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Portal.Api;
using Optica.Portal.Features.Customers;

namespace Optica.Portal.Features.Appointments;

/// <summary>Visits over HTTP.</summary>
internal static partial class AppointmentEndpoints
{
    private const int DefaultLimit = 20;

    public static void MapAppointments(this RouteGroupBuilder admin)
    {
        var visits = admin
            .MapGroup("/appointments")
            .WithTags("Appointments")
            .About<AppointmentQueries>("id", async (queries, id, cancellation) => (await queries.ReadAsync(id, cancellation)).Error);
        visits
            .MapGet("", ListAsync)
            .Needs(Permissions.AppointmentsRead)
            .WithDescription("Days from and to, both included, by the calendar of each visit's branch; at most 62.")
            .Produces<AppointmentListResponse>()
            .Refuses(400, 404);
        visits
            .MapGet("slots", SlotsAsync)
            .Needs(Permissions.AppointmentsRead)
            .WithDescription(
                "Times on offer on a date; duration in minutes, 30 when nothing is said. Visits of every type take any of them."
            )
            .Produces<DaySlotsResponse>()
            .Refuses(400, 404);
        visits.MapGet("{id}", ReadAsync).Needs(Permissions.AppointmentsRead).Produces<AppointmentResponse>().Refuses(404);
        visits
            .MapGet("{id}/history", HistoryAsync)
            .Needs(Permissions.AppointmentsRead)
            .Produces<IReadOnlyList<HistoryResponse>>()
            .Refuses(404);
        admin
            .MapGroup("/customers/{id}")
            .WithTags("Appointments")
            .AboutCustomers()
            .MapGet("appointments", OfCustomerAsync)
            .Needs(Permissions.AppointmentsRead)
            .Produces<PageResponse<AppointmentRowResponse>>()
            .Refuses(400, 404);
        admin.MapBookings();
        visits.MapSteps();
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] AppointmentListQuery wanted,
        AppointmentQueries queries,
        BranchQueries branches,
        CancellationToken cancellation
    )
    {
        var query = new ApiQuery();
        var (from, to) = (Day(query, "from", wanted.From), Day(query, "to", wanted.To));
        var filter = new AppointmentFilter(new CalendarRange(from.Day, to.Day))
        {
            BranchId = query.Uuid("branch_id", wanted.BranchId),
            ResourceId = query.Uuid("resource_id", wanted.ResourceId),
            Status = query.OneOf<AppointmentStatus?>(
                "status",
                wanted.Status,
                [("", null), .. Enum.GetValues<AppointmentStatus>().Select(status => (ApiNames.Of(status), (AppointmentStatus?)status))]
            ),
        };
        if (Join(query.Unreadable, from.Missing, to.Missing) is { } unreadable)
        {
            var refused = filter.BranchId is { } branch ? (await branches.ReachAsync(branch, cancellation)).Error : null;
            return ApiProblems.From(refused ?? unreadable);
        }

        var answer = await queries.ListAsync(filter, cancellation);
        return answer.TryGet(out var found, out var error) ? Results.Ok(AppointmentListResponse.Of(found)) : ApiProblems.From(error);
    }

    private static async Task<IResult> SlotsAsync(
        [AsParameters] SlotQuery wanted,
        SlotQueries queries,
        BranchQueries branches,
        CancellationToken cancellation
    )
    {
        var query = new ApiQuery();
        var date = Day(query, "date", wanted.Date);
        _ = query.OneOf(
            "type",
            wanted.Type,
            [("", default), .. Enum.GetValues<AppointmentType>().Select(type => (ApiNames.Of(type), type))]
        );
        var minutes = query.Amount(AppointmentBody.Duration, wanted.Duration) ?? AppointmentRules.DefaultMinutes;
        var filter = new SlotFilter(date.Day, (int)Math.Min(minutes, int.MaxValue))
        {
            BranchId = query.Uuid("branch_id", wanted.BranchId),
            ResourceId = query.Uuid("resource_id", wanted.ResourceId),
        };
        if (Join(query.Unreadable, date.Missing) is { } unreadable)
        {
            var refused = filter.BranchId is { } branch ? (await branches.ReachAsync(branch, cancellation)).Error : null;
            return ApiProblems.From(refused ?? unreadable);
        }

        var answer = await queries.OfferAsync(filter, cancellation);
        return answer.TryGet(out var day, out var error) ? Results.Ok(DaySlotsResponse.Of(day, filter.Day)) : AppointmentBody.Refuse(error);
    }

    private static async Task<IResult> OfCustomerAsync(
        string id,
        string? page,
        string? limit,
        CustomerQueries customers,
        AppointmentQueries queries,
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
        return answer.TryGet(out var found, out var error) ? Results.Ok(found.Map(AppointmentRowResponse.Of)) : ApiProblems.From(error);
    }

    private static Task<IResult> ReadAsync(string id, AppointmentQueries queries, CancellationToken cancellation) =>
        AnswerAsync(ApiRoute.IdOf(id), queries, cancellation);

    private static async Task<IResult> HistoryAsync(string id, AppointmentHistoryQueries queries, CancellationToken cancellation)
    {
        var answer = await queries.ListAsync(ApiRoute.IdOf(id), cancellation);
        return answer.TryGet(out var steps, out var error) ? Results.Ok(steps.Select(CustomerJson.Of)) : ApiProblems.From(error);
    }

    private static async Task<IResult> AnswerAsync(Guid id, AppointmentQueries queries, CancellationToken cancellation)
    {
        var answer = await queries.ReadAsync(id, cancellation);
        return answer.TryGet(out var visit, out var error) ? Results.Ok(AppointmentResponse.Of(visit)) : ApiProblems.From(error);
    }

    /// <summary>A day that must be said.</summary>
    private static (DateOnly Day, Invalid? Missing) Day(ApiQuery query, string name, string? text) =>
        string.IsNullOrEmpty(text)
            ? (default, new Invalid([ApiText.Rule(name, "date_expected")]))
            : (query.Date(name, text) ?? default, null);

    private static Invalid? Join(params ReadOnlySpan<Invalid?> all)
    {
        Invalid? joined = null;
        foreach (var one in all)
        {
            joined = Invalid.Join(joined, one);
        }

        return joined;
    }
}
