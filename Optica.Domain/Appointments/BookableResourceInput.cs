using FluentValidation;
using Optica.Domain.Customers;

namespace Optica.Domain.Appointments;

/// <summary>An optometrist or box as typed.</summary>
public sealed class BookableResourceInput
{
    /// <summary>The branch; null for the selected one. Only for a new one.</summary>
    public Guid? BranchId { get; set; }

    /// <summary>Name in the calendar, 1–80 characters.</summary>
    public string? Name { get; set; }

    /// <summary>Person or place.</summary>
    public ResourceKind? Kind { get; set; }

    /// <summary>The member of staff, for optometrists; or null.</summary>
    public Guid? UserId { get; set; }

    /// <summary>Whether it is offered.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>A resource as a form shows it.</summary>
    public static BookableResourceInput Of(BookableResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new()
        {
            BranchId = resource.BranchId,
            Name = resource.Name,
            Kind = resource.Kind,
            UserId = resource.UserId,
            IsActive = resource.IsActive,
        };
    }

    /// <summary>Cleans the name. Twice is the same as once.</summary>
    public void Normalise() => Name = TextRules.CleanLine(Name);
}

/// <summary>The rules of an optometrist or box as typed.</summary>
public sealed class BookableResourceInputValidator : AbstractValidator<BookableResourceInput>
{
    /// <summary>Makes the validator.</summary>
    public BookableResourceInputValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(input => input.Name)
            .Must(name => TextRules.CleanLine(name) is not null)
            .Says("resource_name_required")
            .Line(BookableResource.NameLength);
        RuleFor(input => input.Kind).NotNull().Says("resource_kind_required").Known();
    }
}
