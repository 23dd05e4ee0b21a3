using Microsoft.Extensions.Localization;
using Optica.Domain.Appointments;
using Optica.Portal.Resources;

namespace Optica.Portal.Components.Shared;

/// <summary>How visits are told: an icon and a word for every status, so that nobody needs to see a colour.</summary>
public static class VisitWords
{
    /// <summary>Icon of a status.</summary>
    public static string Icon(this AppointmentStatus status) =>
        status switch
        {
            AppointmentStatus.Scheduled => "clock",
            AppointmentStatus.Confirmed => "check",
            AppointmentStatus.Completed => "check-circle",
            AppointmentStatus.Cancelled => "close",
            AppointmentStatus.NoShow => "user-off",
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };

    /// <summary>Colour of a status.</summary>
    public static BadgeTone Tone(this AppointmentStatus status) =>
        status switch
        {
            AppointmentStatus.Scheduled => BadgeTone.Info,
            AppointmentStatus.Confirmed => BadgeTone.Success,
            AppointmentStatus.NoShow => BadgeTone.Danger,
            _ => BadgeTone.Neutral,
        };

    /// <summary>Who comes; of a customer out of reach only the branch is known.</summary>
    public static string Who(this IStringLocalizer<AppointmentTexts> words, Visitor visitor)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(visitor);
        return visitor.Name ?? words["someone_of", visitor.Branch];
    }

    /// <summary><c>09:00–09:30</c> by the branch's clock.</summary>
    public static string Span(AppointmentRow visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return $"{Formats.Clock(visit.LocalStart)}–{Formats.Clock(visit.LocalEnd)}";
    }

    /// <summary>A length: <c>45 min</c>, <c>1 h</c>, <c>1 h 15 min</c>.</summary>
    public static string Length(int minutes) =>
        (minutes / 60, minutes % 60) switch
        {
            (0, var rest) => $"{rest} min",
            (var hours, 0) => $"{hours} h",
            var (hours, rest) => $"{hours} h {rest} min",
        };
}
