using Optica.Domain.Common;

namespace Optica.Domain.Customers;

/// <summary>What a change of consents needs.</summary>
public static class ConsentRules
{
    /// <summary>A new yes needs to say how it was given; a no is always taken.</summary>
    /// <param name="before">What the customer agreed to so far.</param>
    /// <param name="input">A normalised input.</param>
    /// <returns>The broken rule, or null.</returns>
    public static Invalid? Check(IReadOnlyCollection<ConsentChoice> before, CustomerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.ConsentSource is null && input.Consents.Except(before).Any()
            ? Invalid.At(nameof(CustomerInput.ConsentSource), "consent_source_required")
            : null;
    }
}
