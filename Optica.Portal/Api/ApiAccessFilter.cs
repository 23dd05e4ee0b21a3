using Optica.Data.Access;
using Optica.Data.Audit;
using Optica.Data.Organisations;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Portal.Identity;

namespace Optica.Portal.Api;

/// <summary>
/// Who is asking, and for which branch. Keeps the order of checks: token, permission, record, branch; the services do the rest.
/// </summary>
internal sealed class ApiAccessFilter(CurrentAccess access, BranchQueries branches, SecondFactorDemand demand, Refusals refusals)
    : IEndpointFilter
{
    /// <summary>Names the branch of a request, or <see cref="AllBranches"/>.</summary>
    public const string BranchHeader = "X-Branch-Id";

    /// <summary>Every branch in reach.</summary>
    public const string AllBranches = "global";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.User.ToTicket() is not { } ticket)
        {
            return ApiProblems.From(StatusCodes.Status401Unauthorized);
        }

        var header = http.Request.Headers[BranchHeader];
        var selected = header.Count == 0 ? ticket.SelectedBranchId : Wanted(header.ToString());
        access.Use(ticket with { SelectedBranchId = selected });
        var scope = await access.RefreshAsync(http.RequestAborted);
        if (!scope.IsSomebody)
        {
            // the session has ended, the user is locked, or the stamp moved
            return ApiProblems.From(StatusCodes.Status401Unauthorized);
        }

        if (await demand.HoldsAsync(scope, http.RequestAborted))
        {
            // the demand came into force after the token was given
            return ApiProblems.From(new SecondFactorRequired());
        }

        var needed = http.GetEndpoint()?.Metadata.GetMetadata<NeededPermission>();
        if (needed is not null && !scope.May(needed.Name))
        {
            // asked again, so that the refusal is written down
            return ApiProblems.From(await access.RefuseAsync(needed.Name, http.RequestAborted) ?? new AccessDenied());
        }

        if (scope.SelectedBranchId == Guid.Empty)
        {
            if (header.Count > 0)
            {
                return ApiProblems.From(await WhyAsync(http, selected!.Value));
            }

            // the home branch is out of reach by now: whatever still is in reach
            access.Use(ticket with { SelectedBranchId = null });
            await access.RefreshAsync(http.RequestAborted);
        }

        var answer = await next(context);
        if (answer is IStatusCodeHttpResult { StatusCode: StatusCodes.Status403Forbidden })
        {
            // a record or a branch out of reach, which no permission tells of
            await refusals.PageAsync(access.Scope, http.Request.Path);
        }

        return answer;
    }

    /// <summary>Null for all branches; what is no id is an unknown branch.</summary>
    private static Guid? Wanted(string header) =>
        string.Equals(header, AllBranches, StringComparison.OrdinalIgnoreCase) ? null
        : Guid.TryParseExact(header, "D", out var id) ? id
        : Guid.Empty;

    /// <summary>The record's own answer goes before the branch's.</summary>
    private async Task<Error> WhyAsync(HttpContext http, Guid branchId)
    {
        if (
            http.GetEndpoint()?.Metadata.GetMetadata<RouteRecord>() is { } record
            && http.Request.RouteValues.TryGetValue(record.Parameter, out var id)
            && await record.FindAsync(http.RequestServices, ApiRoute.IdOf(id?.ToString()), http.RequestAborted) is { } missing
        )
        {
            return missing;
        }

        return (await branches.ReachAsync(branchId, http.RequestAborted)).Error ?? new NotFound();
    }
}
