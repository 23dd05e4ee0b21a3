using Optica.Domain.Appointments;
using Optica.Domain.Customers;
using Optica.Portal.Api;

namespace Optica.Portal.Features.Appointments;

/// <summary>An optometrist or box.</summary>
public sealed record ResourceResponse(Guid Id, string Name);

/// <summary>Who comes: a customer, or a guest without id. Of a customer out of reach only the branch is told.</summary>
public sealed record VisitorResponse(Guid? CustomerId, string? Name, string? Phone, BranchResponse Branch, bool IsGuest);

/// <summary>A visit in lists.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Version">Version, to be sent with a change.</param>
/// <param name="Branch">Where it takes place.</param>
/// <param name="Resource">The optometrist or box.</param>
/// <param name="Type">What it is for.</param>
/// <param name="Status">How far it is.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="EndsAt">UTC.</param>
/// <param name="LocalStart">By the branch's clock, with its offset.</param>
/// <param name="LocalEnd">By the branch's clock, with its offset.</param>
/// <param name="Duration">Minutes.</param>
/// <param name="Visitor">Who comes.</param>
/// <param name="Notes">Notes for the shop.</param>
public sealed record AppointmentRowResponse(
    Guid Id,
    long Version,
    BranchResponse Branch,
    ResourceResponse Resource,
    AppointmentType Type,
    AppointmentStatus Status,
    DateTime StartsAt,
    DateTime EndsAt,
    DateTimeOffset LocalStart,
    DateTimeOffset LocalEnd,
    int Duration,
    VisitorResponse Visitor,
    string? Notes
)
{
    internal static AppointmentRowResponse Of(AppointmentRow row) =>
        new(
            row.Id,
            row.Version,
            new(row.BranchId, row.Branch),
            new(row.ResourceId, row.Resource),
            row.Type,
            row.Status,
            row.StartsAt,
            row.EndsAt,
            row.LocalStart,
            row.LocalEnd,
            row.Minutes,
            new(
                row.Visitor.CustomerId,
                row.Visitor.Name,
                row.Visitor.Phone,
                new(row.Visitor.BranchId, row.Visitor.Branch),
                row.Visitor.IsGuest
            ),
            row.Notes
        );
}

/// <summary>Visits of some days, in order of time.</summary>
/// <param name="Items">The visits.</param>
/// <param name="Total">How many are told.</param>
/// <param name="TotalCapped">There are more.</param>
public sealed record AppointmentListResponse(IReadOnlyList<AppointmentRowResponse> Items, int Total, bool TotalCapped)
{
    internal static AppointmentListResponse Of(VisitList list) =>
        new([.. list.Items.Select(AppointmentRowResponse.Of)], list.Items.Count, list.IsCapped);
}

/// <summary>What an exam says.</summary>
/// <param name="LastEyeExamDate">Its day.</param>
/// <param name="NextEyeExamDue">Day of the next one.</param>
public sealed record ExamDatesResponse(DateOnly LastEyeExamDate, DateOnly NextEyeExamDue)
{
    internal static ExamDatesResponse? Of(ExamDates? exam) => exam is null ? null : new(exam.Last, exam.NextDue);
}

/// <summary>A visit in full.</summary>
/// <param name="Appointment">As lists show it.</param>
/// <param name="GuestRut">The guest's RUT with dots and dash.</param>
/// <param name="CancelReason">Why it was cancelled.</param>
/// <param name="StatusAt">When it took its last step, UTC.</param>
/// <param name="CreatedAt">When it was booked, UTC.</param>
/// <param name="CreatedBy">Who booked it.</param>
/// <param name="Next">Steps it can take.</param>
/// <param name="Exam">What completing it would set; null unless it is an open exam.</param>
public sealed record AppointmentResponse(
    AppointmentRowResponse Appointment,
    string? GuestRut,
    string? CancelReason,
    DateTime StatusAt,
    DateTime CreatedAt,
    string? CreatedBy,
    IReadOnlyList<AppointmentStatus> Next,
    ExamDatesResponse? Exam
)
{
    internal static AppointmentResponse Of(AppointmentDetail visit) =>
        new(
            AppointmentRowResponse.Of(visit.Row),
            visit.GuestRut is { } rut ? Rut.Format(rut) : null,
            visit.CancelReason,
            visit.StatusAt,
            visit.CreatedAt,
            visit.CreatedBy,
            visit.Next,
            ExamDatesResponse.Of(visit.Exam)
        );
}

/// <summary>What completing a visit did.</summary>
/// <param name="Visit">The visit as it stands now.</param>
/// <param name="CustomerId">Whose it is: a guest is a customer by now.</param>
/// <param name="Exam">Exam dates that were set; null when the visit was no exam, or a newer one is known.</param>
public sealed record CompletionResponse(AppointmentResponse Visit, Guid CustomerId, ExamDatesResponse? Exam);

/// <summary>A time that is offered.</summary>
/// <param name="StartsAt">UTC: what a booking sends.</param>
/// <param name="EndsAt">UTC.</param>
/// <param name="LocalStart">By the branch's clock, with its offset: the hour that happens twice has two.</param>
public sealed record SlotResponse(DateTime StartsAt, DateTime EndsAt, DateTimeOffset LocalStart);

/// <summary>Times of one resource.</summary>
public sealed record ResourceSlotsResponse(ResourceResponse Resource, ResourceKind Kind, IReadOnlyList<SlotResponse> Slots);

/// <summary>Times a branch offers on a day.</summary>
public sealed record DaySlotsResponse(BranchResponse Branch, string TimeZone, DateOnly Date, IReadOnlyList<ResourceSlotsResponse> Resources)
{
    internal static DaySlotsResponse Of(DaySlots day, DateOnly date) =>
        new(
            new(day.Branch.Id, day.Branch.Name),
            day.Branch.TimeZone,
            date,
            [
                .. day.Resources.Select(row => new ResourceSlotsResponse(
                    new(row.ResourceId, row.Resource),
                    row.Kind,
                    [.. row.Slots.Select(slot => new SlotResponse(slot.StartsAt, slot.EndsAt, slot.LocalStart))]
                )),
            ]
        );
}
