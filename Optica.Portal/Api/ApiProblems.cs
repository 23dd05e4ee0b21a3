using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Optica.Domain.Access;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.Quotes;
using Optica.Domain.WorkOrders;

namespace Optica.Portal.Api;

/// <summary>The one place where errors become HTTP: problem details (RFC 9457) with a stable code and a trace id.</summary>
internal static class ApiProblems
{
    /// <summary>Media type of problems.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>Code of a missing or worthless token.</summary>
    public const string Unauthorized = "unauthorized";

    /// <summary>An expected failure.</summary>
    /// <param name="error">What a service answered.</param>
    /// <param name="current">The record as it stands now, for <see cref="VersionConflict"/>.</param>
    public static IResult From(Error error, object? current = null)
    {
        var problem = Make(StatusOf(error.Kind), error.Code, error.Message);
        switch (error)
        {
            case Invalid invalid:
                problem.Extensions["errors"] = Messages(invalid.Fields);
                break;
            case CustomerExists exists:
                problem.Extensions["duplicates"] = exists.Duplicates.Select(DuplicateResponse.Of).ToList();
                break;
            case InvalidOrderTransition transition:
                problem.Extensions["allowed"] = transition.Allowed.Select(ApiNames.Of).ToList();
                break;
            case InvalidAppointmentTransition transition:
                problem.Extensions["allowed"] = transition.Allowed.Select(ApiNames.Of).ToList();
                break;
            case InvalidPrescriptionTransition transition:
                problem.Extensions["allowed"] = transition.Allowed.Select(ApiNames.Of).ToList();
                break;
            case InvalidQuoteTransition transition:
                problem.Extensions["allowed"] = transition.Allowed.Select(ApiNames.Of).ToList();
                break;
            case InvalidWorkOrderTransition transition:
                problem.Extensions["allowed"] = transition.Allowed.Select(ApiNames.Of).ToList();
                break;
            case QuotePrescriptionCorrected corrected:
                problem.Extensions["correction_id"] = corrected.Correction.Id;
                break;
            case BalanceDue due:
                problem.Extensions["balance"] = due.Balance;
                break;
            case OrderJobsOpen open:
                problem.Extensions["work_orders"] = open.Jobs;
                break;
            case VersionConflict conflict:
                problem.Extensions["current"] = current ?? conflict.Current;
                break;
        }

        return Answer(problem);
    }

    /// <summary>A failure known by its status only.</summary>
    public static IResult From(int status) => Answer(Make(status, CodeOf(status), ApiText.Get($"detail_{Known(status)}")));

    /// <summary>Nobody, or somebody unknown; the same words for every reason.</summary>
    public static IResult InvalidCredentials() =>
        Answer(Make(StatusCodes.Status401Unauthorized, "invalid_credentials", ApiText.Get("detail_invalid_credentials")));

    /// <summary>Somebody whose password is right: the login page asks them for a longer one first.</summary>
    public static IResult PasswordTooShort() =>
        Answer(
            Make(StatusCodes.Status403Forbidden, "password_too_short", ApiText.Get("detail_password_too_short", PasswordRules.Shortest))
        );

    private static ProblemDetails Make(int status, string code, string detail)
    {
        var problem = new ProblemDetails
        {
            Status = status,
            Title = ApiText.Get($"title_{Known(status)}"),
            Detail = detail,
        };
        problem.Extensions["code"] = code;
        problem.Extensions["trace_id"] = Activity.Current?.TraceId.ToString();
        return problem;
    }

    private static IResult Answer(ProblemDetails problem) => Results.Json(problem, contentType: MediaType, statusCode: problem.Status);

    private static int StatusOf(ErrorKind kind) =>
        kind switch
        {
            ErrorKind.NotFound => StatusCodes.Status404NotFound,
            ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
            ErrorKind.Invalid => StatusCodes.Status400BadRequest,
            ErrorKind.Conflict => StatusCodes.Status409Conflict,
            _ => throw new InvalidOperationException(kind.ToString()),
        };

    private static string CodeOf(int status) =>
        status switch
        {
            StatusCodes.Status401Unauthorized => Unauthorized,
            StatusCodes.Status403Forbidden => "access_denied",
            StatusCodes.Status404NotFound => "not_found",
            StatusCodes.Status405MethodNotAllowed => "method_not_allowed",
            StatusCodes.Status413PayloadTooLarge => "too_large",
            StatusCodes.Status415UnsupportedMediaType => "unsupported_media_type",
            StatusCodes.Status429TooManyRequests => "too_many_requests",
            StatusCodes.Status503ServiceUnavailable => "not_ready",
            >= StatusCodes.Status500InternalServerError => "internal_error",
            _ => "validation_failed",
        };

    /// <summary>The status whose words are used.</summary>
    private static int Known(int status) =>
        status switch
        {
            400 or 401 or 403 or 404 or 405 or 409 or 413 or 415 or 429 or 500 or 503 => status,
            < 500 => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status500InternalServerError,
        };

    private static Dictionary<string, string[]> Messages(IReadOnlyList<FieldError> fields) =>
        fields
            .GroupBy(field => field.Field.Length == 0 ? ApiBody.Whole : ApiNames.Of(field.Field), StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.Select(field => field.Message).Distinct(StringComparer.Ordinal).ToArray(),
                StringComparer.Ordinal
            );
}
