using FluentValidation;
using Optica.Domain.Customers;
using Optica.Domain.Prescriptions;

namespace Optica.Domain.WorkOrders;

/// <summary>What the focimeter says of both lenses, as typed.</summary>
public sealed class LensReadings
{
    /// <summary>Lens of the right eye; null when there is none to measure.</summary>
    public LensReading? Right { get; set; }

    /// <summary>Lens of the left eye; null when there is none to measure.</summary>
    public LensReading? Left { get; set; }

    /// <summary>The lens of an eye.</summary>
    public LensReading? this[Eye eye] => eye == Eye.Right ? Right : Left;
}

/// <summary>What the focimeter says of a lens, in either form of the cylinder.</summary>
public sealed class LensReading
{
    /// <summary>Sphere, D.</summary>
    public decimal? Sphere { get; set; }

    /// <summary>Cylinder, D, either sign; none is 0.</summary>
    public decimal? Cylinder { get; set; }

    /// <summary>Axis, degrees 0–180; with a cylinder only.</summary>
    public int? Axis { get; set; }

    /// <summary>Addition, D; null without one.</summary>
    public decimal? Add { get; set; }

    /// <summary>The lens the tolerances work on; the reading is valid.</summary>
    public MeasuredLens ToLens() => new(new LensPower(Sphere!.Value, Cylinder ?? 0, Axis), Add is 0 ? null : Add);
}

/// <summary>The rules of readings: devices show hundredths, so the steps of prescriptions (OR-1) do not apply.</summary>
public sealed class LensReadingsValidator : AbstractValidator<LensReadings>
{
    /// <summary>Makes the validator.</summary>
    public LensReadingsValidator()
    {
        RuleFor(input => input.Right!).SetValidator(new LensReadingValidator()).When(input => input.Right is not null);
        RuleFor(input => input.Left!).SetValidator(new LensReadingValidator()).When(input => input.Left is not null);
    }
}

/// <summary>The rules of one reading.</summary>
public sealed class LensReadingValidator : AbstractValidator<LensReading>
{
    private const decimal Hundredth = 0.01m;
    private static readonly ValueScale Sphere = new(-30, 30, Hundredth, Signed: true);
    private static readonly ValueScale Cylinder = new(-10, 10, Hundredth, Signed: true);
    private static readonly ValueScale Add = new(0, 4, Hundredth, Signed: true);

    /// <summary>Makes the validator.</summary>
    public LensReadingValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(lens => lens.Sphere).NotNull().Says("sphere_required").On(Sphere);
        RuleFor(lens => lens.Cylinder).On(Cylinder);
        RuleFor(lens => lens.Axis)
            .Must((lens, axis) => axis is not null || (lens.Cylinder ?? 0) == 0)
            .Says("axis_required")
            .Must((lens, axis) => axis is null || (lens.Cylinder ?? 0) != 0)
            .Says("axis_without_cylinder")
            .Must(axis => axis is null or (>= 0 and <= Axis.Highest))
            .Says("axis_out_of_range");
        RuleFor(lens => lens.Add).On(Add);
    }
}
