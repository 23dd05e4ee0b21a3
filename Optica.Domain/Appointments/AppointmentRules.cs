using System.Linq.Expressions;
using Optica.Domain.Common;

namespace Optica.Domain.Appointments;

/// <summary>How long visits last, which occupy their time and which steps they may take (DOMAIN §8). Stated once, for queries and for code.</summary>
public static class AppointmentRules
{
    /// <summary>Shortest visit, minutes.</summary>
    public const int ShortestMinutes = 15;

    /// <summary>Longest visit, minutes.</summary>
    public const int LongestMinutes = 120;

    /// <summary>Minutes of a visit when nothing is said.</summary>
    public const int DefaultMinutes = 30;

    /// <summary>Months to the next exam, when the organisation does not say otherwise.</summary>
    public const int MonthsToNextExam = 12;

    private static readonly AppointmentStatus[] Closing =
    [
        AppointmentStatus.Completed,
        AppointmentStatus.Cancelled,
        AppointmentStatus.NoShow,
    ];

    /// <summary>Visits that occupy their time, as a query understands it.</summary>
    public static readonly Expression<Func<Appointment, bool>> IsOccupying = visit => visit.Status <= AppointmentStatus.Completed;

    /// <summary>Visits still to come or to be closed, as a query understands it.</summary>
    public static readonly Expression<Func<Appointment, bool>> IsStillOpen = visit => visit.Status <= AppointmentStatus.Confirmed;

    /// <summary>Whether visits of the status occupy their time: all but the cancelled and the missed.</summary>
    public static bool Occupies(this AppointmentStatus status) => status <= AppointmentStatus.Completed;

    /// <summary>Whether visits of the status can still change.</summary>
    public static bool IsOpen(this AppointmentStatus status) => status <= AppointmentStatus.Confirmed;

    /// <summary>
    /// Steps from a status: scheduled → confirmed → completed | cancelled | no_show. Nobody must confirm: people come, or stay away,
    /// unannounced. Rescheduling is no step; open visits may be moved.
    /// </summary>
    public static IReadOnlyList<AppointmentStatus> Next(AppointmentStatus from) =>
        from switch
        {
            AppointmentStatus.Scheduled => [AppointmentStatus.Confirmed, .. Closing],
            AppointmentStatus.Confirmed => Closing,
            _ => [],
        };

    /// <summary>Whether completing a visit of the type updates the customer's exam dates.</summary>
    public static bool IsExam(this AppointmentType type) => type == AppointmentType.EyeExam;

    /// <summary>Whether a visit may last so long: 15–120 minutes in steps of five.</summary>
    public static bool IsDuration(int minutes) => IsWithin(minutes, ShortestMinutes, LongestMinutes);

    /// <summary>Why a visit may not last so long; null when it may.</summary>
    /// <param name="minutes">Length of the visit.</param>
    /// <param name="field">Where it was asked.</param>
    public static Invalid? RefuseDuration(int minutes, string field) =>
        IsDuration(minutes) ? null : Invalid.At(field, "minutes_out_of_range", ShortestMinutes, LongestMinutes, SlotKey.Minutes);

    /// <summary>Whether so many minutes lie within bounds and on the five-minute step of <see cref="SlotKey"/>.</summary>
    internal static bool IsWithin(int minutes, int from, int to) => minutes >= from && minutes <= to && minutes % SlotKey.Minutes == 0;
}
