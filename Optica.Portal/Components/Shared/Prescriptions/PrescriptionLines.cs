using Optica.Domain.Prescriptions;

namespace Optica.Portal.Components.Shared.Prescriptions;

/// <summary>What follows from the values, and what is said of both eyes, line by line below them.</summary>
internal static class PrescriptionLines
{
    /// <summary>Key of the words, and the text; only what there is.</summary>
    /// <param name="written">The values as written.</param>
    /// <param name="shown">The same in the form shown: a near power has the form of the one above it.</param>
    public static IEnumerable<(string Name, string Text)> Of(OpticalValues written, OpticalValues shown)
    {
        (string Name, string? Text)[] all =
        [
            ("line_near", Each(eye => Near(shown[eye]))),
            ("line_equivalent", Each(eye => written[eye].Power is { } power ? Dioptre.Format(Optics.SphericalEquivalent(power)) : null)),
            ("line_pd_distance", PrescriptionWords.Pd(written, near: false)),
            ("line_pd_near", PrescriptionWords.Pd(written, near: true)),
            ("line_vertex", written.VertexDistance is { } distance ? ValueScale.VertexDistance.Format(distance) : null),
        ];
        return all.Where(line => line.Text is not null).Select(line => (line.Name, line.Text!));
    }

    private static string? Near(EyePrescription eye) =>
        eye is { NearSphere: { } sphere, Power: { } power } ? $"{new LensPower(sphere, power.Cylinder, power.Axis)}" : null;

    private static string? Each(Func<Eye, string?> text)
    {
        var said = string.Join(" · ", Eyes.Both.Where(eye => text(eye) is not null).Select(eye => $"{eye.Label()} {text(eye)}"));
        return said.Length == 0 ? null : said;
    }
}
