using System.Globalization;
using Microsoft.Extensions.Localization;
using Optica.Domain.Prescriptions;
using Optica.Portal.Resources;

namespace Optica.Portal.Components.Shared.Prescriptions;

/// <summary>How much something changed.</summary>
public enum DifferenceLevel
{
    /// <summary>Nothing to compare.</summary>
    None,

    /// <summary>As before.</summary>
    Same,

    /// <summary>Changed.</summary>
    Changed,

    /// <summary>Changed by as much as is mentioned while typing, too: 1.00 D.</summary>
    Large,
}

/// <summary>One measure of two prescriptions.</summary>
/// <param name="Name">Key of its words.</param>
/// <param name="Label">Its name.</param>
/// <param name="Earlier">Before, written.</param>
/// <param name="Later">After, written.</param>
/// <param name="Difference">The difference, written with its sign; empty without one.</param>
/// <param name="Level">How much it is.</param>
public sealed record ComparisonRow(string Name, string Label, string Earlier, string Later, string Difference, DifferenceLevel Level)
{
    /// <summary>The measures of an eye; an addition only where there is one.</summary>
    public static IEnumerable<ComparisonRow> Of(EyeDifference eye, PrescriptionKind? kind, IStringLocalizer<PrescriptionTexts> words)
    {
        ArgumentNullException.ThrowIfNull(eye);
        var (before, after) = (eye.Earlier, eye.Later);
        yield return Dioptres(
            words,
            (nameof(EyePrescription.Sphere), words.Column(nameof(EyePrescription.Sphere), kind)),
            before.Sphere,
            after.Sphere
        );
        yield return Dioptres(words, Column(words, nameof(EyePrescription.Cylinder)), Cylinder(before), Cylinder(after));
        yield return Turn(words, eye);
        if ((before.Add ?? after.Add) is not null)
        {
            yield return Dioptres(words, Column(words, nameof(EyePrescription.Add)), before.Add, after.Add);
        }

        yield return Dioptres(words, ("Equivalent", words["line_equivalent"]), Equivalent(before), Equivalent(after));
        var distance = eye.Change.Distance is { } apart ? Math.Round((decimal)apart, 2, MidpointRounding.AwayFromZero) : (decimal?)null;
        yield return new(
            "Distance",
            words["distance"],
            "",
            "",
            distance is { } far ? $"{far.ToString("0.00", CultureInfo.InvariantCulture)} D" : Formats.Nothing,
            Judge(distance)
        );
    }

    private static (string Name, string Label) Column(IStringLocalizer<PrescriptionTexts> words, string name) =>
        (name, words.Column(name, null));

    private static ComparisonRow Dioptres(
        IStringLocalizer<PrescriptionTexts> words,
        (string Name, string Label) measure,
        decimal? before,
        decimal? after
    ) =>
        new(
            measure.Name,
            measure.Label,
            Written(before),
            Written(after),
            after - before is { } difference ? Dioptre.Format(difference) : Came(words, before, after),
            before is null != after is null ? DifferenceLevel.Changed : Judge(after - before)
        );

    private static ComparisonRow Turn(IStringLocalizer<PrescriptionTexts> words, EyeDifference eye)
    {
        var (before, after) = (eye.Earlier.Axis, eye.Later.Axis);
        return new(
            nameof(EyePrescription.Axis),
            words.Column(nameof(EyePrescription.Axis), null),
            before is { } old ? Axis.Format(old) : Formats.Nothing,
            after is { } now ? Axis.Format(now) : Formats.Nothing,
            eye.AxisTurn is { } turn ? words["turn", turn] : Came(words, before, after),
            eye.AxisTurn is { } degrees ? (degrees == 0 ? DifferenceLevel.Same : DifferenceLevel.Changed)
                : before == after ? DifferenceLevel.None
                : DifferenceLevel.Changed
        );
    }

    private static string Came(IStringLocalizer<PrescriptionTexts> words, decimal? before, decimal? after) =>
        (before, after) switch
        {
            (null, null) => Formats.Nothing,
            (null, _) => words["came"],
            _ => words["went"],
        };

    private static string Written(decimal? value) => value is { } some ? Dioptre.Format(some) : Formats.Nothing;

    private static decimal? Cylinder(EyePrescription eye) => eye.Power?.Cylinder;

    private static decimal? Equivalent(EyePrescription eye) => eye.Power is { } power ? Optics.SphericalEquivalent(power) : null;

    private static DifferenceLevel Judge(decimal? difference) =>
        difference switch
        {
            null => DifferenceLevel.None,
            0 => DifferenceLevel.Same,
            _ when Math.Abs(difference.Value) >= PlausibilityCheck.ChangeFrom => DifferenceLevel.Large,
            _ => DifferenceLevel.Changed,
        };
}
