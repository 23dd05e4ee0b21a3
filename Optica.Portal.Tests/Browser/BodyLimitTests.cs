using System.Net;
using System.Text;

namespace Optica.Portal.Tests.Browser;

/// <summary>Nothing that people send is above 1 MB (SECURITY §3): the server itself refuses it, before anything reads it.</summary>
[Collection(BrowserRun.Name)]
public sealed class BodyLimitTests(BrowserRun run)
{
    private const int Most = 1024 * 1024;

    [BrowserFact]
    public async Task Body_AboveOneMegabyte_IsRefused()
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await SendAsync(Most + 1));
        Assert.NotEqual(HttpStatusCode.RequestEntityTooLarge, await SendAsync(1000));
    }

    private async Task<HttpStatusCode> SendAsync(int length)
    {
        Chromium.Require();
        using var client = new HttpClient { BaseAddress = run.Host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/token");
        request.Content = new StringContent($"{{\"email\":\"{new string('x', length)}\"}}", Encoding.UTF8, "application/json");
        // asks before it sends: a server that refuses would close the connection under the body
        request.Headers.ExpectContinue = true;
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
