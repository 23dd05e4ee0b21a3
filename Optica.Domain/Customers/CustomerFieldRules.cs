using FluentValidation;
using FluentValidation.Results;
using Optica.Domain.Resources;

namespace Optica.Domain.Customers;

/// <summary>Rules that several fields of a customer share. All of them let blanks pass and judge the text as it would be stored.</summary>
internal static class CustomerFieldRules
{
    private const int LongestRut = 40;

    /// <summary>One line without control characters, at most so long.</summary>
    public static IRuleBuilderOptionsConditions<T, string?> Line<T>(this IRuleBuilder<T, string?> rule, int longest) =>
        rule.Custom((text, context) => CheckText(context, TextRules.CleanLine(text), longest, multiline: false));

    /// <summary>Lines without control characters, at most so long.</summary>
    public static IRuleBuilderOptionsConditions<T, string?> Lines<T>(this IRuleBuilder<T, string?> rule, int longest) =>
        rule.Custom((text, context) => CheckText(context, TextRules.CleanText(text), longest, multiline: true));

    /// <summary>At most so many entries, each a line of at most so many characters.</summary>
    public static IRuleBuilderOptionsConditions<T, List<string>> Entries<T>(
        this IRuleBuilder<T, List<string>> rule,
        int most,
        int longest
    ) =>
        rule.Custom(
            (entries, context) =>
            {
                var clean = (entries ?? []).Select(entry => TextRules.CleanLine(entry)).OfType<string>().ToList();
                if (clean.Count > most)
                {
                    context.Refuse("list_too_long", most);
                }
                else if (!clean.TrueForAll(entry => TextRules.IsClean(entry, multiline: false)))
                {
                    context.Refuse("control_characters");
                }
                else if (clean.Exists(entry => entry.Length > longest))
                {
                    context.Refuse("item_too_long", longest);
                }
            }
        );

    /// <summary>A RUT a person may have, or blank (CL-1 … CL-4).</summary>
    public static IRuleBuilderOptionsConditions<T, string?> IsRut<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Line(LongestRut).Custom((text, context) => CheckRut(context, text));

    /// <summary>One of the values the enumeration names.</summary>
    public static IRuleBuilderOptions<T, TEnum?> Known<T, TEnum>(this IRuleBuilder<T, TEnum?> rule)
        where TEnum : struct, Enum => rule.Must(value => value is not { } known || Enum.IsDefined(known)).Says("value_unknown");

    /// <summary>Code and message of a rule.</summary>
    public static IRuleBuilderOptions<T, TProperty> Says<T, TProperty>(
        this IRuleBuilderOptions<T, TProperty> rule,
        string code,
        params object?[] arguments
    ) => rule.WithErrorCode(code).WithMessage(_ => DomainText.Get($"rule_{code}", arguments));

    /// <summary>An e-mail address that has to be there: what is missing is told apart from what is none.</summary>
    public static void NeedsEmail<T>(this IRuleBuilderInitial<T, string?> rule) =>
        rule.Cascade(CascadeMode.Stop)
            .Must(email => TextRules.CleanLine(email) is not null)
            .Says("email_required")
            .Must(email => EmailAddress.TryNormalise(email, out _))
            .Says("email_invalid");

    /// <summary>Adds a failure at the field under inspection.</summary>
    public static void Refuse<T>(this ValidationContext<T> context, string code, params object?[] arguments) =>
        context.AddFailure(new ValidationFailure(context.PropertyPath, DomainText.Get($"rule_{code}", arguments)) { ErrorCode = code });

    private static void CheckRut<T>(ValidationContext<T> context, string? text)
    {
        var reading = Rut.Read(text);
        var suggestion = reading.Suggestion is null ? null : Rut.Format(reading.Suggestion);
        switch (reading.Kind)
        {
            case RutKind.WrongDigit:
                context.Refuse("rut_wrong_digit", reading.ExpectedDigit, suggestion);
                break;
            case RutKind.BodyOnly:
                context.Refuse("rut_incomplete", suggestion);
                break;
            case RutKind.RepeatedDigits:
                context.Refuse("rut_repeated");
                break;
            case RutKind.Malformed:
                context.Refuse("rut_invalid");
                break;
        }
    }

    private static void CheckText<T>(ValidationContext<T> context, string? text, int longest, bool multiline)
    {
        if (text is null)
        {
            return;
        }

        if (!TextRules.IsClean(text, multiline))
        {
            context.Refuse("control_characters");
        }
        else if (text.Length > longest)
        {
            context.Refuse("too_long", longest);
        }
    }
}
