using Optica.Domain.WorkOrders;

namespace Optica.Portal.Features.WorkOrders;

/// <summary>Words of a job's fields.</summary>
internal static class WorkOrderWords
{
    /// <summary>Name of the text that names a field in the form.</summary>
    /// <param name="field">Name of a property of <see cref="WorkOrderInput"/> that can change.</param>
    public static string Field(string field) =>
        field switch
        {
            nameof(WorkOrderInput.LensKind) => "lens_kind",
            nameof(WorkOrderInput.LensDescription) => "lens_text",
            nameof(WorkOrderInput.OwnFrame) => "own_frame",
            nameof(WorkOrderInput.FrameDescription) => "frame_text",
            nameof(WorkOrderInput.LabId) => "lab",
            nameof(WorkOrderInput.PromisedOn) => "promised",
            nameof(WorkOrderInput.AssignedTo) => "assigned",
            nameof(WorkOrderInput.Priority) => "priority",
            _ => "notes",
        };
}
