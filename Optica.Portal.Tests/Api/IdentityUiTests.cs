using System.Net;

namespace Optica.Portal.Tests.Api;

/// <summary>Nothing of the Identity UI package answers: self-registration does not exist (decision 0010).</summary>
public sealed class IdentityUiTests(ApiHost host) : IClassFixture<ApiHost>
{
    public static TheoryData<string> Pages =>
        [
            "/Identity/Account/Register",
            "/Identity/Account/Login",
            "/Identity/Account/ForgotPassword",
            "/Identity/Account/Manage",
            "/Identity/Account/Manage/PersonalData",
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task AnyPage_DoesNotExist(string path)
    {
        using var client = host.Anybody();

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
