using System.Text.Json.Nodes;
using Optica.Portal.Tests.Support;
using static Optica.Portal.Tests.Api.ApiHost;

namespace Optica.Portal.Tests.Api;

/// <summary>List, stats, search and profile.</summary>
public sealed class CustomerReadTests(ApiHost host) : IClassFixture<ApiHost>, IAsyncLifetime
{
    private static int next;

    private int first;

    private World World => host.World;

    /// <summary>Three customers of Centro, one each of Mall and Costa, numbered from <see cref="first"/>.</summary>
    public async ValueTask InitializeAsync()
    {
        first = Interlocked.Add(ref next, 10);
        for (var at = 0; at < 3; at++)
        {
            await host.RegisterAsync(first + at, World.Admin, World.Centro);
        }

        await host.RegisterAsync(first + 3, World.MallAdmin, World.Mall);
        await host.RegisterAsync(first + 4, World.SouthChief, World.Costa);
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task List_OnePage_HasTheContractsShape()
    {
        var list = await host.As(World.Admin).ReadAsync($"{Customers}?q=ana{first}@x.cl&limit=5").JsonAsync();

        Assert.Equal("items,page,limit,total,total_capped,total_pages", string.Join(',', list.AsObject().Select(pair => pair.Key)));
        Assert.Equal((1, 5, 1, 1), ((int)list["page"]!, (int)list["limit"]!, (int)list["total"]!, (int)list["total_pages"]!));
        var row = Assert.Single(list["items"]!.AsArray())!;
        Assert.Equal("Centro", (string?)row["branch"]!["name"]);
        Assert.Equal(Optica.Domain.Customers.Rut.Format(People.RutOf(first)), (string?)row["rut"]);
        Assert.EndsWith("Z", (string?)row["created_at"], StringComparison.Ordinal);
        Assert.Equal(
            """{"total_spent":0,"order_count":0,"average_order_value":0,"last_order_date":null,"segment":"new","frequency_tier":"new"}""",
            row["analytics"]!.ToJsonString()
        );
    }

    [Theory]
    [InlineData("page=-1")]
    [InlineData("page=0&limit=0")]
    [InlineData("page=2147483647&limit=1000000000")]
    [InlineData("page=99999999999999999999&limit=-99999999999999999999")]
    public async Task List_ExtremePaging_Answers(string query)
    {
        var list = await host.As(World.Admin).ReadAsync($"{Customers}?{query}").IsAsync(200).JsonAsync();

        Assert.InRange((int)list["limit"]!, 1, 100);
    }

    [Theory]
    [InlineData("status", "gone")]
    [InlineData("segment", "rich")]
    [InlineData("sort", "rut")]
    [InlineData("sort", "1")]
    [InlineData("dir", "up")]
    [InlineData("page", "one")]
    [InlineData("limit", "1.5")]
    [InlineData("created_from", "17-05-1980")]
    [InlineData("created_to", "2026-02-30")]
    [InlineData("branch_id", "centro")]
    public async Task List_UnknownValue_SaysWhere(string name, string value)
    {
        var problem = await host.As(World.Admin).ReadAsync($"{Customers}?{name}={value}").IsProblemAsync(400, "validation_failed");

        Assert.Single(problem["errors"]![name]!.AsArray());
    }

    [Fact]
    public async Task List_Segments_AllAreNewBeforeOrdersExist()
    {
        var client = host.As(World.Admin);

        Assert.True((int)(await client.ReadAsync($"{Customers}?segment=new").JsonAsync())["total"]! >= 3);
        Assert.Equal(0, (int)(await client.ReadAsync($"{Customers}?segment=vip").JsonAsync())["total"]!);
        Assert.Equal(0, (int)(await client.ReadAsync($"{Customers}?segment=at_risk").JsonAsync())["total"]!);
    }

    [Fact]
    public async Task List_Filters_Narrow()
    {
        var client = host.As(World.Admin);
        var id = await IdOfAsync(client, first);
        await client.DeleteAsync($"{Customers}/{id}", TestContext.Current.CancellationToken).IsAsync(204);

        var inactive = await client
            .ReadAsync($"{Customers}?status=inactive&q=ana{first}@x.cl&created_from=2026-11-24&created_to=2026-11-24")
            .JsonAsync();
        var active = await client.ReadAsync($"{Customers}?status=active&q=ana{first}@x.cl").JsonAsync();
        var earlier = await client.ReadAsync($"{Customers}?created_to=2026-11-23").JsonAsync();

        Assert.Equal(1, (int)inactive["total"]!);
        Assert.Equal(0, (int)active["total"]!);
        Assert.Equal(0, (int)earlier["total"]!);
    }

    [Fact]
    public async Task List_SortedBothWays_Mirrors()
    {
        var client = host.As(World.Super);
        foreach (var sort in new[] { "name", "created_at", "last_order_date", "total_spent", "order_count" })
        {
            await client.ReadAsync($"{Customers}?sort={sort}&dir=asc").IsAsync(200);
            await client.ReadAsync($"{Customers}?sort={sort}&dir=desc").IsAsync(200);
        }
    }

    [Fact]
    public async Task List_BranchHeaderAndFilter_NarrowToTheBranch()
    {
        async Task<string> Branches(Person person, object? header, string query = "")
        {
            var list = await host.As(person, header).ReadAsync($"{Customers}?limit=100{query}").JsonAsync();
            var names = list["items"]!.AsArray().Select(row => (string?)row!["branch"]!["name"]);
            return string.Join(' ', names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        }

        Assert.Equal("Centro Mall", await Branches(World.Super, null));
        Assert.Equal("Mall", await Branches(World.Super, World.Mall));
        Assert.Equal("Mall", await Branches(World.Super, null, $"&branch_id={World.Mall}"));
        Assert.Equal("Centro Mall", await Branches(World.Super, "global"));
        Assert.Equal("Centro", await Branches(World.Admin, null));
        await host.Database.OpenToPlatformAsync();
        Assert.Equal("Centro Costa Mall", await Branches(World.Platform, null));
        Assert.Equal("Costa", await Branches(World.Platform, World.Costa));
    }

    [Fact]
    public async Task List_BranchOfOthers_IsRefusedBeforeTheValues()
    {
        await host.As(World.Admin).ReadAsync($"{Customers}?branch_id={World.Mall}&page=x").IsProblemAsync(403, "access_denied");
        await host.As(World.Admin).ReadAsync($"{Customers}?branch_id={World.Costa}&page=x").IsProblemAsync(404, "not_found");
        await host.As(World.Admin).ReadAsync($"{Customers}?branch_id={World.Mall}").IsProblemAsync(403, "access_denied");
        await host.As(World.Admin).ReadAsync($"{Customers}?branch_id={World.Costa}").IsProblemAsync(404, "not_found");
    }

    [Fact]
    public async Task Stats_OfTheBranch_CountItsCustomers()
    {
        var stats = await host.As(World.MallAdmin).ReadAsync($"{Customers}/stats").IsAsync(200).JsonAsync();

        Assert.Equal((int)stats["total_customers"]!, (int)stats["by_segment"]!["new"]!);
        Assert.Equal((int)stats["total_customers"]!, (int)stats["new_this_month"]!);
        Assert.Equal(0, (int)stats["by_segment"]!["at_risk"]!);
        Assert.True((int)stats["active_customers"]! >= 1);
    }

    [Fact]
    public async Task Search_EveryKind_SaysHowItUnderstood()
    {
        var client = host.As(World.Admin);

        var byRut = await client.ReadAsync($"{Customers}/search?q={People.RutOf(first)}").JsonAsync();
        var byMail = await client.ReadAsync($"{Customers}/search?q=ana{first}@x.cl").JsonAsync();
        var nothing = await client.ReadAsync($"{Customers}/search").JsonAsync();

        Assert.Equal("rut", (string?)byRut["kind"]);
        Assert.Equal(1, (int)byRut["total"]!);
        Assert.Equal("email", (string?)byMail["kind"]);
        Assert.Equal(("empty", 0), ((string?)nothing["kind"], (int)nothing["total"]!));
    }

    [Fact]
    public async Task Search_OfOthers_FindsNothing()
    {
        var answer = await host.As(World.Super).ReadAsync($"{Customers}/search?q=ana{first + 4}@x.cl").JsonAsync();

        Assert.Equal(0, (int)answer["total"]!);
    }

    [Fact]
    public async Task Read_Medical_OnlyWithTheRight()
    {
        var id = await host.RegisterAsync(first + 5, World.Optometrist, World.Centro, full: true);

        var clinical = await host.As(World.Optometrist).ReadAsync($"{Customers}/{id}").JsonAsync();
        Assert.Equal("presión alta", (string?)clinical["medical_notes"]);
        await host.Database.OpenToPlatformAsync();
        foreach (var person in new[] { World.Sales, World.Admin, World.Super, World.Platform })
        {
            var plain = (await host.As(person).ReadAsync($"{Customers}/{id}").JsonAsync()).AsObject();
            Assert.DoesNotContain(plain, pair => pair.Key is "medical_notes" or "medical_conditions" or "allergies" or "medications");
            Assert.DoesNotContain("glaucoma", plain.ToJsonString(), StringComparison.Ordinal);
            Assert.Equal("2027-01-15", (string?)plain["next_eye_exam_due"]);
        }
    }

    [Fact]
    public async Task History_AfterAChange_TellsOldAndNew()
    {
        var client = host.As(World.Sales);
        var id = await host.RegisterAsync(first + 6, World.Optometrist, World.Centro, full: true);
        await client.PatchJsonAsync($"{Customers}/{id}", new { address_line_1 = "Prat 1" }).IsAsync(200);

        var list = await client.ReadAsync($"{Customers}/{id}/history?limit=1").JsonAsync();
        var all = await client.ReadAsync($"{Customers}/{id}/history").JsonAsync();

        Assert.Equal(2, (int)list["total"]!);
        var step = Assert.Single(list["items"]!.AsArray())!;
        Assert.Equal(("update", "sales"), ((string?)step["action"], (string?)step["user"]));
        var change = Assert.Single(step["changes"]!.AsArray())!;
        Assert.Equal("""{"field":"address_line_1","old":"Los Aromos 123","new":"Prat 1"}""", change.ToJsonString());
        Assert.True((bool?)all["items"]![1]!["hides_medical"]);
        Assert.DoesNotContain("glaucoma", all.ToJsonString(), StringComparison.Ordinal);
        await client.ReadAsync($"{Customers}/{id}/history?page=x").IsProblemAsync(400, "validation_failed");
    }

    private static async Task<string> IdOfAsync(HttpClient client, int number)
    {
        JsonNode list = await client.ReadAsync($"{Customers}?q=ana{number}@x.cl").JsonAsync();
        return (string)Assert.Single(list["items"]!.AsArray())!["id"]!;
    }
}
