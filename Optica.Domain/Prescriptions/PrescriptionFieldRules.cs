using FluentValidation;
using FluentValidation.Results;
using Optica.Domain.Customers;

namespace Optica.Domain.Prescriptions;

/// <summary>Rules that several fields of a prescription share; all of them let "not said" pass.</summary>
internal static class PrescriptionFieldRules
{
    /// <summary>On the scale; beyond its soft limit a warning.</summary>
    public static IRuleBuilderOptionsConditions<T, decimal?> On<T>(this IRuleBuilder<T, decimal?> rule, ValueScale scale) =>
        rule.Custom(
            (value, context) =>
            {
                if (value is not { } some)
                {
                    return;
                }

                if (scale.Fault(some) is { } fault)
                {
                    context.AddFailure(Failure(context.PropertyPath, fault, Severity.Error));
                }
                else if (scale.Doubt(some) is { } doubt)
                {
                    context.AddFailure(Failure(context.PropertyPath, doubt, Severity.Warning));
                }
            }
        );

    /// <summary>Nothing said: the field belongs to another kind of prescription.</summary>
    public static IRuleBuilderOptions<T, TProperty> Unsaid<T, TProperty>(this IRuleBuilder<T, TProperty> rule, string code) =>
        rule.Must(value => value is null or "").Says(code);

    /// <summary>Code and message of what is worth a second look but may be saved.</summary>
    public static IRuleBuilderOptions<T, TProperty> Warns<T, TProperty>(
        this IRuleBuilderOptions<T, TProperty> rule,
        string code,
        params object?[] arguments
    ) => rule.Says(code, arguments).WithSeverity(Severity.Warning);

    private static ValidationFailure Failure(string field, ValueFault fault, Severity severity) =>
        new(field, fault.Message) { ErrorCode = fault.Code, Severity = severity };
}
