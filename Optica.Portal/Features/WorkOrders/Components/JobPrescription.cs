using Microsoft.Extensions.Localization;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;
using Optica.Portal.Components.Shared.Prescriptions;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.WorkOrders.Components;

/// <summary>A job's own prescription among others to choose from.</summary>
internal static class JobPrescription
{
    /// <summary>What has become of it, what it is called, and its kind: kind and day are told to whoever reaches the job (CL-13).</summary>
    public static (PrescriptionState? State, string? Name, PrescriptionKind? Kind) Own(
        WorkOrderDetail job,
        IStringLocalizer<PrescriptionTexts> words
    ) =>
        job.PrescriptionState is { } own
            ? (own, PrescriptionOffer.NameOf(words, own.Kind, own.PrescribedOn), own.Kind)
            : (null, null, job.Row.LensKind);
}
