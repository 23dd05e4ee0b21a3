using Optica.Domain.Prescriptions;

namespace Optica.Domain.Quotes;

/// <summary>How lenses are to be made; nothing medical.</summary>
/// <param name="Kind">For what; null when it is not said.</param>
/// <param name="Material">Of what; null when it is not said.</param>
/// <param name="Index">Refractive index in hundredths: 167 is 1.67; null when it is not said.</param>
/// <param name="Treatments">What is done to them, in the order of the enum.</param>
public sealed record QuoteLens(PrescriptionKind? Kind, LensMaterial? Material, int? Index, IReadOnlyList<LensTreatment> Treatments)
{
    /// <summary>Nothing said.</summary>
    public static readonly QuoteLens None = new(null, null, null, []);

    /// <summary>Treatments as the bits of one number, as they are stored.</summary>
    internal static int Bits(IEnumerable<LensTreatment> treatments) =>
        treatments.Aggregate(0, (bits, treatment) => bits | (1 << ((int)treatment - 1)));

    /// <summary>Treatments of the bits.</summary>
    internal static IReadOnlyList<LensTreatment> Treated(int bits) =>
        [.. Enum.GetValues<LensTreatment>().Where(treatment => (bits & (1 << ((int)treatment - 1))) != 0)];
}
