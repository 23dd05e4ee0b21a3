using Optica.Domain.Prescriptions;

namespace Optica.Portal.Features.Prescriptions;

/// <summary>A copy of what was typed: services clean what they get, and the form keeps it as it is.</summary>
public static class PrescriptionCopy
{
    /// <summary>Copies an input whose values keep their rules.</summary>
    public static PrescriptionInput Of(PrescriptionInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var copy = new PrescriptionInput
        {
            BranchId = input.BranchId,
            Kind = input.Kind,
            PrescribedOn = input.PrescribedOn,
            ExpiresOn = input.ExpiresOn,
        };
        PrescriptionContent.Of(input).CopyTo(copy);
        return copy;
    }
}
