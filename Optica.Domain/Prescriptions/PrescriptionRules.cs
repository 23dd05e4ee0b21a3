using Optica.Domain.Common;

namespace Optica.Domain.Prescriptions;

/// <summary>What an organisation decides about prescriptions and exams (OR-1, OR-24).</summary>
/// <param name="Eighths">Whether spheres and cylinders may stand in steps of 0.125 D.</param>
/// <param name="SpectacleMonths">Months spectacle prescriptions last, 1–120.</param>
/// <param name="ContactLensMonths">Months contact-lens prescriptions last, 1–120.</param>
/// <param name="ExamMonths">Months from one eye exam to the next, 1–120 (DOMAIN §8).</param>
public sealed record PrescriptionRules(bool Eighths = false, int SpectacleMonths = 24, int ContactLensMonths = 12, int ExamMonths = 12)
{
    /// <summary>Longest validity and longest time between exams, months.</summary>
    public const int MostMonths = 120;

    /// <summary>The settings of an organisation that changed none.</summary>
    public static readonly PrescriptionRules Default = new();

    /// <summary>How long prescriptions of a kind last by default, months (OR-24).</summary>
    public int MonthsOf(PrescriptionKind kind) => kind == PrescriptionKind.ContactLens ? ContactLensMonths : SpectacleMonths;

    /// <summary>Every broken rule of the settings themselves.</summary>
    public Invalid? Check()
    {
        List<FieldError> wrong =
        [
            .. Refusals(nameof(SpectacleMonths), SpectacleMonths),
            .. Refusals(nameof(ContactLensMonths), ContactLensMonths),
            .. Refusals(nameof(ExamMonths), ExamMonths),
        ];
        return wrong.Count == 0 ? null : new Invalid(wrong);
    }

    private static IReadOnlyList<FieldError> Refusals(string field, int months) =>
        months is >= 1 and <= MostMonths ? [] : Invalid.At(field, "months_out_of_range", MostMonths).Fields;
}

/// <summary>The settings as a form shows them.</summary>
/// <param name="Rules">What the organisation decided.</param>
/// <param name="Version">The organisation's version, to be sent with a change.</param>
/// <param name="MayChange">Whether the caller may change them.</param>
public sealed record PrescriptionSettings(PrescriptionRules Rules, long Version, bool MayChange);
