using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Portal.Api;

namespace Optica.Portal.Features.Appointments;

/// <summary>Reads bookings and steps of visits from requests.</summary>
internal static class AppointmentBody
{
    /// <summary>Minutes of a visit, as the contract names them.</summary>
    public const string Duration = "duration";

    private static readonly string[] Instants =
    [
        "yyyy-MM-dd'T'HH:mm'Z'",
        "yyyy-MM-dd'T'HH:mm:ss'Z'",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
        "yyyy-MM-dd'T'HH:mmzzz",
        "yyyy-MM-dd'T'HH:mm:sszzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
    ];

    /// <summary>A booking.</summary>
    /// <param name="body">The request.</param>
    /// <param name="customerId">The customer the address names; null when the body says who comes.</param>
    public static AppointmentInput Booking(ApiBody body, Guid? customerId) =>
        new()
        {
            CustomerId = customerId ?? body.Uuid("customer_id"),
            GuestName = customerId is null ? body.Text("guest_name") : null,
            GuestRut = customerId is null ? body.Text("guest_rut") : null,
            GuestPhone = customerId is null ? body.Text("guest_phone") : null,
            BranchId = body.Uuid("branch_id"),
            ResourceId = body.Uuid("resource_id"),
            Type = (AppointmentType?)body.Choice("type", typeof(AppointmentType)),
            StartsAt = Instant(body, "starts_at"),
            Minutes = Small(body.Number(Duration)),
            Notes = body.Text("notes"),
        };

    public static RescheduleInput Move(ApiBody body) =>
        new()
        {
            ResourceId = body.Uuid("resource_id"),
            StartsAt = Instant(body, "starts_at"),
            Minutes = Small(body.Number(Duration)),
        };

    public static GuestIdentity Guest(ApiBody body) =>
        new() { CustomerId = body.Uuid("customer_id"), SharesContact = body.Flag("shares_contact") };

    /// <summary>The request's object; null when there is no body at all, which says nothing and is fine for a step.</summary>
    public static async Task<ApiBody?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var canHave = request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? true;
        return canHave && request.ContentLength != 0 ? await ApiBody.ReadAsync(request, cancellation) : null;
    }

    /// <summary>The version seen, and what could not be read.</summary>
    public static ChangeOptions Change(ApiBody? body)
    {
        var version = body?.Number("version");
        return new ChangeOptions(version) { Unreadable = body?.Unreadable() };
    }

    /// <summary>The problem, with lengths under the name the contract has for them.</summary>
    public static IResult Refuse(Error error, object? current = null) =>
        ApiProblems.From(
            error is Invalid invalid
                ? invalid with
                {
                    Fields = [.. invalid.Fields.Select(field => field.Field == "Minutes" ? field with { Field = Duration } : field)],
                }
                : error,
            current
        );

    /// <summary>An instant needs its zone: a bare local time would say two things in the hour that happens twice (CL-11).</summary>
    private static DateTime? Instant(ApiBody body, string name)
    {
        if (body.Text(name) is not { } text)
        {
            return null;
        }

        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, utc, out var instant))
        {
            return instant.UtcDateTime;
        }

        body.Fail(ApiText.Rule(name, "instant_expected"));
        return null;
    }

    /// <summary>What is beyond an integer is beyond every rule, too.</summary>
    private static int? Small(long? number) => number is { } known ? (int)Math.Clamp(known, int.MinValue, int.MaxValue) : null;
}

/// <summary>What a booking says; who comes is a customer or a guest.</summary>
internal sealed record BookingBody(
    Guid? CustomerId,
    string? GuestName,
    string? GuestRut,
    string? GuestPhone,
    Guid? BranchId,
    Guid ResourceId,
    AppointmentType Type,
    DateTime StartsAt,
    int? Duration,
    string? Notes
);

/// <summary>What a booking for the customer of the address says.</summary>
internal sealed record CustomerBookingBody(
    Guid? BranchId,
    Guid ResourceId,
    AppointmentType Type,
    DateTime StartsAt,
    int? Duration,
    string? Notes
);

/// <summary>What a step says.</summary>
internal sealed record StepBody(long? Version);

/// <summary>What a cancellation says.</summary>
internal sealed record CancelBody(string Reason, long? Version);

/// <summary>What a completion says.</summary>
internal sealed record CompleteBody(Guid? CustomerId, bool? SharesContact, DateOnly? NextEyeExamDue, long? Version);

/// <summary>Who a guest is.</summary>
internal sealed record IdentifyBody(Guid? CustomerId, bool? SharesContact, long? Version);

/// <summary>Where and when to.</summary>
internal sealed record RescheduleBody(Guid? ResourceId, DateTime? StartsAt, int? Duration, long? Version);
