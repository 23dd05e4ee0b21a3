using Optica.Domain.Common;
using Optica.Domain.Organisations;

namespace Optica.Domain.Appointments;

/// <summary>Who comes. Of a customer out of the reader's reach only the branch is told.</summary>
/// <param name="CustomerId">The customer; null for guests.</param>
/// <param name="Name">Name; null where it may not be told.</param>
/// <param name="Phone">Phone as E.164, or null.</param>
/// <param name="BranchId">The customer's branch; a guest's is that of the visit.</param>
/// <param name="Branch">Name of that branch.</param>
public sealed record Visitor(Guid? CustomerId, string? Name, string? Phone, Guid BranchId, string Branch)
{
    /// <summary>Whether it is somebody who is no customer yet.</summary>
    public bool IsGuest => CustomerId is null;
}

/// <summary>A visit as calendars and lists show it; nothing in it is medical.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Version">Version, for the next change.</param>
/// <param name="BranchId">Where it takes place.</param>
/// <param name="Branch">Name of that branch.</param>
/// <param name="ResourceId">The optometrist or box.</param>
/// <param name="Resource">Its name.</param>
/// <param name="Type">What it is for.</param>
/// <param name="Status">How far it is.</param>
/// <param name="StartsAt">When it begins, UTC.</param>
/// <param name="EndsAt">When it ends, UTC.</param>
/// <param name="Visitor">Who comes.</param>
public sealed record AppointmentRow(
    Guid Id,
    long Version,
    Guid BranchId,
    string Branch,
    Guid ResourceId,
    string Resource,
    AppointmentType Type,
    AppointmentStatus Status,
    DateTime StartsAt,
    DateTime EndsAt,
    Visitor Visitor
) : IListed
{
    /// <summary>When it begins by the branch's clock.</summary>
    public DateTimeOffset LocalStart { get; init; }

    /// <summary>When it ends by the branch's clock.</summary>
    public DateTimeOffset LocalEnd { get; init; }

    /// <summary>When the resource is free again, UTC: the end and the buffer.</summary>
    public DateTime FreeAt { get; init; }

    /// <summary>Notes for the shop, or null.</summary>
    public string? Notes { get; init; }

    /// <summary>Whether the reader may change it.</summary>
    public bool MayChange { get; init; }

    /// <summary>Length, minutes.</summary>
    public int Minutes => (int)(EndsAt - StartsAt).TotalMinutes;
}

/// <summary>Visits of some days, in order of time.</summary>
/// <param name="Items">The visits.</param>
/// <param name="IsCapped">There are more than are told.</param>
public sealed record VisitList(IReadOnlyList<AppointmentRow> Items, bool IsCapped);

/// <summary>Everything about a visit.</summary>
/// <param name="Row">As lists show it.</param>
/// <param name="Branch">Where it takes place, with its zone.</param>
/// <param name="GuestRut">The guest's RUT in canonical form; null for customers.</param>
/// <param name="CancelReason">Why it was cancelled, or null.</param>
/// <param name="StatusAt">When it took its last step, UTC.</param>
/// <param name="CreatedAt">When it was booked, UTC.</param>
/// <param name="CreatedBy">Name of who booked it, or null.</param>
public sealed record AppointmentDetail(
    AppointmentRow Row,
    BranchRow Branch,
    string? GuestRut,
    string? CancelReason,
    DateTime StatusAt,
    DateTime CreatedAt,
    string? CreatedBy
)
{
    /// <summary>What completing it would set; null when it is no open exam.</summary>
    public ExamDates? Exam { get; init; }

    /// <summary>Steps it can take; rescheduling is possible while there are any.</summary>
    public IReadOnlyList<AppointmentStatus> Next => AppointmentRules.Next(Row.Status);
}

/// <summary>What an exam says about a customer.</summary>
/// <param name="Last">Day of the exam.</param>
/// <param name="NextDue">Day proposed for the next one.</param>
public sealed record ExamDates(DateOnly Last, DateOnly NextDue);

/// <summary>What completing a visit did.</summary>
/// <param name="CustomerId">Whose visit it was: a guest is a customer by now.</param>
/// <param name="Exam">What was set; null when the visit was no exam, or a newer one is known.</param>
/// <param name="OffersPrescription">Whether the caller may go on to enter the prescription.</param>
public sealed record VisitOutcome(Guid CustomerId, ExamDates? Exam, bool OffersPrescription);

/// <summary>Which visits a calendar or list shows.</summary>
/// <param name="Days">By the calendar of each visit's branch.</param>
public sealed record AppointmentFilter(CalendarRange Days)
{
    /// <summary>Most days at once: what a month's view shows, and some.</summary>
    public const int MostDays = 62;

    /// <summary>Taking place in this branch; null for the selected one, or all in reach.</summary>
    public Guid? BranchId { get; init; }

    /// <summary>Of this optometrist or box.</summary>
    public Guid? ResourceId { get; init; }

    /// <summary>Of this status.</summary>
    public AppointmentStatus? Status { get; init; }

    /// <summary>Without the cancelled and the missed.</summary>
    public bool OnlyOccupying { get; init; }
}

/// <summary>Which times are wanted.</summary>
/// <param name="Day">By the branch's calendar.</param>
/// <param name="Minutes">Length of the visit.</param>
public sealed record SlotFilter(DateOnly Day, int Minutes = AppointmentRules.DefaultMinutes)
{
    /// <summary>The branch; null for that of the resource, the selected one, or the only one.</summary>
    public Guid? BranchId { get; init; }

    /// <summary>This optometrist or box only.</summary>
    public Guid? ResourceId { get; init; }

    /// <summary>A visit about to be moved, which is not in its own way.</summary>
    public Guid? MovingId { get; init; }
}

/// <summary>Times a branch offers on a day.</summary>
/// <param name="Branch">The branch, with its zone.</param>
/// <param name="Resources">Active resources by name, those without a free time included.</param>
public sealed record DaySlots(BranchRow Branch, IReadOnlyList<ResourceSlots> Resources);

/// <summary>Times of one resource.</summary>
/// <param name="ResourceId">The optometrist or box.</param>
/// <param name="Resource">Its name.</param>
/// <param name="Kind">Person or place.</param>
/// <param name="Slots">In order of time.</param>
public sealed record ResourceSlots(Guid ResourceId, string Resource, ResourceKind Kind, IReadOnlyList<Slot> Slots);

/// <summary>An optometrist or box as settings and calendars show it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Version">Version, for the next change.</param>
/// <param name="BranchId">Its branch.</param>
/// <param name="Branch">Name of the branch.</param>
/// <param name="Name">Name in the calendar.</param>
/// <param name="Kind">Person or place.</param>
/// <param name="UserId">The member of staff, or null.</param>
/// <param name="User">Their name, or null.</param>
/// <param name="IsActive">Whether it is offered.</param>
public sealed record ResourceRow(
    Guid Id,
    long Version,
    Guid BranchId,
    string Branch,
    string Name,
    ResourceKind Kind,
    Guid? UserId,
    string? User,
    bool IsActive
);

/// <summary>A member of staff a resource can stand for.</summary>
/// <param name="Id">The user.</param>
/// <param name="Name">Their name.</param>
public sealed record StaffChoice(Guid Id, string Name);

/// <summary>A branch's schedule as its form shows it.</summary>
/// <param name="Branch">The branch; whether the reader may change records there.</param>
/// <param name="Input">Hours, slots, blocked dates.</param>
/// <param name="Version">Version, for the next change; 0 while the defaults hold.</param>
public sealed record ScheduleDetail(BranchRow Branch, BranchScheduleInput Input, long Version)
{
    /// <summary>Whether somebody has set it; else it is the default: Monday to Friday 09:00–18:00.</summary>
    public bool IsStored => Version > 0;

    /// <summary>Whether the reader may change the schedule.</summary>
    public bool MayChange { get; init; }
}
