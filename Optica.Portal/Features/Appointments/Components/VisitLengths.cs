using Optica.Domain.Appointments;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Appointments.Components;

/// <summary>Every length a visit may have (DOMAIN §8).</summary>
public static class VisitLengths
{
    /// <summary>15 min to 2 h.</summary>
    public static IReadOnlyList<(int? Value, string Text)> Options { get; } =
    [
        .. Enumerable
            .Range(0, AppointmentRules.LongestMinutes + 1)
            .Where(AppointmentRules.IsDuration)
            .Select(minutes => ((int?)minutes, VisitWords.Length(minutes))),
    ];
}
