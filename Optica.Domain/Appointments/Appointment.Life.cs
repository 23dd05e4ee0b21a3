using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Domain.Appointments;

/// <content>What happens to a visit: scheduled → confirmed → completed | cancelled | no_show (DOMAIN §8).</content>
public sealed partial class Appointment
{
    /// <summary>The person said that they will come.</summary>
    /// <param name="at">Now, UTC.</param>
    /// <returns>Done or <see cref="InvalidAppointmentTransition"/>.</returns>
    public Result<Done> Confirm(DateTime at) => Step(AppointmentStatus.Confirmed, at);

    /// <summary>The visit took place. A guest must have become a customer before: <see cref="Identify"/>.</summary>
    /// <param name="at">Now, UTC.</param>
    /// <returns>Done, <see cref="InvalidAppointmentTransition"/> or <see cref="GuestNotRegistered"/>.</returns>
    public Result<Done> Complete(DateTime at) =>
        IsGuest && Status.IsOpen() ? new GuestNotRegistered() : Step(AppointmentStatus.Completed, at);

    /// <summary>Calls it off; its time is free again.</summary>
    /// <param name="reason">Why, 1–400 characters.</param>
    /// <param name="at">Now, UTC.</param>
    /// <returns>Done, <see cref="InvalidAppointmentTransition"/>, or <see cref="Invalid"/> at the reason.</returns>
    public Result<Done> Cancel(string? reason, DateTime at)
    {
        if (Refuse(AppointmentStatus.Cancelled) is { } refused)
        {
            return refused;
        }

        var text = TextRules.CleanLine(reason);
        if (text is null || text.Length > ReasonLength || !TextRules.IsClean(text, multiline: false))
        {
            return Invalid.At(
                "Reason",
                text is null ? "reason_required"
                    : text.Length > ReasonLength ? "reason_too_long"
                    : "control_characters"
            );
        }

        CancelReason = text;
        return Step(AppointmentStatus.Cancelled, at);
    }

    /// <summary>The person did not come; the time is free again.</summary>
    /// <param name="at">Now, UTC.</param>
    /// <returns>Done, <see cref="InvalidAppointmentTransition"/>, or <see cref="VisitNotBegun"/>.</returns>
    public Result<Done> MarkNoShow(DateTime at) =>
        Refuse(AppointmentStatus.NoShow) is { } refused ? refused
        : at < StartsAt ? new VisitNotBegun()
        : Step(AppointmentStatus.NoShow, at);

    /// <summary>
    /// Moves an open visit. At another time it must be confirmed anew; with another resource or length only, it stays as it is.
    /// </summary>
    /// <param name="to">Where and when, with the branch's buffer of today.</param>
    /// <param name="at">Now, UTC.</param>
    /// <returns>Done or <see cref="InvalidAppointmentTransition"/>.</returns>
    public Result<Done> Reschedule(VisitTime to, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(to);
        if (!Status.IsOpen())
        {
            return new InvalidAppointmentTransition(Status, []);
        }

        if (to.StartsAt != StartsAt && Status == AppointmentStatus.Confirmed)
        {
            (Status, StatusAt) = (AppointmentStatus.Scheduled, at);
        }

        MoveTo(to);
        return default(Done);
    }

    /// <summary>Says which customer a guest is. What was typed of the guest goes: the customer's record has it.</summary>
    /// <param name="customerId">Registered or matched.</param>
    /// <param name="customerBranchId">The customer's branch.</param>
    /// <returns>Done, <see cref="VisitHasCustomer"/> or <see cref="InvalidAppointmentTransition"/>.</returns>
    public Result<Done> Identify(Guid customerId, Guid customerBranchId)
    {
        if (!IsGuest)
        {
            return new VisitHasCustomer();
        }

        if (!Status.IsOpen())
        {
            return new InvalidAppointmentTransition(Status, []);
        }

        (CustomerId, CustomerBranchId) = (customerId, customerBranchId);
        (GuestName, GuestRut, GuestPhone) = (null, null, null);
        return default(Done);
    }

    private InvalidAppointmentTransition? Refuse(AppointmentStatus to)
    {
        var allowed = AppointmentRules.Next(Status);
        return allowed.Contains(to) ? null : new InvalidAppointmentTransition(Status, allowed);
    }

    private Result<Done> Step(AppointmentStatus to, DateTime at)
    {
        if (Refuse(to) is { } refused)
        {
            return refused;
        }

        (Status, StatusAt) = (to, at);
        Occupy();
        return default(Done);
    }
}
