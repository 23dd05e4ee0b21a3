using FluentValidation;
using Optica.Domain.Customers;
using Optica.Domain.Orders;

namespace Optica.Domain.Quotes;

/// <summary>The rules of a quote as typed (DOMAIN §9). Lines are judged as those of orders, after they were filled from their products.</summary>
public sealed class QuoteInputValidator : AbstractValidator<QuoteInput>
{
    /// <summary>Most alternatives.</summary>
    public const int MostAlternatives = 3;

    /// <summary>Makes the validator.</summary>
    public QuoteInputValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(input => input.CustomerId).NotNull().Says("customer_required");
        RuleFor(input => input.Alternatives)
            .Must(alternatives => alternatives is { Count: > 0 })
            .Says("alternatives_required")
            .Must(alternatives => alternatives.Count <= MostAlternatives)
            .Says("list_too_long", MostAlternatives);
        RuleForEach(input => input.Alternatives).Cascade(CascadeMode.Continue).SetValidator(new QuoteAlternativeInputValidator());
        RuleFor(input => input.Notes).Lines(Quote.NotesLength);
    }
}

/// <summary>The rules of an alternative but its lines.</summary>
public sealed class QuoteAlternativeInputValidator : AbstractValidator<QuoteAlternativeInput>
{
    /// <summary>Lowest index of a lens.</summary>
    public const decimal LowestIndex = 1.40m;

    /// <summary>Highest index of a lens.</summary>
    public const decimal HighestIndex = 2.00m;

    /// <summary>Makes the validator.</summary>
    public QuoteAlternativeInputValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(one => one.Name).Line(QuoteAlternative.NameLength);
        RuleFor(one => one.LensKind).Known();
        RuleFor(one => one.LensMaterial).Known();
        RuleFor(one => one.LensIndex)
            .Must(index => index is null || (index is >= LowestIndex and <= HighestIndex && decimal.IsInteger(index.Value * 100)))
            .Says("lens_index_out_of_range");
        RuleFor(one => one.LensTreatments).Must(treatments => treatments.TrueForAll(Enum.IsDefined)).Says("value_unknown");
        RuleFor(one => one.OwnFrameDescription).Line(QuoteAlternative.OwnFrameLength);
        RuleFor(one => one.OwnFrame)
            .Must((one, own) => own != true || !one.Lines.Exists(line => line.Kind == LineKind.Frame))
            .Says("own_frame_or_frame");
    }
}
