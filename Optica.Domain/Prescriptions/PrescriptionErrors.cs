using Optica.Domain.Common;
using Optica.Domain.Resources;

namespace Optica.Domain.Prescriptions;

/// <summary>A step the prescription cannot take from where it is (HTTP 409 with the allowed ones; OR-23).</summary>
/// <param name="Allowed">Where it could go.</param>
public sealed record InvalidPrescriptionTransition(IReadOnlyList<PrescriptionStatus> Allowed)
    : Error("invalid_transition", ErrorKind.Conflict)
{
    /// <inheritdoc />
    public override string Message => DomainText.Get("error_prescription_transition");
}

/// <summary>Changing in place what is no draft any more: it is amended instead (OR-23).</summary>
public sealed record PrescriptionNotDraft() : Error("prescription_not_draft", ErrorKind.Conflict);
