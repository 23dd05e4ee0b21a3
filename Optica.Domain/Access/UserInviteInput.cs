using FluentValidation;
using Optica.Domain.Customers;

namespace Optica.Domain.Access;

/// <summary>A new member of staff as typed: their address and what they may do.</summary>
public sealed class UserInviteInput : UserRightsInput
{
    /// <summary>Longest address.</summary>
    public const int EmailLength = 254;

    /// <summary>Address to sign in with.</summary>
    public string? Email { get; set; }

    /// <inheritdoc />
    public override void Normalise()
    {
        base.Normalise();
        Email = EmailAddress.TryNormalise(Email, out var email) ? email : Email;
    }
}

/// <summary>The rules of a new member of staff as typed.</summary>
public sealed class UserInviteInputValidator : AbstractValidator<UserInviteInput>
{
    /// <summary>Makes the validator.</summary>
    public UserInviteInputValidator()
    {
        Include(new UserRightsInputValidator());
        RuleFor(input => input.Email).NeedsEmail();
    }
}
