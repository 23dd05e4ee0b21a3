using System.Globalization;
using Optica.Domain.Prescriptions;

namespace Optica.Portal.Features.Prescriptions.Entry;

/// <summary>
/// What <c>js/prescriptions.js</c> needs to step and to format a number without asking the server, so that arrows and written forms
/// answer at once on a slow line. What it cannot format it leaves as typed: only the server refuses.
/// </summary>
/// <param name="Kind"><c>signed</c>, <c>plain</c> or <c>axis</c>.</param>
/// <param name="Lowest">Smallest value.</param>
/// <param name="Highest">Largest value.</param>
/// <param name="Grain">Distance between two values that may be stored.</param>
/// <param name="Step">What an arrow key adds.</param>
/// <param name="Leap">What it adds with Shift.</param>
public sealed record EntrySteps(string Kind, decimal Lowest, decimal Highest, decimal Grain, decimal Step, decimal Leap)
{
    /// <summary>Degrees.</summary>
    public static readonly EntrySteps Axis = new("axis", 1, Optica.Domain.Prescriptions.Axis.Highest, 1, 1, 5);

    /// <summary>A quarter dioptre for powers and prisms; what the scale counts in for millimetres.</summary>
    public static EntrySteps Of(ValueScale scale)
    {
        ArgumentNullException.ThrowIfNull(scale);
        var quarters = scale.Signed || scale == ValueScale.Prism;
        var step = quarters ? 0.25m : Math.Max(scale.Step, 0.1m);
        return new(scale.Signed ? "signed" : "plain", scale.Lowest, scale.Highest, scale.Step, step, 1);
    }

    /// <summary>All of it as attributes of the input.</summary>
    public IReadOnlyDictionary<string, object> Attributes =>
        new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["data-rx-kind"] = Kind,
            ["data-rx-min"] = Plain(Lowest),
            ["data-rx-max"] = Plain(Highest),
            ["data-rx-grain"] = Plain(Grain),
            ["data-rx-step"] = Plain(Step),
            ["data-rx-leap"] = Plain(Leap),
        };

    private static string Plain(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
