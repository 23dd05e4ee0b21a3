using FluentValidation;
using Optica.Domain.Customers;

namespace Optica.Domain.Prescriptions;

/// <summary>The rules of one eye (OR-1 … OR-7, OR-9).</summary>
public sealed class EyeInputValidator : AbstractValidator<EyeInput>
{
    private const string NotForContactLens = "not_for_contact_lens";
    private const string OnlyForContactLens = "only_for_contact_lens";

    /// <summary>Makes the validator.</summary>
    /// <param name="contactLens">Whether the prescription is one of contact lenses, which has its own fields (OR-9).</param>
    /// <param name="eighths">Whether spheres and cylinders may stand in steps of 0.125 D (OR-1).</param>
    public EyeInputValidator(bool contactLens, bool eighths)
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        Power(eighths);
        if (contactLens)
        {
            NoSpectacles();
            ContactLens();
        }
        else
        {
            NoContactLens();
            Prisms();
            Fitting();
        }
    }

    private void Power(bool eighths)
    {
        RuleFor(eye => eye.Sphere)
            .Must((eye, sphere) => sphere is not null || !SaysMore(eye))
            .Says("sphere_required")
            .On(ValueScale.Sphere(eighths));
        RuleFor(eye => eye.Cylinder).On(ValueScale.Cylinder(eighths));
        RuleFor(eye => eye.Axis)
            .Must((eye, axis) => axis is not null || (eye.Cylinder ?? 0) == 0)
            .Says("axis_required")
            .Must((eye, axis) => axis is null || (eye.Cylinder ?? 0) != 0)
            .Says("axis_without_cylinder")
            .Must(axis => axis is null or (>= 0 and <= Axis.Highest))
            .Says("axis_out_of_range");
        RuleFor(eye => eye.Add).On(ValueScale.Add);
    }

    private void Prisms()
    {
        RuleFor(eye => eye.HorizontalPrism)
            .Must((eye, prism) => prism is not null || eye.HorizontalBase is null)
            .Says("prism_required")
            .On(ValueScale.Prism);
        RuleFor(eye => eye.HorizontalBase)
            .Must((eye, side) => side is not null || eye.HorizontalPrism is null)
            .Says("prism_base_required")
            .Known();
        RuleFor(eye => eye.VerticalPrism)
            .Must((eye, prism) => prism is not null || eye.VerticalBase is null)
            .Says("prism_required")
            .On(ValueScale.Prism);
        RuleFor(eye => eye.VerticalBase)
            .Must((eye, side) => side is not null || eye.VerticalPrism is null)
            .Says("prism_base_required")
            .Known();
    }

    private void Fitting()
    {
        RuleFor(eye => eye.PdDistance).On(ValueScale.MonocularPd);
        RuleFor(eye => eye.PdNear).On(ValueScale.MonocularPd);
        RuleFor(eye => eye.PdNear)
            .Must((eye, near) => near is null || eye.PdDistance is null || near <= eye.PdDistance)
            .Warns("pd_near_wider");
        RuleFor(eye => eye.SegmentHeight).On(ValueScale.SegmentHeight);
    }

    private void NoSpectacles()
    {
        RuleFor(eye => eye.HorizontalPrism).Unsaid(NotForContactLens);
        RuleFor(eye => eye.HorizontalBase).Unsaid(NotForContactLens);
        RuleFor(eye => eye.VerticalPrism).Unsaid(NotForContactLens);
        RuleFor(eye => eye.VerticalBase).Unsaid(NotForContactLens);
        RuleFor(eye => eye.PdDistance).Unsaid(NotForContactLens);
        RuleFor(eye => eye.PdNear).Unsaid(NotForContactLens);
        RuleFor(eye => eye.SegmentHeight).Unsaid(NotForContactLens);
    }

    private void ContactLens()
    {
        RuleFor(eye => eye.BaseCurve).On(ValueScale.BaseCurve);
        RuleFor(eye => eye.BaseCurve).Must((eye, curve) => curve is not null || eye.Sphere is null).Warns("base_curve_missing");
        RuleFor(eye => eye.Diameter).On(ValueScale.Diameter);
        RuleFor(eye => eye.Diameter).Must((eye, diameter) => diameter is not null || eye.Sphere is null).Warns("diameter_missing");
        RuleFor(eye => eye.Brand).Line(100);
        RuleFor(eye => eye.Colour).Line(60);
        RuleFor(eye => eye.Duration).Known();
    }

    private void NoContactLens()
    {
        RuleFor(eye => eye.BaseCurve).Unsaid(OnlyForContactLens);
        RuleFor(eye => eye.Diameter).Unsaid(OnlyForContactLens);
        RuleFor(eye => eye.Brand).Must(brand => TextRules.CleanLine(brand) is null).Says(OnlyForContactLens);
        RuleFor(eye => eye.Colour).Must(colour => TextRules.CleanLine(colour) is null).Says(OnlyForContactLens);
        RuleFor(eye => eye.Duration).Unsaid(OnlyForContactLens);
    }

    /// <summary>Whether something is said that is nothing without a power. Distances and heights are measured on eyes that get none, too.</summary>
    private static bool SaysMore(EyeInput eye) =>
        (eye.Cylinder ?? eye.Add ?? eye.Axis ?? eye.HorizontalPrism ?? eye.VerticalPrism ?? eye.BaseCurve ?? eye.Diameter) is not null
        || eye.HorizontalBase is not null
        || eye.VerticalBase is not null
        || eye.Duration is not null
        || (TextRules.CleanLine(eye.Brand) ?? TextRules.CleanLine(eye.Colour)) is not null;
}
