using System.Globalization;

namespace Optica.Portal.Components.Shared;

/// <summary>Figures and dates as Chile writes them, whatever the language of the words.</summary>
public static class Formats
{
    /// <summary>What stands where a value is missing.</summary>
    public const string Nothing = "–";

    private static readonly NumberFormatInfo Numbers = new()
    {
        NumberGroupSeparator = ".",
        NumberDecimalSeparator = ",",
        NumberGroupSizes = [3],
    };

    /// <summary><c>03-04-2026</c>.</summary>
    public static string Date(DateOnly? date) => date?.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture) ?? Nothing;

    /// <summary><c>03-04-2026 15:20</c> in a time zone, from a stored UTC instant.</summary>
    public static string Instant(DateTime? utc, TimeZoneInfo zone) =>
        utc is { } instant ? Local(instant, zone).ToString("dd-MM-yyyy HH:mm", CultureInfo.InvariantCulture) : Nothing;

    /// <summary>The day of a stored UTC instant in a time zone: <c>03-04-2026</c>.</summary>
    public static string Day(DateTime? utc, TimeZoneInfo zone) =>
        utc is { } instant ? Local(instant, zone).ToString("dd-MM-yyyy", CultureInfo.InvariantCulture) : Nothing;

    /// <summary><c>09:05</c> by a clock that is known already (CL-9).</summary>
    public static string Clock(DateTimeOffset local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>09:05</c>.</summary>
    public static string Clock(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? Nothing;

    /// <summary>Chilean pesos: <c>$1.234.567</c>, <c>-$500</c>.</summary>
    public static string Money(long? pesos) =>
        pesos is { } amount ? $"{(amount < 0 ? "-" : "")}${Math.Abs((decimal)amount).ToString("N0", Numbers)}" : Nothing;

    /// <summary><c>1.234</c>.</summary>
    public static string Count(long number) => number.ToString("N0", Numbers);

    /// <summary><c>10.000+</c> when there are more than were counted.</summary>
    public static string Count(long number, bool isCapped) => Count(number) + (isCapped ? "+" : "");

    /// <summary><c>1.234,5</c>: one decimal where there is one.</summary>
    public static string Tenths(decimal number) => number.ToString("#,0.#", Numbers);

    /// <summary>Text, or the sign for nothing.</summary>
    public static string OrNothing(string? text) => string.IsNullOrWhiteSpace(text) ? Nothing : text;

    private static DateTime Local(DateTime utc, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);
}
