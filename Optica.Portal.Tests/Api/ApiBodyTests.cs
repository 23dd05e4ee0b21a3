using System.Net.Http.Headers;
using System.Text;
using Optica.Portal.Tests.Support;
using static Optica.Portal.Tests.Api.ApiHost;

namespace Optica.Portal.Tests.Api;

/// <summary>Bodies that are no proper JSON, and those that are but say nonsense.</summary>
public sealed class ApiBodyTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly byte[][] Malformed =
    [
        [],
        "{"u8.ToArray(),
        "null"u8.ToArray(),
        "[]"u8.ToArray(),
        "\"x\""u8.ToArray(),
        "{} {}"u8.ToArray(),
        "{'first_name':'a'}"u8.ToArray(),
        "{\"first_name\":\"a\",}"u8.ToArray(),
        "{\"first_name\":\"a\",\"first_name\":\"b\"}"u8.ToArray(),
        "{\"first_name\":\"a\",\"first\\u005fname\":\"b\"}"u8.ToArray(),
        "{\"\\ud800\":1}"u8.ToArray(),
        "{\"first_name\":NaN}"u8.ToArray(),
        [0xEF, 0xBB, 0xBF, (byte)'{', (byte)'}'],
        Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{}")).ToArray(),
        Encoding.UTF8.GetBytes(new string('[', 10_000)),
        Encoding.UTF8.GetBytes($"{{\"tags\":{new string('[', 10_000)}{new string(']', 10_000)}}}"),
        Encoding.UTF8.GetBytes($"{{\"notes\":\"{new string('x', 1_100_000)}\"}}"),
    ];

    private World World => host.World;

    [Fact]
    public async Task Body_Malformed_Is400EverywhereAfterTheRights()
    {
        var id = await host.RegisterAsync(401, World.Admin, World.Centro);
        var client = host.As(World.Admin);
        foreach (var bytes in Malformed)
        {
            await SendAsync(client, "POST", Customers, bytes);
            await SendAsync(client, "PATCH", $"{Customers}/{id}", bytes);
            await SendAsync(client, "PUT", $"{Customers}/{id}", bytes);
            await SendAsync(client, "POST", $"{Customers}/{id}/transfer", bytes);
            await SendAsync(client, "POST", "/api/auth/token", bytes);
            await SendAsync(client, "POST", "/api/auth/refresh", bytes);
        }
    }

    [Theory]
    [InlineData("first_name", "5")]
    [InlineData("first_name", "true")]
    [InlineData("first_name", "{}")]
    [InlineData("first_name", "\"\\ud800\"")]
    [InlineData("phone", "912345678")]
    [InlineData("date_of_birth", "\"17-05-1980\"")]
    [InlineData("date_of_birth", "19800517")]
    [InlineData("date_of_birth", "\"2023-02-29\"")]
    [InlineData("gender", "1")]
    [InlineData("gender", "\"Female\"")]
    [InlineData("gender", "\"female,male\"")]
    [InlineData("insurance_provider", "\"9\"")]
    [InlineData("preferred_contact_method", "\"\"")]
    [InlineData("document_kind", "[]")]
    [InlineData("tags", "\"vip\"")]
    [InlineData("tags", "[1]")]
    [InlineData("tags", "[null]")]
    [InlineData("tags", "[[]]")]
    [InlineData("branch_id", "1")]
    [InlineData("branch_id", "\"centro\"")]
    [InlineData("shares_contact", "\"yes\"")]
    [InlineData("weird", "1")]
    public async Task Body_WrongType_SaysWhere(string field, string json)
    {
        var problem = await host.As(World.Admin)
            .PostAsync(Customers, ApiCalls.Body($$"""{"last_name":"Soto","{{field}}":{{json}}}"""), TestContext.Current.CancellationToken)
            .IsProblemAsync(400, "validation_failed");

        Assert.Equal(field, Assert.Single(problem["errors"]!.AsObject()).Key);
    }

    [Fact]
    public async Task Body_WrongVersion_SaysWhere()
    {
        var id = await host.RegisterAsync(402, World.Admin, World.Centro);
        foreach (var version in new[] { "\"1\"", "1.5", "1e309", "99999999999999999999" })
        {
            var problem = await host.As(World.Admin)
                .PatchAsync($"{Customers}/{id}", ApiCalls.Body($$"""{"version":{{version}}}"""), TestContext.Current.CancellationToken)
                .IsProblemAsync(400, "validation_failed");
            Assert.NotNull(problem["errors"]!["version"]);
        }
    }

    [Fact]
    public async Task Body_OfAnotherKind_IsMalformed()
    {
        var client = host.As(World.Admin);
        await client.PostAsync(Customers, null, TestContext.Current.CancellationToken).IsProblemAsync(400, "validation_failed");
        foreach (var kind in new[] { "text/plain", "application/x-www-form-urlencoded", "application/xml", "multipart/form-data" })
        {
            var content = new ByteArrayContent("first_name=a"u8.ToArray());
            content.Headers.ContentType = new MediaTypeHeaderValue(kind);
            await client.PostAsync(Customers, content, TestContext.Current.CancellationToken).IsProblemAsync(400, "validation_failed");
        }
    }

    private static async Task SendAsync(HttpClient client, string method, string url, byte[] bytes)
    {
        using var request = new HttpRequestMessage(new(method), url) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var problem = await client.SendAsync(request, TestContext.Current.CancellationToken).IsProblemAsync(400, "validation_failed");
        Assert.Equal("body", Assert.Single(problem["errors"]!.AsObject()).Key);
    }
}
