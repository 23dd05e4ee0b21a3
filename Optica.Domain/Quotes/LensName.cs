using System.Globalization;
using System.Text.RegularExpressions;
using Optica.Domain.Customers;
using Optica.Domain.Prescriptions;

namespace Optica.Domain.Quotes;

/// <summary>
/// What the name of a product says of its lens, in Spanish or English: <c>Cristal progresivo digital 1.60 (par)</c>. A hint that fills
/// what nobody has said yet; what it does not say is null.
/// </summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Material">What it is made of.</param>
/// <param name="Index">Refractive index, 1.40–1.99.</param>
public sealed partial record LensName(PrescriptionKind? Kind, LensMaterial? Material, decimal? Index)
{
    private static readonly (string Part, PrescriptionKind Kind)[] Kinds =
    [
        ("contact", PrescriptionKind.ContactLens),
        ("progresiv", PrescriptionKind.Progressive),
        ("progressive", PrescriptionKind.Progressive),
        ("trifocal", PrescriptionKind.Trifocal),
        ("bifocal", PrescriptionKind.Bifocal),
        ("monofocal", PrescriptionKind.SingleVision),
        ("single vision", PrescriptionKind.SingleVision),
    ];

    private static readonly (string Part, LensMaterial Material)[] Materials =
    [
        ("policarbonato", LensMaterial.Polycarbonate),
        ("polycarbonate", LensMaterial.Polycarbonate),
        ("trivex", LensMaterial.Trivex),
        ("organic", LensMaterial.Organic),
        ("cr-39", LensMaterial.Organic),
        ("mineral", LensMaterial.Mineral),
    ];

    private static readonly (string Part, LensTreatment Treatment)[] Treatments =
    [
        ("antirrefle", LensTreatment.AntiReflective),
        ("anti-reflective", LensTreatment.AntiReflective),
        ("luz azul", LensTreatment.BlueLight),
        ("blue light", LensTreatment.BlueLight),
        ("blue-light", LensTreatment.BlueLight),
        ("fotocrom", LensTreatment.Photochromic),
        ("photochrom", LensTreatment.Photochromic),
        ("polariz", LensTreatment.Polarized),
        ("polaris", LensTreatment.Polarized),
        ("endurecid", LensTreatment.HardCoat),
        ("antirray", LensTreatment.HardCoat),
        ("hard coat", LensTreatment.HardCoat),
        ("hidrof", LensTreatment.Hydrophobic),
        ("hydrophob", LensTreatment.Hydrophobic),
        ("water-repel", LensTreatment.Hydrophobic),
        ("filtro uv", LensTreatment.Ultraviolet),
        ("uv filter", LensTreatment.Ultraviolet),
        ("espejad", LensTreatment.Mirror),
        ("mirror", LensTreatment.Mirror),
        ("tint", LensTreatment.Tint),
    ];

    /// <summary>Reads the name of a lens.</summary>
    public static LensName Read(string? name)
    {
        var folded = SearchText.Fold(name);
        var index = Number().Match(folded);
        return new(
            Find(folded, Kinds),
            Find(folded, Materials),
            index.Success ? decimal.Parse(index.Value.Replace(',', '.'), CultureInfo.InvariantCulture) : null
        );
    }

    /// <summary>What the name of a treatment says is done to the lens; null when it says nothing known.</summary>
    public static LensTreatment? ReadTreatment(string? name) => Find(SearchText.Fold(name), Treatments);

    private static T? Find<T>(string folded, (string Part, T Value)[] words)
        where T : struct =>
        words.Where(word => folded.Contains(word.Part, StringComparison.Ordinal)).Select(word => (T?)word.Value).FirstOrDefault();

    [GeneratedRegex(@"\b1[.,][4-9]\d\b", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
