using Optica.Domain.Common;
using Optica.Portal.Tests.Support;
using static Optica.Portal.Tests.Api.ApiHost;

namespace Optica.Portal.Tests.Api;

public sealed class AgreementApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Agreements = "/api/admin/agreements";

    private static int number = 700;

    private World World => host.World;

    [Fact]
    public async Task Create_ChangeAndList_TellHowTheyStandToday()
    {
        // alone: the whole list is looked at
        await using var own = new ApiHost();
        await own.InitializeAsync();
        var client = own.As(own.World.Super);
        var made = await client
            .PostJsonAsync(
                Agreements,
                new
                {
                    institution = "Caja",
                    valid_from = "2026-01-01",
                    discount_percent = 15,
                }
            )
            .IsAsync(201);
        var agreement = await made.JsonAsync();
        var id = (string)agreement["id"]!;
        Assert.Equal($"{Agreements}/{id}", made.Headers.Location?.OriginalString);
        Assert.Equal(("valid", 15, 0), ((string?)agreement["state"], (int?)agreement["discount_percent"], (int)agreement["members"]!));

        await client
            .PostJsonAsync(
                Agreements,
                new
                {
                    institution = "Banco",
                    valid_from = "2027-01-01",
                    copay_percent = 40,
                }
            )
            .IsAsync(201);
        var changed = await client
            .PatchJsonAsync($"{Agreements}/{id}", new { discount_percent = (int?)null, copay_percent = 0 })
            .IsAsync(200)
            .JsonAsync();

        Assert.Equal((null, 0), ((int?)changed["discount_percent"], (int?)changed["copay_percent"]));
        Assert.Equal("Banco upcoming, Caja valid", await ListAsync(client, ""));
        Assert.Equal("Banco upcoming", await ListAsync(client, "?state=upcoming"));
        Assert.Equal("Caja valid", await ListAsync(client, "?page=2&limit=1"));
        await client.ReadAsync($"{Agreements}?state=x").IsProblemAsync(400, "validation_failed");
        await client.PatchJsonAsync($"{Agreements}/{id}", new { is_active = false, version = 1 }).IsProblemAsync(409, "version_conflict");
        await client.PatchJsonAsync($"{Agreements}/{id}", new { is_active = false, version = 2 }).IsAsync(200);
        Assert.Equal("Caja ended", await ListAsync(client, "?state=ended"));
    }

    [Theory]
    [InlineData("""{"institution":"x","valid_from":"2026-01-01"}""", "discount_percent")]
    [InlineData("""{"institution":"x","valid_from":"2026-01-01","discount_percent":10,"copay_percent":10}""", "discount_percent")]
    [InlineData("""{"institution":"x","valid_from":"2026-01-01","discount_percent":9223372036854775807}""", "discount_percent")]
    [InlineData("""{"institution":"x","valid_from":"2026-01-01","copay_percent":100}""", "copay_percent")]
    [InlineData("""{"institution":"x","valid_from":"01-01-2026","discount_percent":10}""", "valid_from")]
    [InlineData("""{"institution":"x","valid_from":"2026-01-02","valid_until":"2026-01-01","discount_percent":10}""", "valid_until")]
    [InlineData("""{"valid_from":"2026-01-01","discount_percent":10}""", "institution")]
    public async Task Create_Wrong_IsToldAtTheField(string body, string field)
    {
        var problem = await host.As(World.Super)
            .PostAsync(Agreements, ApiCalls.Body(body), TestContext.Current.CancellationToken)
            .IsProblemAsync(400, "validation_failed");

        Assert.Equal(field, Assert.Single(problem["errors"]!.AsObject()).Key);
    }

    [Fact]
    public async Task Link_AndUnlink_AsOftenAsAsked()
    {
        var (customer, agreement) = await PlantAsync();
        var client = host.As(World.Sales);
        var link = $"{Customers}/{customer}/agreements/{agreement}";

        await PutAsync(client, link).IsAsync(204);
        await PutAsync(client, link).IsAsync(204);
        var benefits = await client.ReadAsync($"{Customers}/{customer}/benefits").IsAsync(200).JsonAsync();
        Assert.Equal("Caja", (string?)Assert.Single(benefits["agreements"]!.AsArray())!["institution"]);
        Assert.Equal(2, (long)benefits["version"]!);

        await DeleteAsync(client, link).IsAsync(204);
        await DeleteAsync(client, link).IsProblemAsync(404, "not_found");
        Assert.Empty((await client.ReadAsync($"{Customers}/{customer}/benefits").JsonAsync())["agreements"]!.AsArray());
    }

    [Fact]
    public async Task Discount_GivenAndTakenAway_AnswersTheBenefits()
    {
        var (customer, _) = await PlantAsync();
        var client = host.As(World.Admin);
        var url = $"{Customers}/{customer}/discount";

        var given = await PutAsync(client, url, """{"discount_percent":10,"discount_reason":"vecina","version":1}""")
            .IsAsync(200)
            .JsonAsync();
        Assert.Equal((10, "vecina", 2), ((int?)given["discount_percent"], (string?)given["discount_reason"], (long)given["version"]!));
        var stale = await PutAsync(client, url, """{"discount_percent":20,"discount_reason":"vecina","version":1}""")
            .IsProblemAsync(409, "version_conflict");
        Assert.Equal(10, (int?)stale["current"]!["discount_percent"]);
        var history = await client.ReadAsync($"{Customers}/{customer}/history").IsAsync(200).JsonAsync();
        Assert.Contains("discount_percent", history.ToJsonString(), StringComparison.Ordinal);

        var taken = await PutAsync(client, url, """{"discount_percent":null}""").IsAsync(200).JsonAsync();
        Assert.Null(taken["discount_percent"]);
    }

    [Theory]
    [InlineData("{}", "discount_percent")]
    [InlineData("""{"discount_reason":"x"}""", "discount_percent")]
    [InlineData("""{"discount_percent":0,"discount_reason":"x"}""", "discount_percent")]
    [InlineData("""{"discount_percent":"10","discount_reason":"x"}""", "discount_percent")]
    [InlineData("""{"discount_percent":10}""", "discount_reason")]
    [InlineData("""{"discount_percent":10,"discount_reason":"x","unreadable":1}""", "unreadable")]
    public async Task Discount_Wrong_IsToldAtTheFieldAndChangesNothing(string body, string field)
    {
        var (customer, _) = await PlantAsync();
        var client = host.As(World.Admin);

        var problem = await PutAsync(client, $"{Customers}/{customer}/discount", body).IsProblemAsync(400, "validation_failed");

        Assert.Equal(field, Assert.Single(problem["errors"]!.AsObject()).Key);
        Assert.Equal(1, (long)(await client.ReadAsync($"{Customers}/{customer}/benefits").JsonAsync())["version"]!);
    }

    /// <summary>Token, permission, record, branch, fields: the same order everywhere.</summary>
    [Fact]
    public async Task Calls_WithoutTheRightOrOfOthers_AreRefusedAlike()
    {
        var (customer, agreement) = await PlantAsync();
        var south = await host.RegisterAsync(Interlocked.Increment(ref number), World.SouthChief, World.Costa);
        var foreign = await host.Database.MakeAsync(Catalog.Discount("Sur", 10), World.SouthChief);
        var mall = await host.RegisterAsync(Interlocked.Increment(ref number), World.MallAdmin, World.Mall);
        var sales = host.As(World.Sales);

        await PutAsync(sales, $"{Customers}/{customer}/discount", "{").IsProblemAsync(403, "access_denied");
        await PutAsync(host.As(World.Admin), $"{Customers}/{mall}/discount", "{").IsProblemAsync(403, "access_denied");
        await PutAsync(host.As(World.Admin), $"{Customers}/{south}/discount", "{").IsProblemAsync(404, "not_found");
        await PutAsync(sales, $"{Customers}/{mall}/agreements/{agreement}").IsProblemAsync(403, "access_denied");
        await PutAsync(sales, $"{Customers}/{south}/agreements/{foreign}").IsProblemAsync(404, "not_found");
        await PutAsync(sales, $"{Customers}/{customer}/agreements/{foreign}").IsProblemAsync(404, "not_found");
        await PutAsync(sales, $"{Customers}/{customer}/agreements/x").IsProblemAsync(404, "not_found");
        await DeleteAsync(sales, $"{Customers}/x/agreements/{agreement}").IsProblemAsync(404, "not_found");
        await sales.ReadAsync($"{Customers}/{mall}/benefits").IsProblemAsync(403, "access_denied");
        await sales.ReadAsync($"{Agreements}/{foreign}").IsProblemAsync(404, "not_found");
        await sales.PatchJsonAsync($"{Agreements}/{agreement}", new { institution = 1 }).IsProblemAsync(403, "access_denied");
        foreach (var person in new[] { World.Platform, World.Optometrist })
        {
            await host.As(person).ReadAsync($"{Customers}/{customer}/benefits").IsProblemAsync(403, "access_denied");
            await host.As(person).ReadAsync(Agreements).IsProblemAsync(403, "access_denied");
        }

        await PutAsync(host.Anybody(), $"{Customers}/{customer}/agreements/{agreement}").IsProblemAsync(401, "unauthorized");
    }

    [Fact]
    public async Task Description_EveryCall_NamesItsPermissionAndBody()
    {
        var paths = (await host.Anybody().ReadAsync("/openapi/v1.json").JsonAsync())["paths"]!;

        (string Path, string Method, string Permission)[] calls =
        [
            ("/api/admin/products", "get", Permissions.OrdersRead),
            ("/api/admin/products", "post", Permissions.CatalogueManage),
            ("/api/admin/products/{productId}", "patch", Permissions.CatalogueManage),
            ("/api/admin/agreements", "get", Permissions.OrdersRead),
            ("/api/admin/agreements", "post", Permissions.CatalogueManage),
            ("/api/admin/agreements/{agreementId}", "patch", Permissions.CatalogueManage),
            ("/api/admin/customers/{id}/benefits", "get", Permissions.OrdersRead),
            ("/api/admin/customers/{id}/agreements/{agreementId}", "put", Permissions.OrdersEdit),
            ("/api/admin/customers/{id}/agreements/{agreementId}", "delete", Permissions.OrdersEdit),
            ("/api/admin/customers/{id}/discount", "put", Permissions.DiscountsGrant),
        ];
        foreach (var (path, method, permission) in calls)
        {
            var call = paths[path]?[method];
            Assert.True(call is not null, $"{method} {path}");
            Assert.Contains(permission, (string?)call["description"], StringComparison.Ordinal);
            var writes = method is "post" or "patch" || path.EndsWith("discount", StringComparison.Ordinal);
            Assert.Equal(writes, call["requestBody"] is not null);
        }
    }

    private async Task<(Guid Customer, Guid Agreement)> PlantAsync() =>
        (
            await host.RegisterAsync(Interlocked.Increment(ref number), World.Admin, World.Centro),
            await host.Database.MakeAsync(Catalog.Discount("Caja", 10))
        );

    private static Task<HttpResponseMessage> PutAsync(HttpClient client, string url, string? body = null) =>
        client.PutAsync(url, body is null ? null : ApiCalls.Body(body), TestContext.Current.CancellationToken);

    private static Task<HttpResponseMessage> DeleteAsync(HttpClient client, string url) =>
        client.DeleteAsync(url, TestContext.Current.CancellationToken);

    private static async Task<string> ListAsync(HttpClient client, string query)
    {
        var page = await client.ReadAsync($"{Agreements}{query}").IsAsync(200).JsonAsync();
        return string.Join(", ", page["items"]!.AsArray().Select(item => $"{item!["institution"]} {item["state"]}"));
    }
}
