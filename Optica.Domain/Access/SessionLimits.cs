namespace Optica.Domain.Access;

/// <summary>How long sessions last (SECURITY 34).</summary>
/// <param name="Idle">After the last thing that their user did.</param>
/// <param name="Absolute">After they began, whatever their user did.</param>
public sealed record SessionLimits(TimeSpan Idle, TimeSpan Absolute)
{
    /// <summary>Half an hour, and half a day.</summary>
    public static readonly SessionLimits Usual = new(TimeSpan.FromMinutes(30), TimeSpan.FromHours(12));

    /// <summary>Limits as somebody set them, within 5–60 minutes and 1–24 hours.</summary>
    /// <param name="idleMinutes">Minutes after the last thing that their user did.</param>
    /// <param name="absoluteHours">Hours after they began.</param>
    public static SessionLimits Within(int idleMinutes, int absoluteHours) =>
        new(TimeSpan.FromMinutes(Math.Clamp(idleMinutes, 5, 60)), TimeSpan.FromHours(Math.Clamp(absoluteHours, 1, 24)));
}
