using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Optica.Portal.Tests.Architecture;

namespace Optica.Portal.Tests.Api;

/// <summary>The headers of every answer of every endpoint, whatever it answers (SECURITY 28).</summary>
public sealed partial class HeaderTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly (string Name, string Value)[] Always =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
    ];

    private static readonly HashSet<string> Secret = new(StringComparer.Ordinal) { "/invite", "/reset", "/setup" };

    private static readonly string[] Directives =
    [
        "default-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "script-src 'self' 'nonce-*'",
    ];

    [Fact]
    public async Task EveryEndpoint_WhoeverAsks_SaysThemAll()
    {
        var wrong = new List<string>();
        var statuses = new HashSet<int>();
        foreach (var client in new[] { host.Anybody(), host.As(host.World.Super), host.As(host.World.Sales) })
        {
            foreach (var (method, address, isStatic) in Calls())
            {
                using var request = new HttpRequestMessage(method, address);
                using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
                statuses.Add((int)answer.StatusCode);
                wrong.AddRange(Wrong(answer, isStatic).Select(what => $"{method} {address} ({(int)answer.StatusCode}): {what}"));
            }
        }

        Findings.None(wrong);
        Assert.DoesNotContain(statuses, status => status >= 500);
        Assert.Superset(new HashSet<int> { 200, 302, 400, 401, 403, 404 }, statuses);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/api/nowhere")]
    [InlineData("/login?returnUrl=//evil.example")]
    public async Task Nowhere_SaysThemAll(string address)
    {
        using var answer = await host.Anybody().ReadAsync(address);
        Findings.None(Wrong(answer, isStatic: false));
    }

    [Fact]
    public async Task Nonce_IsAnotherOneEveryTime()
    {
        var nonces = new HashSet<string>(StringComparer.Ordinal);
        for (var ask = 0; ask < 20; ask++)
        {
            using var answer = await host.Anybody().ReadAsync("/login");
            var nonce = Nonce().Match(Policy(answer)).Groups["value"].Value;
            Assert.Equal(16, Convert.FromBase64String(nonce).Length);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Contains($"nonce=\"{nonce}\"", page, StringComparison.Ordinal);
            nonces.Add(nonce);
        }

        Assert.Equal(20, nonces.Count);
    }

    private IEnumerable<(HttpMethod Method, string Address, bool IsStatic)> Calls() =>
        from endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let isStatic = endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where method is not ("HEAD" or "OPTIONS")
        select (HttpMethod.Parse(method), RouteAddress.Of(endpoint), isStatic);

    private static IEnumerable<string> Wrong(HttpResponseMessage answer, bool isStatic)
    {
        foreach (var (name, value) in Always.Where(header => One(answer, header.Name) != header.Value))
        {
            yield return $"{name} is '{One(answer, name)}', not '{value}'";
        }

        // the address of a page that is opened by a secret is told nobody
        var referrer = Secret.Contains(answer.RequestMessage!.RequestUri!.AbsolutePath) ? "no-referrer" : "same-origin";
        if (One(answer, "Referrer-Policy") != referrer)
        {
            yield return $"Referrer-Policy is '{One(answer, "Referrer-Policy")}', not '{referrer}'";
        }

        var policy = Nonce().Replace(Policy(answer), "'nonce-*'");
        if (
            !policy
                .Split("; ")
                .Order(StringComparer.Ordinal)
                .SequenceEqual(Directives.Order(StringComparer.Ordinal), StringComparer.Ordinal)
        )
        {
            yield return $"the policy is {policy}";
        }

        // what was fingerprinted may be kept; everything else may be about people
        if (!isStatic && !One(answer, "Cache-Control").Contains("no-store", StringComparison.Ordinal))
        {
            yield return $"it may be kept: '{One(answer, "Cache-Control")}'";
        }

        foreach (var name in new[] { "Server", "X-Powered-By" }.Where(name => One(answer, name).Length > 0))
        {
            yield return $"it tells its {name}";
        }
    }

    private static string Policy(HttpResponseMessage answer) => One(answer, "Content-Security-Policy");

    private static string One(HttpResponseMessage answer, string name) =>
        string.Join(", ", answer.Headers.TryGetValues(name, out var values) ? values : []);

    [GeneratedRegex("'nonce-(?<value>[^']+)'", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Nonce();
}
