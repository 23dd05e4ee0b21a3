using Optica.Domain.Access;
using Optica.Domain.Organisations;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Domain.Access;

/// <summary>What is missing is called missing; what is not right is called that.</summary>
public sealed class MissingFieldTests
{
    [Theory]
    [InlineData(null, "email_required")]
    [InlineData("  ", "email_required")]
    [InlineData("a b@x.cl", "email_invalid")]
    [InlineData("ana@x.cl", null)]
    public void Email(string? email, string? code)
    {
        Assert.Equal(code, CodeOf(new UserInviteInputValidator().Validate(new UserInviteInput { Email = email }), "Email"));
        Assert.Equal(code, CodeOf(new FirstAccountInputValidator().Validate(new FirstAccountInput { Email = email }), "Email"));
    }

    /// <summary>As the form is named, not by another word for it.</summary>
    [Theory]
    [InlineData("en", "Enter the name of the branch.")]
    [InlineData("es-CL", "Ingrese el nombre de la sucursal.")]
    public void BranchName(string culture, string words)
    {
        using var speaking = new Speaking(culture);

        Assert.Equal(words, new BranchInputValidator().Validate(new BranchInput { Name = " " }).Errors.Single().ErrorMessage);
    }

    /// <summary>It is the 24th in Santiago, and so it is on Easter Island; a day that is over everywhere is over.</summary>
    [Theory]
    [InlineData(null, "grant_until_required")]
    [InlineData(-1, "grant_until_range")]
    [InlineData(0, null)]
    [InlineData(GrantInputValidator.MostDays, null)]
    [InlineData(GrantInputValidator.MostDays + 1, "grant_until_range")]
    public void LastDay(int? days, string? code)
    {
        var until = days is { } ahead ? DateOnly.FromDateTime(World.Start).AddDays(ahead) : (DateOnly?)null;

        Assert.Equal(code, CodeOf(new GrantInputValidator(new TestClock(World.Start)).Validate(new GrantInput { Until = until }), "Until"));
    }

    private static string? CodeOf(FluentValidation.Results.ValidationResult result, string field) =>
        result.Errors.SingleOrDefault(failure => failure.PropertyName == field)?.ErrorCode;
}
