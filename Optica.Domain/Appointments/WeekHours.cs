namespace Optica.Domain.Appointments;

/// <summary>When a shop works, weekday by weekday. An immutable value with a text form for the database and the audit trail.</summary>
public sealed class WeekHours : IEquatable<WeekHours>
{
    /// <summary>Longest text form.</summary>
    public const int TextLength = 250;

    private const int WeekDays = 7;

    private static readonly string[] Names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private readonly DayHours?[] days;

    /// <summary>Hours of a week.</summary>
    /// <param name="days">Seven days, Monday first; null is closed.</param>
    public WeekHours(IEnumerable<DayHours?> days)
    {
        this.days = [.. days];
        ArgumentOutOfRangeException.ThrowIfNotEqual(this.days.Length, WeekDays, nameof(days));
    }

    /// <summary>Monday to Friday from nine to six.</summary>
    public static WeekHours Usual { get; } = new(Enumerable.Range(0, WeekDays).Select(day => day < 5 ? DayHours.Usual : null));

    /// <summary>Seven days, Monday first; null is closed.</summary>
    public IReadOnlyList<DayHours?> Days => days;

    /// <summary>Hours of a weekday; null when closed.</summary>
    public DayHours? this[DayOfWeek day] => days[((int)day + 6) % WeekDays];

    /// <summary>Reads what <see cref="ToString"/> wrote; anything else is a programmer's mistake and throws.</summary>
    public static WeekHours Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var hours = text.Split("; ", StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(day => day[..3], day => DayHours.Parse(day[4..]), StringComparer.Ordinal);
        return new WeekHours(Names.Select(hours.GetValueOrDefault));
    }

    /// <summary>Working days only: <c>mon 09:00-18:00 13:00-14:00; sat 10:00-14:00</c>.</summary>
    public override string ToString() =>
        string.Join("; ", Enumerable.Range(0, WeekDays).Where(day => days[day] is not null).Select(day => $"{Names[day]} {days[day]}"));

    /// <inheritdoc />
    public bool Equals(WeekHours? other) => other is not null && days.SequenceEqual(other.days);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as WeekHours);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());
}
