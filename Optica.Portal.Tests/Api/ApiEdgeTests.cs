using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Optica.Portal.Tests.Support;
using static Optica.Portal.Tests.Api.ApiHost;

namespace Optica.Portal.Tests.Api;

/// <summary>Health, description, cookies, unknown addresses and what happens when something breaks.</summary>
public sealed class ApiEdgeTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Membership = $"{Customers}/{{id}}/agreements/{{agreementId}}";

    private World World => host.World;

    private const string Orders = "/api/admin/orders";
    private const string Visits = "/api/admin/appointments";
    private const string Quotes = "/api/admin/quotes";
    private const string Jobs = "/api/admin/work-orders";

    [Fact]
    public async Task Health_Answers()
    {
        Assert.Equal("""{"status":"ok"}""", (await host.Anybody().ReadAsync("/health/live").IsAsync(200).JsonAsync()).ToJsonString());
        Assert.Equal("""{"status":"ok"}""", (await host.Anybody().ReadAsync("/health/ready").IsAsync(200).JsonAsync()).ToJsonString());
    }

    [Fact]
    public async Task OpenApi_HoldsEveryPath()
    {
        var document = await host.Anybody().ReadAsync("/openapi/v1.json").IsAsync(200).JsonAsync();

        string[] paths =
        [
            "/api/auth/token",
            "/api/auth/refresh",
            Customers,
            $"{Customers}/stats",
            $"{Customers}/search",
            $"{Customers}/{{id}}",
            $"{Customers}/{{id}}/restore",
            $"{Customers}/{{id}}/transfer",
            $"{Customers}/{{id}}/transfer-requests",
            $"{Customers}/{{id}}/history",
            $"{Customers}/{{id}}/benefits",
            Membership,
            $"{Customers}/{{id}}/discount",
            "/api/admin/products",
            "/api/admin/products/{productId}",
            "/api/admin/agreements",
            "/api/admin/agreements/{agreementId}",
            "/api/admin/reports/customers.xlsx",
            $"{Customers}/{{id}}/analytics",
            $"{Customers}/{{id}}/orders",
            Orders,
            $"{Orders}/{{id}}",
            $"{Orders}/{{id}}/history",
            $"{Orders}/{{id}}/payments",
            $"{Orders}/{{id}}/status",
            $"{Orders}/{{id}}/cancel",
            $"{Orders}/{{id}}/refund",
            $"{Customers}/{{id}}/prescriptions",
            "/api/admin/prescriptions/{id}",
            "/api/admin/prescriptions/{id}/amend",
            "/api/admin/prescriptions/{id}/cancel",
            $"{Customers}/{{id}}/appointments",
            Visits,
            $"{Visits}/slots",
            $"{Visits}/{{id}}",
            $"{Visits}/{{id}}/history",
            $"{Visits}/{{id}}/confirm",
            $"{Visits}/{{id}}/complete",
            $"{Visits}/{{id}}/cancel",
            $"{Visits}/{{id}}/no-show",
            $"{Visits}/{{id}}/reschedule",
            $"{Visits}/{{id}}/identify",
            $"{Customers}/{{id}}/quotes",
            $"{Customers}/{{id}}/lens-purchases",
            Quotes,
            $"{Quotes}/conversion",
            $"{Quotes}/{{id}}",
            $"{Quotes}/{{id}}/history",
            $"{Quotes}/{{id}}/send",
            $"{Quotes}/{{id}}/mail",
            $"{Quotes}/{{id}}/accept",
            $"{Quotes}/{{id}}/reject",
            $"{Quotes}/{{id}}/convert",
            $"{Quotes}/{{id}}/prescription",
            $"{Quotes}/{{id}}/copy",
            $"{Customers}/{{id}}/work-orders",
            Jobs,
            $"{Jobs}/lead-times",
            $"{Jobs}/{{id}}",
            $"{Jobs}/{{id}}/history",
            $"{Jobs}/{{id}}/status",
            $"{Jobs}/{{id}}/advance",
            $"{Jobs}/{{id}}/return",
            $"{Jobs}/{{id}}/cancel",
            $"{Jobs}/{{id}}/remake",
            $"{Jobs}/{{id}}/prescription",
            $"{Jobs}/{{id}}/check",
            "/api/admin/labs",
            "/api/admin/labs/{labId}",
        ];
        Assert.Equivalent(paths, document["paths"]!.AsObject().Select(path => path.Key), strict: true);
        Assert.Equivalent(
            new[] { "get", "put", "patch", "delete" },
            document["paths"]![$"{Customers}/{{id}}"]!.AsObject().Select(operation => operation.Key),
            strict: true
        );
        Assert.All(
            document["paths"]!
                .AsObject()
                // a membership is all in its address
                .Where(path => path.Key != Membership)
                .SelectMany(path => path.Value!.AsObject())
                .Where(call => call.Key is "put" or "patch"),
            call => Assert.Contains("schema", call.Value!["requestBody"]!.ToJsonString(), StringComparison.Ordinal)
        );
        Assert.Contains("\"address_line_1\"", document.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookie_DoesNotOpenTheApi()
    {
        var options = host
            .Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(IdentityConstants.ApplicationScheme);
        var bearer = host.TokenOf(World.Admin);
        var protector = host
            .Services.GetRequiredService<IOptionsMonitor<Microsoft.AspNetCore.Authentication.BearerToken.BearerTokenOptions>>()
            .Get(IdentityConstants.BearerScheme)
            .BearerTokenProtector;
        var ticket = new AuthenticationTicket(protector.Unprotect(bearer)!.Principal, new(), IdentityConstants.ApplicationScheme);
        ticket.Properties.IssuedUtc = new DateTimeOffset(World.Start);
        var client = host.Anybody();
        client.DefaultRequestHeaders.Add("Cookie", $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}");

        // the cookie is good, for pages
        Assert.NotEqual(302, (int)(await client.ReadAsync("/")).StatusCode);
        await client.ReadAsync(Customers).IsProblemAsync(401, "unauthorized");
        await client.PostJsonAsync(Customers, new { first_name = "A" }).IsProblemAsync(401, "unauthorized");
    }

    [Fact]
    public async Task Address_Unknown_Is404()
    {
        var client = host.As(World.Admin);

        await client.ReadAsync("/api/admin/nothing").IsProblemAsync(404, "not_found");
        await client.ReadAsync($"{Customers}/a/b/c/d").IsProblemAsync(404, "not_found");
        await client.ReadAsync("/api").IsProblemAsync(404, "not_found");
        Assert.True((int)(await client.DeleteAsync(Customers, TestContext.Current.CancellationToken)).StatusCode is 404 or 405);
    }

    [Fact]
    public async Task Failure_SaysNothingButTheTrace()
    {
        await using var broken = new ApiHost
        {
            Configure = builder =>
                builder.ConfigureTestServices(services =>
                    services.AddScoped<Optica.Data.Customers.CustomerSearch>(_ => throw new InvalidOperationException("secret words"))
                ),
        };
        await broken.InitializeAsync();

        var problem = await broken.As(broken.World.Admin).ReadAsync($"{Customers}/search?q=a").IsProblemAsync(500, "internal_error");

        Assert.False(string.IsNullOrEmpty((string?)problem["trace_id"]));
        Assert.DoesNotContain("secret", problem.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("type,title,status,detail,code,trace_id", string.Join(',', problem.AsObject().Select(pair => pair.Key)));
    }

    [Fact]
    public async Task Ready_WithoutDatabase_Is503()
    {
        await using var broken = new ApiHost();
        await broken.InitializeAsync();
        var file = broken.Database.Options.DatabaseFile!;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Move(file, file + ".away");

        var answer = await broken.Anybody().ReadAsync("/health/ready");

        File.Move(file + ".away", file, overwrite: true);
        Assert.Equal(503, (int)answer.StatusCode);
        Assert.IsType<JsonObject>(await answer.JsonAsync());
    }
}
