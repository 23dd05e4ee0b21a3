using FluentValidation;
using Optica.Domain.Customers;

namespace Optica.Domain.WorkOrders;

/// <summary>A laboratory as typed.</summary>
public sealed class LabInput
{
    /// <summary>Name, ≤ 100.</summary>
    public string? Name { get; set; }

    /// <summary>Whom to call or write to, ≤ 200; optional.</summary>
    public string? Contact { get; set; }

    /// <summary>Whether new jobs can go there.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>Brings texts into the form that is stored.</summary>
    public void Normalise()
    {
        Name = TextRules.CleanLine(Name);
        Contact = TextRules.CleanLine(Contact);
    }
}

/// <summary>The rules of a laboratory.</summary>
public sealed class LabInputValidator : AbstractValidator<LabInput>
{
    /// <summary>Makes the validator.</summary>
    public LabInputValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(input => input.Name).Must(name => TextRules.CleanLine(name) is not null).Says("lab_name_required").Line(Lab.NameLength);
        RuleFor(input => input.Contact).Line(Lab.ContactLength);
    }
}
