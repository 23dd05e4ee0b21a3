using Microsoft.AspNetCore.Authorization;
using Optica.Data.Access;
using Optica.Domain.Common;

namespace Optica.Portal.Identity;

/// <summary>
/// The setting <c>Access:RequireTwoFactorFor</c>: roles, separated by commas, that do nothing before they have a second factor. Their pages
/// lead to its set-up, API clients get no token, and tokens from before are refused by the next call.
/// </summary>
internal sealed class SecondFactorDemand(IConfiguration settings, SecondFactors factors)
{
    /// <summary>Where it is set up.</summary>
    public const string Page = "/account/two-factor";

    private readonly HashSet<StaffRole> roles = [.. Read(settings["Access:RequireTwoFactorFor"])];

    /// <summary>Whether a role needs a second factor.</summary>
    public bool IsOf(StaffRole role) => roles.Contains(role);

    /// <summary>Lets a request pass, or sends it to the set-up.</summary>
    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var scope = context.RequestServices.GetRequiredService<ICurrentAccess>().Scope;
        if (IsFree(context) || !await HoldsAsync(scope, context.RequestAborted))
        {
            await next(context);
        }
        else if (HttpMethods.IsGet(context.Request.Method) && !IsCircuit(context.Request))
        {
            context.Response.Redirect($"{Page}?required=true");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }

    /// <summary>Whether somebody may do nothing yet: their role needs a second factor, and they have none.</summary>
    /// <param name="scope">Who.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<bool> HoldsAsync(AccessScope scope, CancellationToken cancellation) =>
        scope is { Role: { } role, UserId: { } userId } && IsOf(role) && await factors.LeftAsync(userId, cancellation) is null;

    private static bool IsFree(HttpContext context) =>
        context.Request.Path.Equals(Page, StringComparison.OrdinalIgnoreCase)
        || (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null && !IsCircuit(context.Request));

    private static bool IsCircuit(HttpRequest request) => request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<StaffRole> Read(string? text)
    {
        foreach (var name in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            yield return Enum.TryParse<StaffRole>(name, ignoreCase: true, out var role) && Enum.IsDefined(role)
                ? role
                : throw new InvalidOperationException($"Access:RequireTwoFactorFor names '{name}', which is no role.");
        }
    }
}
