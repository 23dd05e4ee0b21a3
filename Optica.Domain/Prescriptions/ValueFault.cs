using Optica.Domain.Resources;

namespace Optica.Domain.Prescriptions;

/// <summary>Why a value is refused, in words for the person who typed it.</summary>
/// <param name="Code">Stable code of the rule.</param>
/// <param name="Message">What is wrong, in the current UI culture.</param>
/// <param name="Suggestions">Values that may have been meant: the nearest steps, or the one with its decimal point.</param>
public sealed record ValueFault(string Code, string Message, IReadOnlyList<decimal> Suggestions)
{
    /// <summary>A fault without suggestions.</summary>
    internal static ValueFault Of(string code, params object?[] arguments) => new(code, DomainText.Get($"rule_{code}", arguments), []);
}
