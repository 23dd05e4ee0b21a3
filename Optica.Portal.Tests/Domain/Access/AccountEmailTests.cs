using Optica.Domain.Access;
using Optica.Domain.Common;

namespace Optica.Portal.Tests.Domain.Access;

/// <summary>An address that was not typed is missing, not wrong.</summary>
public sealed class AccountEmailTests
{
    [Theory]
    [InlineData(null, "email_required")]
    [InlineData("  ", "email_required")]
    [InlineData("nueva", "email_invalid")]
    [InlineData("nueva@norte.cl", null)]
    public void Email_OfANewAccount_MissingIsNotWrong(string? email, string? expected)
    {
        Assert.Equal(expected, CodeOf(new UserInviteInputValidator().Check(new UserInviteInput { Email = email })));
        Assert.Equal(expected, CodeOf(new FirstAccountInputValidator().Check(new FirstAccountInput { Email = email })));
    }

    private static string? CodeOf(Invalid? invalid) => invalid?.Fields.SingleOrDefault(field => field.Field == "Email")?.Code;
}
