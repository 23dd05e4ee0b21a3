using System.Globalization;
using Optica.Domain.Customers;

namespace Optica.Domain.Prescriptions;

/// <summary>The axis of a cylinder (OR-3): whole degrees 1–180; 0 is the same direction as 180 and is stored as 180.</summary>
public static class Axis
{
    /// <summary>Largest axis, degrees.</summary>
    public const int Highest = 180;

    private const int LongestInput = 12;

    /// <summary>Reads an axis: digits, perhaps with <c>x</c> or <c>×</c> before them and <c>°</c> behind.</summary>
    /// <param name="text">Text as typed; blank is no axis.</param>
    public static AxisReading Read(string? text)
    {
        if (TextRules.CleanLine(text) is not { } line)
        {
            return new(null);
        }

        var digits = string.Concat(line.TrimStart('x', 'X', '×').TrimEnd('°').Trim().Select(TextRules.Narrow));
        var isNumber = line.Length <= LongestInput && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return isNumber && int.Parse(digits, CultureInfo.InvariantCulture) is var degrees && degrees <= Highest
            ? new(Normalise(degrees))
            : new(null, ValueFault.Of("axis_out_of_range"));
    }

    /// <summary>Any whole number of degrees as the same direction in 1–180: 0 → 180, 270 → 90, −5 → 175.</summary>
    public static int Normalise(int degrees) => (((degrees - 1) % Highest) + Highest) % Highest + 1;

    /// <summary>The axis at a right angle, 1–180 (OR-10).</summary>
    public static int Turn(int degrees) => Normalise(degrees + 90);

    /// <summary>The angle between two axes, 0–90 degrees: 179 and 1 are 2 apart.</summary>
    public static int Between(int one, int other)
    {
        var apart = Math.Abs(Normalise(one) - Normalise(other));
        return Math.Min(apart, Highest - apart);
    }

    /// <summary>Three digits (OR-8): <c>005</c>.</summary>
    public static string Format(int degrees) => degrees.ToString("000", CultureInfo.InvariantCulture);
}

/// <summary>A text read as an axis (OR-3).</summary>
/// <param name="Value">Degrees, 1–180, or null when the text is blank or refused.</param>
/// <param name="Fault">Why it is refused, or null.</param>
public sealed record AxisReading(int? Value, ValueFault? Fault = null);
