namespace Optica.Domain.Prescriptions;

/// <summary>Steps of a prescription's life and its last day (OR-23, OR-24). Nothing is ever deleted, and nothing but a draft is ever changed.</summary>
public static class PrescriptionLife
{
    /// <summary>Days before the last one at which people are told, the farthest first (OR-24).</summary>
    public static readonly IReadOnlyList<int> WarningDays = [60, 30, 7];

    /// <summary>Where a status may lead: draft → active → superseded, expired, cancelled or entered in error; a draft may also be given up.</summary>
    public static IReadOnlyList<PrescriptionStatus> Next(PrescriptionStatus from) =>
        from switch
        {
            PrescriptionStatus.Draft => [PrescriptionStatus.Active, PrescriptionStatus.Cancelled],
            PrescriptionStatus.Active =>
            [
                PrescriptionStatus.Superseded,
                PrescriptionStatus.Expired,
                PrescriptionStatus.Cancelled,
                PrescriptionStatus.EnteredInError,
            ],
            _ => [],
        };

    /// <summary>Whether the step is allowed.</summary>
    public static bool MayGo(PrescriptionStatus from, PrescriptionStatus to) => Next(from).Contains(to);

    /// <summary>Whether the values may be changed in place; afterwards a prescription is amended: a new one with a reason supersedes it.</summary>
    public static bool MayEdit(PrescriptionStatus status) => status == PrescriptionStatus.Draft;

    /// <summary>Whether the step needs a reason to be given.</summary>
    public static bool NeedsReason(PrescriptionStatus to) => to is PrescriptionStatus.Cancelled or PrescriptionStatus.EnteredInError;

    /// <summary>What to show on a day: an active one past its last day is expired, whether or not that was written down yet.</summary>
    /// <param name="stored">Status as stored.</param>
    /// <param name="expiresOn">Its last day.</param>
    /// <param name="today">The branch's day.</param>
    public static PrescriptionStatus On(PrescriptionStatus stored, DateOnly expiresOn, DateOnly today) =>
        stored == PrescriptionStatus.Active && expiresOn < today ? PrescriptionStatus.Expired : stored;

    /// <summary>Whether a prescription is what things are made by: amended ones were wrong, withdrawn ones are void (OR-23).</summary>
    /// <param name="status">Status as stored.</param>
    /// <param name="isAmended">Whether another one corrects it.</param>
    public static PrescriptionStanding StandingOf(PrescriptionStatus status, bool isAmended) =>
        status is PrescriptionStatus.Cancelled or PrescriptionStatus.EnteredInError ? PrescriptionStanding.Withdrawn
        : isAmended ? PrescriptionStanding.Corrected
        : status == PrescriptionStatus.Superseded ? PrescriptionStanding.Superseded
        : PrescriptionStanding.Standing;

    /// <summary>Whether nothing may be made by it any more: withdrawn, or corrected.</summary>
    public static bool IsWrong(this PrescriptionStanding standing) =>
        standing is PrescriptionStanding.Corrected or PrescriptionStanding.Withdrawn;

    /// <summary>The last day a prescription may be used (OR-24): the prescriber's own date, else 24 months for spectacles and 12 for contact lenses, or what the organisation set.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="prescribedOn">Day of the examination.</param>
    /// <param name="own">The prescriber's own date; it wins.</param>
    /// <param name="rules">The organisation's settings.</param>
    public static DateOnly ExpiresOn(PrescriptionKind kind, DateOnly prescribedOn, DateOnly? own, PrescriptionRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return own ?? prescribedOn.AddMonths(rules.MonthsOf(kind));
    }

    /// <summary>
    /// Which warning is due: 60, 30 or 7 from the day on that is so many days before the last, until the next one is due. Null earlier and
    /// after the last day. A job that missed a day still finds it.
    /// </summary>
    /// <param name="expiresOn">The last day.</param>
    /// <param name="today">The branch's day.</param>
    public static int? WarningDue(DateOnly expiresOn, DateOnly today)
    {
        var left = expiresOn.DayNumber - today.DayNumber;
        return left < 0 ? null : WarningDays.Where(days => left <= days).Select(days => (int?)days).LastOrDefault();
    }
}
