using FluentValidation;

namespace Optica.Domain.Common;

/// <summary>Runs the rules of an input.</summary>
public static class Validation
{
    /// <summary>Every broken rule, or null.</summary>
    public static Invalid? Check<T>(this IValidator<T> validator, T input)
    {
        ArgumentNullException.ThrowIfNull(validator);
        var errors = validator.Validate(input).Errors;
        return errors.Count == 0
            ? null
            : new Invalid([.. errors.Select(error => new FieldError(error.PropertyName, error.ErrorCode, error.ErrorMessage))]);
    }
}
