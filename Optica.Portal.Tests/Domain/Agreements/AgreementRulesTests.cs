using Optica.Domain.Agreements;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Domain.Agreements;

public sealed class AgreementRulesTests
{
    private static readonly DateOnly From = new(2026, 3, 10);

    /// <summary>First and last day count; the query and the code say the same.</summary>
    [Theory]
    [InlineData(true, 30, -1, AgreementState.Upcoming)]
    [InlineData(true, 30, 0, AgreementState.Valid)]
    [InlineData(true, 30, 30, AgreementState.Valid)]
    [InlineData(true, 30, 31, AgreementState.Ended)]
    [InlineData(true, 0, 0, AgreementState.Valid)]
    [InlineData(true, 0, 1, AgreementState.Ended)]
    [InlineData(true, null, 20_000, AgreementState.Valid)]
    [InlineData(true, null, -1, AgreementState.Upcoming)]
    [InlineData(false, 30, 0, AgreementState.Ended)]
    [InlineData(false, null, -1, AgreementState.Ended)]
    public void StateOn_ADay_IsAsTheValiditySays(bool isActive, int? lasts, int day, AgreementState state)
    {
        DateOnly? until = lasts is { } days ? From.AddDays(days) : null;
        var input = Catalog.Discount("Caja", 10);
        (input.ValidFrom, input.ValidUntil, input.IsActive) = (From, until, isActive);
        var agreement = Agreement.Create(Ids.New(World.Start), Ids.New(World.Start), input);

        Assert.Equal(state, AgreementRules.StateOn(From.AddDays(day), isActive, (From, until)));
        Assert.Equal(state == AgreementState.Valid, AgreementRules.IsValidOn(From.AddDays(day)).Compile()(agreement));
    }

    [Theory]
    [InlineData(10, null, null)]
    [InlineData(1, null, null)]
    [InlineData(100, null, null)]
    [InlineData(null, 0, null)]
    [InlineData(null, 99, null)]
    [InlineData(null, null, "DiscountPercent discount_or_copay")]
    [InlineData(10, 50, "DiscountPercent discount_or_copay")]
    [InlineData(0, null, "DiscountPercent discount_out_of_range")]
    [InlineData(101, null, "DiscountPercent discount_out_of_range")]
    [InlineData(null, 100, "CopayPercent copay_out_of_range")]
    [InlineData(null, -1, "CopayPercent copay_out_of_range")]
    public void Check_DiscountAndCopay_OneOfThem(int? discount, int? copay, string? broken)
    {
        var input = Catalog.Discount("Caja", 10);
        (input.DiscountPercent, input.CopayPercent) = (discount, copay);

        Assert.Equal(broken, Broken(input));
    }

    [Theory]
    [InlineData("2026-03-10", "2026-03-10", null)]
    [InlineData("2026-03-10", null, null)]
    [InlineData("2026-03-10", "2026-03-09", "ValidUntil validity_ends_before_start")]
    [InlineData(null, "2026-03-09", "ValidFrom date_required")]
    [InlineData("1999-12-31", null, "ValidFrom validity_out_of_range")]
    [InlineData("2026-03-10", "2101-01-01", "ValidUntil validity_out_of_range")]
    public void Check_Validity_IsSensible(string? from, string? until, string? broken)
    {
        var input = Catalog.Discount("Caja", 10);
        (input.ValidFrom, input.ValidUntil) = (Day(from), Day(until));

        Assert.Equal(broken, Broken(input));
    }

    private static DateOnly? Day(string? text) =>
        text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string? Broken(AgreementInput input) =>
        new AgreementInputValidator().Check(input) is { } wrong
            ? string.Join(", ", wrong.Fields.Select(field => $"{field.Field} {field.Code}"))
            : null;
}
