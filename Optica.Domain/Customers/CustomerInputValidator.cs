using FluentValidation;

namespace Optica.Domain.Customers;

/// <summary>The rules of a customer's fields (DOMAIN §2); forms show them, services enforce them.</summary>
public sealed class CustomerInputValidator : AbstractValidator<CustomerInput>
{
    /// <summary>Makes the validator.</summary>
    /// <param name="time">Clock for the rules about dates.</param>
    public CustomerInputValidator(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
    }
}
