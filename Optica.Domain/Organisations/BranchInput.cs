using FluentValidation;
using Optica.Domain.Customers;
using Optica.Domain.Geography;

namespace Optica.Domain.Organisations;

/// <summary>A shop as typed. When it takes visits, and on which resources, is set with its appointments.</summary>
public sealed class BranchInput
{
    /// <summary>Name of the shop, one of its own in the organisation.</summary>
    public string? Name { get; set; }

    /// <summary>Street and number; optional.</summary>
    public string? Address { get; set; }

    /// <summary>Comuna; optional.</summary>
    public string? City { get; set; }

    /// <summary>Where it is called; optional (CL-5).</summary>
    public string? Phone { get; set; }

    /// <summary>IANA zone of its times (CL-11).</summary>
    public string? TimeZone { get; set; } = Branch.DefaultTimeZone;

    /// <summary>Brings texts into the form that is stored.</summary>
    public void Normalise()
    {
        Name = TextRules.CleanLine(Name);
        Address = TextRules.CleanLine(Address);
        City = Chile.FindComuna(City)?.Name ?? TextRules.CleanLine(City);
        Phone =
            TextRules.CleanLine(Phone) is { } typed && PhoneNumber.TryNormalise(typed, Chile.CountryCode, out var phone) ? phone : Phone;
    }
}

/// <summary>The rules of a shop.</summary>
public sealed class BranchInputValidator : AbstractValidator<BranchInput>
{
    /// <summary>Makes the validator.</summary>
    public BranchInputValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(input => input.Name)
            .Must(name => TextRules.CleanLine(name) is not null)
            .Says("branch_name_required")
            .Line(Branch.NameLength);
        RuleFor(input => input.Address).Line(Branch.AddressLength);
        RuleFor(input => input.City)
            .Line(Branch.CityLength)
            .Must(city => TextRules.CleanLine(city) is null || Chile.FindComuna(city) is not null)
            .Says("comuna_unknown");
        RuleFor(input => input.Phone).Line(Branch.PhoneLength).Must(IsPhone).Says("phone_invalid");
        RuleFor(input => input.TimeZone).Must(zone => Branch.TimeZones.Contains(zone, StringComparer.Ordinal)).Says("branch_zone_unknown");
    }

    private static bool IsPhone(string? phone) =>
        TextRules.CleanLine(phone) is not { } typed || PhoneNumber.TryNormalise(typed, Chile.CountryCode, out _);
}
