using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;
using Optica.Portal.Api;

namespace Optica.Portal.Features.WorkOrders;

/// <summary>Reads jobs, steps and readings from requests.</summary>
internal static class WorkOrderBody
{
    // only bounds what texts are taken for: what a reading may be, the rules say
    private static readonly ValueScale Reading = new(-100, 100, 0.01m, Signed: true);

    /// <summary>A new job.</summary>
    public static WorkOrderInput Job(ApiBody body)
    {
        var (input, _) = Changes(body);
        input.CustomerId = body.Uuid("customer_id");
        input.BranchId = body.Uuid("branch_id");
        input.OrderId = body.Uuid("order_id");
        input.PrescriptionId = body.Uuid("prescription_id");
        return input;
    }

    /// <summary>What may change of a job, and which of it was sent: customer, branch, order and prescription stay, so sending them is refused.</summary>
    public static (WorkOrderInput Input, HashSet<string> Sent) Changes(ApiBody body)
    {
        var input = new WorkOrderInput
        {
            LensKind = (PrescriptionKind?)body.Choice("lens_kind", typeof(PrescriptionKind)),
            LensDescription = body.Text("lens_description"),
            OwnFrame = body.Has("own_frame") && body.YesOrNo("own_frame"),
            FrameDescription = body.Text("frame_description"),
            LabId = body.Uuid("lab_id"),
            PromisedOn = body.Date("promised_on"),
            AssignedTo = body.Uuid("assigned_to"),
            Priority = (WorkOrderPriority?)body.Choice("priority", typeof(WorkOrderPriority)),
            Notes = body.Text("notes"),
        };
        string[] fields =
        [
            nameof(WorkOrderInput.LensKind),
            nameof(WorkOrderInput.LensDescription),
            nameof(WorkOrderInput.OwnFrame),
            nameof(WorkOrderInput.FrameDescription),
            nameof(WorkOrderInput.LabId),
            nameof(WorkOrderInput.PromisedOn),
            nameof(WorkOrderInput.AssignedTo),
            nameof(WorkOrderInput.Priority),
            nameof(WorkOrderInput.Notes),
        ];
        return (input, [.. fields.Where(field => body.Has(ApiNames.Of(field)))]);
    }

    /// <summary>A step: the reason says why it is returned or cancelled, or why it is handed over unpaid; with any other step it is a note.</summary>
    public static WorkOrderMove Move(ApiBody body)
    {
        var to = (WorkOrderStatus?)body.Choice("to", typeof(WorkOrderStatus));
        if (to is null && !body.Refused("to"))
        {
            body.Fail(ApiText.Rule("to", "one_of", string.Join(", ", Enum.GetValues<WorkOrderStatus>().Select(ApiNames.Of))));
        }

        var (note, reason) = (body.Text("note"), body.Text("reason"));
        var move = new WorkOrderMove(to ?? WorkOrderStatus.Ordered, note, reason);
        return to == WorkOrderStatus.Delivered ? move : move with { Note = move.Said, OverrideReason = null };
    }

    /// <summary>A remake.</summary>
    public static RemakeInput Remake(ApiBody body) => new(body.Text("cause"), body.Date("promised_on"), body.Uuid("prescription_id"));

    /// <summary>What the focimeter says; a lens that is left out or null is none.</summary>
    public static LensReadings Readings(ApiBody body) => new() { Right = Lens(body.Part("right")), Left = Lens(body.Part("left")) };

    /// <summary>The version seen, and what could not be read; to be called when all else is read.</summary>
    public static ChangeOptions Seen(ApiBody body)
    {
        var version = body.Number("version");
        return new(version) { Unreadable = body.Unreadable() };
    }

    /// <summary>The problem, with what is said of a step under the name the contract has for it.</summary>
    public static IResult Refuse(Error error, string noteName, object? current = null) =>
        ApiProblems.From(
            error is Invalid invalid ? invalid with { Fields = [.. invalid.Fields.Select(field => Named(field, noteName))] } : error,
            current
        );

    private static FieldError Named(FieldError field, string noteName) =>
        field.Field switch
        {
            nameof(WorkOrderMove.Note) => field with { Field = noteName },
            nameof(WorkOrderMove.OverrideReason) => field with { Field = "reason" },
            _ => field,
        };

    private static LensReading? Lens(ApiBody? lens) =>
        lens is null
            ? null
            : new()
            {
                Sphere = lens.Optical("sphere", Reading),
                Cylinder = lens.Optical("cylinder", Reading),
                Axis = lens.Number("axis") is { } axis ? (int)Math.Clamp(axis, int.MinValue, int.MaxValue) : null,
                Add = lens.Optical("add", Reading),
            };
}

/// <summary>What a step says.</summary>
internal sealed record MoveBody(WorkOrderStatus To, string? Note, string? Reason, long? Version);

/// <summary>What a return says.</summary>
internal sealed record ReturnBody(string Cause, long? Version);

/// <summary>What another prescription for a job says.</summary>
internal sealed record PrescribeJobBody(Guid PrescriptionId, long? Version);

/// <summary>What a cancellation says.</summary>
internal sealed record CancelJobBody(string Reason, long? Version);
