using FluentValidation;
using Optica.Domain.Customers;

namespace Optica.Domain.Access;

/// <summary>What a new installation begins with, as typed: the chain, its first shop, and who runs both.</summary>
public sealed class FirstAccountInput
{
    /// <summary>Trade name of the chain.</summary>
    public string? Organisation { get; set; }

    /// <summary>Name of the first shop.</summary>
    public string? Branch { get; set; }

    /// <summary>Name shown to colleagues.</summary>
    public string? Name { get; set; }

    /// <summary>Address to sign in with.</summary>
    public string? Email { get; set; }

    /// <summary>Cleans every text. Twice is the same as once.</summary>
    public void Normalise()
    {
        (Organisation, Branch, Name) = (TextRules.CleanLine(Organisation), TextRules.CleanLine(Branch), TextRules.CleanLine(Name));
        Email = EmailAddress.TryNormalise(Email, out var email) ? email : Email;
    }
}

/// <summary>The rules of what a new installation begins with.</summary>
public sealed class FirstAccountInputValidator : AbstractValidator<FirstAccountInput>
{
    /// <summary>Makes the validator.</summary>
    public FirstAccountInputValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(input => input.Organisation).Must(IsThere).Says("organisation_name_required").Line(Organisations.Organisation.NameLength);
        RuleFor(input => input.Branch).Must(IsThere).Says("branch_name_required").Line(Organisations.Branch.NameLength);
        RuleFor(input => input.Name).Must(IsThere).Says("user_name_required").Line(UserRightsInput.NameLength);
        RuleFor(input => input.Email).NeedsEmail();
    }

    private static bool IsThere(string? text) => TextRules.CleanLine(text) is not null;
}
