using FluentValidation;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Domain.Prescriptions;

/// <summary>
/// The rules of a prescription as typed (OR-1 … OR-9, CL-14). Errors refuse it; warnings (severity) are shown and may be saved over.
/// Whether the values are likely for this customer is another question: <see cref="PlausibilityCheck"/>.
/// </summary>
public sealed class PrescriptionInputValidator : AbstractValidator<PrescriptionInput>
{
    /// <summary>From this power on, in any meridian, the vertex distance is asked for, D (OR-7).</summary>
    public const decimal VertexAskedFrom = 4;

    /// <summary>From this power on, in any meridian, the vertex distance is required, D (OR-7).</summary>
    public const decimal VertexRequiredFrom = 5;

    private const int LongestName = 200;
    private const int LongestLine = 100;
    private const int LongestNote = 4000;

    private static readonly DateOnly First = new(1900, 1, 1);

    private readonly EyeInputValidator spectacleEye;
    private readonly EyeInputValidator contactLensEye;

    /// <summary>Makes the validator.</summary>
    /// <param name="today">The branch's day: nothing is prescribed in its future.</param>
    /// <param name="rules">The organisation's settings.</param>
    public PrescriptionInputValidator(DateOnly today, PrescriptionRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        RuleLevelCascadeMode = CascadeMode.Stop;
        spectacleEye = new EyeInputValidator(contactLens: false, rules.Eighths);
        contactLensEye = new EyeInputValidator(contactLens: true, rules.Eighths);
        RuleFor(input => input.Kind).NotNull().Says("prescription_kind_required").Known();
        Dates(today);
        Issuer();
        TheEyes();
        Distances();
        Vertex();
        Texts();
    }

    /// <summary>Everything that is wrong with an input, and everything that deserves a second look.</summary>
    /// <param name="input">The input; texts are judged as they would be stored.</param>
    /// <param name="today">The branch's day.</param>
    /// <param name="rules">The organisation's settings.</param>
    public static PrescriptionFindings Check(PrescriptionInput input, DateOnly today, PrescriptionRules rules)
    {
        ArgumentNullException.ThrowIfNull(input);
        var found = new PrescriptionInputValidator(today, rules)
            .Validate(input)
            .Errors.ToLookup(
                failure => failure.Severity == Severity.Error,
                failure => new FieldError(failure.PropertyName, failure.ErrorCode, failure.ErrorMessage)
            );
        return new([.. found[true]], [.. found[false]]);
    }

    private void Dates(DateOnly today)
    {
        RuleFor(input => input.PrescribedOn)
            .NotNull()
            .Says("date_required")
            .Must(day => day >= First)
            .Says("date_out_of_range", First, today)
            .Must(day => day <= today)
            .Says("prescribed_in_future");
        RuleFor(input => input.ExpiresOn)
            .Must((input, day) => day is null || input.PrescribedOn is null || day > input.PrescribedOn)
            .Says("expires_before_prescribed")
            .Must((input, day) => day is null || MonthsBetween(input.PrescribedOn ?? today, day.Value) <= PrescriptionRules.MostMonths)
            .Says("expires_too_late", PrescriptionRules.MostMonths);
    }

    private void Issuer()
    {
        RuleFor(input => input.IssuerName).Must(IsSaid).Says("issuer_required").Line(LongestName);
        RuleFor(input => input.IssuerType).NotNull().Says("issuer_type_required").Known();
        RuleFor(input => input.IssuerRegistration)
            .Must((input, number) => IsSaid(number) || input.IssuerType is null or IssuerType.Other)
            .Says("issuer_registration_required")
            .Line(40);
    }

    private void TheEyes()
    {
        RuleFor(input => input.Right)
            .Must((input, _) => IsPrescribed(input.Right) || IsPrescribed(input.Left))
            .Says("eye_required")
            .OverridePropertyName("Right.Sphere");
        RuleFor(input => input.Right).SetValidator(input => EyeOf(input));
        RuleFor(input => input.Left).SetValidator(input => EyeOf(input));
    }

    /// <summary>As given and never halved (OR-6): one measurement per distance, so the two ways cannot contradict each other.</summary>
    private void Distances()
    {
        RuleFor(input => input.PdDistance)
            .Must((input, _) => input.Kind != PrescriptionKind.ContactLens || input.PdDistance is null)
            .Says("not_for_contact_lens")
            .Must((input, pd) => pd is null || (input.Right?.PdDistance ?? input.Left?.PdDistance) is null)
            .Says("pd_twice")
            .On(ValueScale.BinocularPd);
        RuleFor(input => input.PdNear)
            .Must((input, _) => input.Kind != PrescriptionKind.ContactLens || input.PdNear is null)
            .Says("not_for_contact_lens")
            .Must((input, pd) => pd is null || (input.Right?.PdNear ?? input.Left?.PdNear) is null)
            .Says("pd_twice")
            .On(ValueScale.BinocularPd);
        RuleFor(input => input.PdNear).Must((input, near) => !(near > input.PdDistance)).Warns("pd_near_wider");
    }

    private void Vertex()
    {
        RuleFor(input => input.VertexDistance)
            .Must((input, distance) => input.Kind != PrescriptionKind.ContactLens || distance is null)
            .Says("not_for_contact_lens")
            .Must((input, distance) => distance is not null || Strongest(input) < VertexRequiredFrom)
            .Says("vertex_required", Dioptre.Format(VertexRequiredFrom)[1..])
            .Must((input, distance) => distance is not null || Strongest(input) < VertexAskedFrom)
            .Warns("vertex_advised", Dioptre.Format(VertexAskedFrom)[1..])
            .On(ValueScale.VertexDistance);
    }

    private void Texts()
    {
        RuleFor(input => input.LensMaterial).Line(LongestLine);
        RuleFor(input => input.Coatings).Entries(10, 60);
        RuleFor(input => input.Tint).Line(LongestLine);
        RuleFor(input => input.Notes).Lines(LongestNote);
        RuleFor(input => input.Observations).Lines(LongestNote);
        RuleFor(input => input.Recommendations).Lines(LongestNote);
    }

    private EyeInputValidator EyeOf(PrescriptionInput input) => input.Kind == PrescriptionKind.ContactLens ? contactLensEye : spectacleEye;

    private static bool IsSaid(string? text) => TextRules.CleanLine(text) is not null;

    private static bool IsPrescribed(EyeInput? eye) => eye?.Sphere is not null;

    /// <summary>Strongest meridian of the spectacle lenses, D; contact lenses sit on the cornea and need no distance. The axis does not matter here, so it may still be missing.</summary>
    private static decimal Strongest(PrescriptionInput input) =>
        input.Kind == PrescriptionKind.ContactLens ? 0 : Math.Max(Strongest(input.Right), Strongest(input.Left));

    private static decimal Strongest(EyeInput? eye) =>
        eye?.Sphere is { } sphere ? Math.Max(Math.Abs(sphere), Math.Abs(sphere + (eye.Cylinder ?? 0))) : 0;

    /// <summary>Whole months, any begun one counted.</summary>
    private static int MonthsBetween(DateOnly from, DateOnly to) =>
        ((to.Year - from.Year) * 12) + to.Month - from.Month + (to.Day > from.Day ? 1 : 0);
}

/// <summary>What was found in a prescription as typed.</summary>
/// <param name="Errors">What refuses it.</param>
/// <param name="Warnings">What may be saved over.</param>
public sealed record PrescriptionFindings(IReadOnlyList<FieldError> Errors, IReadOnlyList<FieldError> Warnings)
{
    /// <summary>The errors as a failure, or null when there are none.</summary>
    public Invalid? Refusal => Errors.Count == 0 ? null : new Invalid(Errors);
}
