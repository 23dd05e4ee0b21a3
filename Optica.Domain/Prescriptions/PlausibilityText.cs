using System.Globalization;
using Optica.Domain.Resources;

namespace Optica.Domain.Prescriptions;

/// <summary>The words of the plausibility warnings.</summary>
internal static class PlausibilityText
{
    /// <summary>The slip, where, and what it was compared with.</summary>
    public static string Of(Slip slip, Eye? eye, OpticalValues now, OpticalValues? last)
    {
        IReadOnlyList<Eye> eyes = eye is { } one ? [one] : Eyes.Both;
        return DomainText.Get($"plausibility_slip_{Key(slip)}", Names(eyes), Reference(eyes, now, last));
    }

    /// <summary>The eyes whose values differ, with what would stand there: <c>OD -2.25 -0.75x180</c>.</summary>
    public static string Changed(OpticalValues now, OpticalValues meant) =>
        string.Join(
            " · ",
            Eyes.Both.Where(eye => now[eye] != meant[eye]).Select(eye => Written(eye, meant, now[eye].Add != meant[eye].Add))
        );

    /// <summary>OD, OS.</summary>
    public static string Names(IEnumerable<Eye> eyes) => string.Join(", ", eyes.Select(eye => eye.Label()));

    /// <summary>Dioptres without a sign.</summary>
    public static string Size(decimal value) => value.ToString("0.00#", CultureInfo.InvariantCulture);

    private static string Reference(IReadOnlyList<Eye> eyes, OpticalValues now, OpticalValues? last)
    {
        var known = eyes.Where(eye => last?[eye].Power is not null).ToList();
        return known.Count > 0
            ? DomainText.Get("plausibility_last", string.Join(" · ", known.Select(eye => Written(eye, last!, withAdd: false))))
            : DomainText.Get("plausibility_fellow", string.Join(" · ", Fellows(eyes).Select(eye => Written(eye, now, withAdd: false))));
    }

    private static IEnumerable<Eye> Fellows(IReadOnlyList<Eye> eyes) => eyes is [var eye] ? [eye.Other()] : eyes;

    private static string Written(Eye eye, OpticalValues values, bool withAdd)
    {
        var add = values[eye].Add is { } some ? $"add {Dioptre.Format(some)}" : "";
        return $"{eye.Label()} {values[eye].Power} {(withAdd ? add : "")}".TrimEnd();
    }

    private static string Key(Slip slip) =>
        slip switch
        {
            Slip.Sign => "sign",
            Slip.Axis => "axis",
            Slip.SwappedEyes => "swapped",
            Slip.Decimal => "decimal",
            _ => "form",
        };
}
