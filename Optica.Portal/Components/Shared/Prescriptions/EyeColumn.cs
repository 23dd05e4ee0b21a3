using Microsoft.Extensions.Localization;
using Optica.Domain.Prescriptions;
using Optica.Portal.Resources;

namespace Optica.Portal.Components.Shared.Prescriptions;

/// <summary>A column in which prescriptions are read: on the screen, on paper, side by side.</summary>
/// <param name="Name">Name of the property; key of its words.</param>
/// <param name="Text">The eye's value in its written form; null for nothing.</param>
/// <param name="IsNumber">Whether it stands at the right.</param>
public sealed record EyeColumn(string Name, Func<EyePrescription, string?> Text, bool IsNumber = true)
{
    private static readonly EyeColumn[] Power =
    [
        new(nameof(EyePrescription.Sphere), eye => Dioptres(eye.Sphere)),
        new(nameof(EyePrescription.Cylinder), eye => Dioptres(eye.Cylinder)),
        new(nameof(EyePrescription.Axis), eye => eye.Axis is { } axis ? Axis.Format(axis) : null),
    ];

    private static readonly EyeColumn[] Rest =
    [
        new(nameof(EyePrescription.Add), eye => Dioptres(eye.Add)),
        new(nameof(EyePrescription.SegmentHeight), eye => Plain(eye.SegmentHeight)),
        new(nameof(EyePrescription.BaseCurve), eye => Plain(eye.BaseCurve)),
        new(nameof(EyePrescription.Diameter), eye => Plain(eye.Diameter)),
        new(nameof(EyePrescription.Brand), eye => eye.Brand, IsNumber: false),
        new(nameof(EyePrescription.Colour), eye => eye.Colour, IsNumber: false),
    ];

    /// <summary>The columns in which something stands; powers always.</summary>
    /// <param name="values">The values.</param>
    /// <param name="words">Words for bases and replacement.</param>
    public static IReadOnlyList<EyeColumn> Of(OpticalValues values, IStringLocalizer<PrescriptionTexts> words)
    {
        EyeColumn prism = new("Prism", words.Prism, IsNumber: false);
        EyeColumn duration = new(
            nameof(EyePrescription.Duration),
            eye => eye.Duration is { } worn ? words[$"Duration_{worn}"].Value : null,
            IsNumber: false
        );
        return [.. Power, .. new[] { Rest[0], prism }.Concat(Rest[1..]).Append(duration).Where(column => column.IsSaid(values))];
    }

    /// <summary>The eye's value, or the sign for nothing.</summary>
    public string Show(EyePrescription eye) => Formats.OrNothing(Text(eye));

    private bool IsSaid(OpticalValues values) => Eyes.Both.Any(eye => Text(values[eye]) is not null);

    private static string? Dioptres(decimal? value) => value is { } some ? Dioptre.Format(some) : null;

    private static string? Plain(decimal? value) => value is { } some ? ValueScale.BaseCurve.Format(some) : null;
}
