using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Domain.Prescriptions;

/// <summary>Why a prescription was amended or withdrawn: one clean line, required, ≤ 400. It may be clinical and is encrypted.</summary>
public static class PrescriptionReason
{
    /// <summary>Name of the field.</summary>
    public const string Field = "Reason";

    /// <summary>The stored form.</summary>
    /// <returns>The reason, or <see cref="Invalid"/> at <see cref="Field"/>.</returns>
    public static Result<string> Read(string? text) =>
        TextRules.CleanLine(text) switch
        {
            null => Invalid.At(Field, "reason_required"),
            { Length: > Prescription.ReasonLength } => Invalid.At(Field, "reason_too_long"),
            var reason when !TextRules.IsClean(reason, multiline: false) => Invalid.At(Field, "control_characters"),
            var reason => reason,
        };
}
