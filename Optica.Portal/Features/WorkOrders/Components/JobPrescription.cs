using Microsoft.Extensions.Localization;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;
using Optica.Portal.Components.Shared.Prescriptions;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.WorkOrders.Components;

/// <summary>A job's own prescription among others to choose from.</summary>
internal static class JobPrescription
{
    /// <summary>What has become of it, what it is called, and its kind; name and kind stand in the snapshot, which not everybody sees.</summary>
    public static (PrescriptionState? State, string? Name, PrescriptionKind? Kind) Own(
        WorkOrderDetail job,
        IStringLocalizer<PrescriptionTexts> words
    ) =>
        job.Prescribed is { } made
            ? (job.PrescriptionState, PrescriptionOffer.NameOf(words, made.Kind, made.PrescribedOn), made.Kind)
            : (job.PrescriptionState, null, job.Row.LensKind);
}
