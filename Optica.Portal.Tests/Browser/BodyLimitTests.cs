using System.Net;
using System.Text;

namespace Optica.Portal.Tests.Browser;

/// <summary>Nothing that people send is above 1 MB (SECURITY §3): the server itself refuses it, whoever sends it and however it says its length.</summary>
[Collection(BrowserRun.Name)]
public sealed class BodyLimitTests(BrowserRun run)
{
    private const int Most = 1024 * 1024;

    [Theory]
    [InlineData("/api/auth/token", "application/json", false)]
    [InlineData("/api/auth/token", "application/json", true)]
    [InlineData("/login", "application/x-www-form-urlencoded", false)]
    public async Task Body_AboveOneMegabyte_IsRefused(string path, string type, bool isChunked)
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await SendAsync(path, type, Most + 1, isChunked));
        Assert.NotEqual(HttpStatusCode.RequestEntityTooLarge, await SendAsync(path, type, 1000, isChunked));
    }

    private async Task<HttpStatusCode> SendAsync(string path, string type, int length, bool isChunked)
    {
        Chromium.Require();
        using var client = new HttpClient { BaseAddress = run.Host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new StringContent($"{{\"email\":\"{new string('x', length)}\"}}", Encoding.UTF8, type);
        request.Headers.TransferEncodingChunked = isChunked;
        // asks before it sends: a server that refuses would close the connection under the body
        request.Headers.ExpectContinue = true;
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
