using System.Net.Http.Headers;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>A form that no page of the portal sends is its sender's mistake: answered with a 4xx, and no failure in the log.</summary>
public sealed class BadFormTests
{
    private const string Form = "application/x-www-form-urlencoded";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Form_ThatNoPageSends_IsAnsweredAndNoFailure(bool production)
    {
        var anchors = Directory.CreateTempSubdirectory("optica-anchors-");
        using var lines = new LineCatcher();
        await using (
            var host = new ApiHost
            {
                Configure = builder =>
                {
                    builder.ConfigureTestServices(services => services.AddSingleton<ILoggerProvider>(lines));
                    if (production)
                    {
                        ApiHost.InProduction(builder, anchors.FullName);
                    }
                },
            }
        )
        {
            await host.InitializeAsync();
            using var browser = host.Anybody(secure: true);
            var page = new HtmlParser().ParseDocument(await browser.PageAsync("/login"));
            var token = page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            foreach (var address in new[] { "/preferences/theme", "/preferences/culture", "/preferences/density", "/login" })
            {
                foreach (var (body, type) in Forms($"__RequestVerificationToken={Uri.EscapeDataString(token)}"))
                {
                    using var content = new StringContent(body, MediaTypeHeaderValue.Parse(type));
                    using var answer = await browser.PostAsync(new Uri(address, UriKind.Relative), content, Cancellation);
                    var (status, shown) = ((int)answer.StatusCode, body[..Math.Min(20, body.Length)]);
                    Assert.True(status is 400 or 415, $"{address} answered {status} to {shown} as {type}");
                }
            }
        }

        Assert.Empty(lines.Errors);
        anchors.Delete(recursive: true);
    }

    /// <summary>Nothing in it, none of the portal's, with more or longer names than a form may have, and what is no form.</summary>
    private static IEnumerable<(string Body, string Type)> Forms(string token) =>
        [
            (token, Form),
            ("value=dark", Form),
            ($"{token}&{string.Join('&', Enumerable.Range(0, 1_100).Select(number => $"k{number}=1"))}", Form),
            ($"{token}&{new string('k', 3_000)}=1", Form),
            ("{}", "application/json"),
            ("--", "multipart/form-data"),
        ];
}
