using FluentValidation;
using Optica.Domain.Customers;

namespace Optica.Domain.WorkOrders;

/// <summary>The rules of a job as typed.</summary>
public sealed class WorkOrderInputValidator : AbstractValidator<WorkOrderInput>
{
    /// <summary>Makes the validator.</summary>
    public WorkOrderInputValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(input => input.CustomerId).NotNull().Says("customer_required");
        RuleFor(input => input.LensKind).NotNull().Says("lens_kind_required").Known();
        RuleFor(input => input.LensDescription).Line(WorkOrder.DescriptionLength);
        RuleFor(input => input.FrameDescription).Line(WorkOrder.DescriptionLength);
        RuleFor(input => input.Priority).Known();
        RuleFor(input => input.Notes).Lines(WorkOrder.NotesLength);
    }
}
