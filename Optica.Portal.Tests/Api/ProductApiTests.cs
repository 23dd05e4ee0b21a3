using System.Text.Json.Nodes;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

public sealed class ProductApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Products = "/api/admin/products";

    private World World => host.World;

    [Fact]
    public async Task Create_Product_IsThereAndTheSameKeyMakesNoSecond()
    {
        var client = host.As(World.Super);
        client.DefaultRequestHeaders.Add("Idempotency-Key", Ids.New(World.Start).ToString());
        var body = new
        {
            name = " Armazón  Andes ",
            code = "API-1",
            kind = "frame",
            unit_price = 39_990,
        };

        var made = await client.PostJsonAsync(Products, body).IsAsync(201);
        var again = await client.PostJsonAsync(Products, body).IsAsync(201).JsonAsync();
        await client.PostJsonAsync(Products, body with { code = "API-2" }).IsProblemAsync(409, "operation_reused");

        var product = await made.JsonAsync();
        Assert.Equal($"{Products}/{product["id"]}", made.Headers.Location?.OriginalString);
        Assert.Equal(product.ToJsonString(), again.ToJsonString());
        Assert.Equal(
            """{"version":1,"code":"API-1","name":"Armazón Andes","kind":"frame","unit_price":39990,"includes_tax":true,"is_active":true}""",
            WithoutId(product)
        );
        Assert.Equal(product.ToJsonString(), (await client.ReadAsync($"{Products}/{product["id"]}").JsonAsync()).ToJsonString());
    }

    [Fact]
    public async Task Create_CodeTwice_IsAConflict()
    {
        var client = host.As(World.Super);
        await client.PostJsonAsync(Products, Frame("Uno", "API-10")).IsAsync(201);

        await client.PostJsonAsync(Products, Frame("Dos", "API-10")).IsProblemAsync(409, "product_code_taken");
    }

    [Theory]
    [InlineData("""{"name":"x","kind":"frame","unit_price":1.5}""", "unit_price")]
    [InlineData("""{"name":"x","kind":"frame","unit_price":"1000"}""", "unit_price")]
    [InlineData("""{"name":"x","kind":"frame","unit_price":1e309}""", "unit_price")]
    [InlineData("""{"name":"x","kind":"frame","unit_price":-1}""", "unit_price")]
    [InlineData("""{"name":"x","kind":"frame","unit_price":100000001}""", "unit_price")]
    [InlineData("""{"name":"x","kind":1,"unit_price":1}""", "kind")]
    [InlineData("""{"name":"x","kind":"Frame","unit_price":1}""", "kind")]
    [InlineData("""{"name":7,"kind":"frame","unit_price":1}""", "name")]
    [InlineData("""{"name":"x","kind":"frame","unit_price":1,"includes_tax":null}""", "includes_tax")]
    [InlineData("""{"name":"x","kind":"frame","unit_price":1,"is_active":"yes"}""", "is_active")]
    [InlineData("""{"name":"x","kind":"frame","unit_price":1,"total":5}""", "total")]
    [InlineData("""{"unit_price":1,"kind":"frame"}""", "name")]
    [InlineData("{}", "kind name unit_price")]
    [InlineData("[]", "body")]
    [InlineData("{", "body")]
    public async Task Create_Wrong_IsToldAtTheFields(string body, string fields)
    {
        var problem = await host.As(World.Super)
            .PostAsync(Products, ApiCalls.Body(body), TestContext.Current.CancellationToken)
            .IsProblemAsync(400, "validation_failed");

        var told = problem["errors"]!.AsObject().Select(pair => pair.Key).Order(StringComparer.Ordinal);
        Assert.All(fields.Split(' '), field => Assert.Contains(field, told));
        Assert.True(told.Count() <= Math.Max(3, fields.Split(' ').Length), problem.ToJsonString());
    }

    [Fact]
    public async Task Change_SomeFields_LeavesTheOthers()
    {
        var client = host.As(World.Super);
        var id = (string)(await client.PostJsonAsync(Products, Frame("Armazón", "API-20")).JsonAsync())["id"]!;

        var changed = await client
            .PatchJsonAsync($"{Products}/{id}", new { code = (string?)null, is_active = false })
            .IsAsync(200)
            .JsonAsync();

        Assert.Equal(
            """{"version":2,"code":null,"name":"Armazón","kind":"frame","unit_price":50000,"includes_tax":true,"is_active":false}""",
            WithoutId(changed)
        );
        var conflict = await client
            .PatchJsonAsync($"{Products}/{id}", new { name = "x", version = 1 })
            .IsProblemAsync(409, "version_conflict");
        Assert.Equal(2, (long)conflict["current"]!["version"]!);
        await client.PatchJsonAsync($"{Products}/{id}", new { name = " ", version = 1 }).IsProblemAsync(400, "validation_failed");
        await client.PatchJsonAsync($"{Products}/{id}", new { is_active = (bool?)null }).IsProblemAsync(400, "validation_failed");
    }

    [Fact]
    public async Task List_Filters_NarrowAndPage()
    {
        var client = host.As(World.SouthChief);
        foreach (var (name, kind) in new[] { ("Lista 100%", "lens"), ("Lista 1000", "lens"), ("Lista montaje", "service") })
        {
            await client
                .PostJsonAsync(
                    Products,
                    new
                    {
                        name,
                        kind,
                        unit_price = 1_000,
                    }
                )
                .IsAsync(201);
        }

        Assert.Equal("Lista 100%, Lista 1000, Lista montaje", await NamesAsync(client, "?q=lista"));
        Assert.Equal("Lista 100%", await NamesAsync(client, "?q=0%25%20lis"));
        Assert.Equal("Lista montaje", await NamesAsync(client, "?q=lista&kind=service&status=active"));
        Assert.Equal("", await NamesAsync(client, "?q=lista&status=inactive"));
        var page = await client.ReadAsync($"{Products}?q=lista&page=2&limit=2").JsonAsync();
        Assert.Equal("[2,2,3,2]", new JsonArray([.. Numbers(page)]).ToJsonString());
        foreach (var wrong in new[] { "?kind=x", "?status=x", "?page=x", "?limit=1.5" })
        {
            await client.ReadAsync($"{Products}{wrong}").IsProblemAsync(400, "validation_failed");
        }

        await client.ReadAsync($"{Products}?page=-1&limit=1000000000").IsAsync(200);
    }

    [Fact]
    public async Task Calls_WithoutTheRightOrOfOthers_AreRefusedAlike()
    {
        var id = await host.Database.MakeAsync(Catalog.Frame("Mío"));
        var foreign = await host.Database.MakeAsync(Catalog.Frame("Ajeno"), World.SouthChief);
        foreach (var person in new[] { World.Sales, World.Admin, World.MallAdmin })
        {
            var client = host.As(person);
            await client.ReadAsync($"{Products}/{id}").IsAsync(200);
            await client.PostJsonAsync(Products, Frame("x")).IsProblemAsync(403, "access_denied");
            await client.PatchJsonAsync($"{Products}/{foreign}", new { name = "x" }).IsProblemAsync(403, "access_denied");
        }

        foreach (var person in new[] { World.Platform, World.Optometrist })
        {
            await host.As(person).ReadAsync(Products).IsProblemAsync(403, "access_denied");
        }

        foreach (var unknown in new[] { foreign.ToString(), Guid.Empty.ToString(), "1", "x", "%F0" })
        {
            await host.As(World.Super).ReadAsync($"{Products}/{unknown}").IsProblemAsync(404, "not_found");
            await host.As(World.Super).PatchJsonAsync($"{Products}/{unknown}", new { name = 1 }).IsProblemAsync(404, "not_found");
        }

        await host.Anybody().ReadAsync(Products).IsProblemAsync(401, "unauthorized");
        await host.As(World.Super, World.Costa).ReadAsync(Products).IsProblemAsync(404, "not_found");
        await host.As(World.Sales, World.Mall).ReadAsync(Products).IsProblemAsync(403, "access_denied");
    }

    private static object Frame(string name, string? code = null) =>
        new
        {
            name,
            code,
            kind = "frame",
            unit_price = 50_000,
        };

    private static IEnumerable<JsonNode?> Numbers(JsonNode page) =>
        new[] { "page", "limit", "total", "total_pages" }.Select(name => page[name]!.DeepClone());

    private static string WithoutId(JsonNode product)
    {
        var copy = product.DeepClone().AsObject();
        copy.Remove("id");
        return copy.ToJsonString(Plain);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static async Task<string> NamesAsync(HttpClient client, string query)
    {
        var page = await client.ReadAsync($"{Products}{query}").IsAsync(200).JsonAsync();
        return string.Join(", ", page["items"]!.AsArray().Select(item => (string?)item!["name"]));
    }
}
