using System.Net;

namespace Optica.Portal.Tests.Browser;

/// <summary>Refusals keep their status, and unknown addresses are a page that says so.</summary>
[Collection(BrowserRun.Name)]
public sealed class StatusTests(BrowserRun run)
{
    [BrowserFact]
    public async Task Post_WithoutToken_IsABadRequest() => Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("/logout")).StatusCode);

    [BrowserFact]
    public async Task Post_UnknownAddress_IsRefusedAsWhatItIs() =>
        Assert.Contains((await PostAsync("/no-such")).StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });

    [BrowserFact]
    public Task Get_UnknownAddress_IsAPageThatSaysSo() =>
        run.VisitAsync(
            null,
            async visitor =>
            {
                visitor.Expect("answer 404: GET .*/no-such/address$");
                var answer = await visitor.GoAsync("/no-such/address");
                Assert.Equal(404, answer!.Status);
                Assert.Equal("No encontrado", await visitor.Page.Locator("h1").InnerTextAsync());
            }
        );

    private async Task<HttpResponseMessage> PostAsync(string path)
    {
        Chromium.Require();
        using var client = new HttpClient { BaseAddress = run.Host.Address };
        using var nothing = new FormUrlEncodedContent([]);
        return await client.PostAsync(new Uri(path, UriKind.Relative), nothing, TestContext.Current.CancellationToken);
    }
}
