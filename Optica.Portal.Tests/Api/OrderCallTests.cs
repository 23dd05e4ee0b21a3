using System.Text.Json;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>Orders over HTTP: in the order of checks, everything wrong at once.</summary>
public sealed class OrderCallTests : OrderCalls
{
    [Theory]
    [InlineData("PUT", "")]
    [InlineData("POST", "/status")]
    [InlineData("POST", "/payments")]
    [InlineData("POST", "/cancel")]
    [InlineData("POST", "/refund")]
    public async Task ReadOnlyGrant_WithABrokenBody_Is403(string method, string call)
    {
        var id = await SellAsync(World.Centro);
        foreach (var body in new[] { "{", "{}", """{"total":1}""" })
        {
            await SendAsync(Portal.As(World.Reader), method, $"{Orders}/{id}{call}", body).IsProblemAsync(403, "access_denied");
        }

        await SendAsync(Portal.As(World.SouthChief), method, $"{Orders}/{id}{call}", "{").IsProblemAsync(404, "not_found");
        await SendAsync(Portal.As(World.MallAdmin), method, $"{Orders}/{id}{call}", "{").IsProblemAsync(403, "access_denied");
        await SendAsync(Portal.As(World.Admin), method, $"{Orders}/{id}{call}", "{").IsProblemAsync(400, "validation_failed");
    }

    [Fact]
    public async Task Branch_OutOfReach_IsToldAfterTheRecord()
    {
        var mine = await SellAsync(World.Centro);
        var other = await SellAsync(World.Mall);
        foreach (var call in new[] { "", "/history" })
        {
            await Portal.As(World.Admin, World.Costa).ReadAsync($"{Orders}/{other}{call}").IsProblemAsync(403, "access_denied");
            await Portal.As(World.Admin, World.Mall).ReadAsync($"{Orders}/{Guid.Empty}{call}").IsProblemAsync(404, "not_found");
            await Portal.As(World.Admin, World.Costa).ReadAsync($"{Orders}/{mine}{call}").IsProblemAsync(404, "not_found");
            await Portal.As(World.Admin, World.Mall).ReadAsync($"{Orders}/{mine}{call}").IsProblemAsync(403, "access_denied");
        }

        await Portal.As(World.Admin, World.Mall).ReadAsync($"/api/admin/products/{Guid.Empty}").IsProblemAsync(404, "not_found");
        await Portal.As(World.Admin, World.Mall).ReadAsync($"/api/admin/agreements/{Guid.Empty}").IsProblemAsync(404, "not_found");
        await Portal.As(World.Admin, World.Mall).ReadAsync("/api/admin/products").IsProblemAsync(403, "access_denied");
    }

    [Fact]
    public async Task Change_TellsEverythingWrongAtOnce_AndCustomerAndBranchStay()
    {
        var id = await SellAsync(World.Centro);
        var client = Portal.As(World.Admin);
        var wrong = new
        {
            customer_id = Ids.New(World.Start),
            branch_id = World.Mall,
            notes = new string('x', 5_000),
            lines = new object[]
            {
                new { kind = "nope", unit_price = -5 },
                new
                {
                    description = "x",
                    kind = "frame",
                    quantity = "two",
                },
            },
        };

        var problem = await SendAsync(client, "PUT", $"{Orders}/{id}", JsonSerializer.Serialize(wrong))
            .IsProblemAsync(400, "validation_failed");

        string[] fields =
        [
            "branch_id",
            "customer_id",
            "lines[0].description",
            "lines[0].kind",
            "lines[0].unit_price",
            "lines[1].quantity",
            "lines[1].unit_price",
            "notes",
        ];
        Assert.Equal(fields, Fields(problem).Order(StringComparer.Ordinal));
        Assert.All(problem["errors"]!.AsObject(), field => Assert.Single(field.Value!.AsArray()));
    }

    [Fact]
    public async Task Status_WithoutWhereTo_IsToldBesideTheRest()
    {
        var id = await SellAsync(World.Centro);
        var client = Portal.As(World.Admin);
        var problem = await client
            .PostJsonAsync($"{Orders}/{id}/status", new { version = "x", override_reason = new string('x', 500) })
            .IsProblemAsync(400, "validation_failed");
        Assert.Equal(["override_reason", "to", "version"], Fields(problem).Order(StringComparer.Ordinal));

        problem = await client.PostJsonAsync($"{Orders}/{id}/status", new { to = "nowhere" }).IsProblemAsync(400, "validation_failed");
        Assert.Single(problem["errors"]!["to"]!.AsArray());
    }

    [Fact]
    public async Task Version_OfYesterday_ComesWithTheOrderAsItStands_AfterTheFields()
    {
        var id = await SellAsync(World.Centro);
        var client = Portal.As(World.Admin);
        var change = new { version = 99, lines = new[] { Line(5_000) } };
        var conflict = await SendAsync(client, "PUT", $"{Orders}/{id}", JsonSerializer.Serialize(change))
            .IsProblemAsync(409, "version_conflict");
        Assert.Equal(id, Guid.Parse((string)conflict["current"]!["order"]!["id"]!));
        await client
            .PostJsonAsync($"{Orders}/{id}/status", new { to = "processing", version = 99 })
            .IsProblemAsync(409, "version_conflict");
        await client.PostJsonAsync($"{Orders}/{id}/cancel", new { reason = "x", version = 99 }).IsProblemAsync(409, "version_conflict");
        await client.PostJsonAsync($"{Orders}/{id}/cancel", new { version = 99 }).IsProblemAsync(400, "validation_failed");

        var changed = await SendAsync(
                client,
                "PUT",
                $"{Orders}/{id}",
                JsonSerializer.Serialize(new { version = 1, lines = new[] { Line(5_000) } })
            )
            .IsAsync(200)
            .JsonAsync();
        Assert.Equal(5_000, (long)changed["money"]!["total"]!);
    }

    [Fact]
    public async Task Cancelled_CountsNoMore_AndHistoryTells()
    {
        var id = await SellAsync(World.Centro);
        var client = Portal.As(World.Admin);
        await client.PostJsonAsync($"{Orders}/{id}/payments", new { method = "cash", amount = 3_000 }).IsAsync(201);
        var done = await client
            .PostJsonAsync($"{Orders}/{id}/cancel", new { reason = "se arrepintió", method = "cash" })
            .IsAsync(200)
            .JsonAsync();
        Assert.Equal("cancelled", (string?)done["order"]!["status"]);
        Assert.Equal(0, (long)done["money"]!["balance"]!);
        var again = await client
            .PostJsonAsync($"{Orders}/{id}/cancel", new { reason = "otra vez", method = "cash" })
            .IsProblemAsync(409, "invalid_transition");
        Assert.Empty(again["allowed"]!.AsArray());

        var customer = (string)done["order"]!["customer_id"]!;
        var profile = await client.ReadAsync($"{ApiHost.Customers}/{customer}").IsAsync(200).JsonAsync();
        Assert.Equal(0, (long)profile["analytics"]!["total_spent"]!);
        Assert.Equal("cancelled", (string?)profile["analytics"]!["orders_by_status"]![0]!["status"]);
        Assert.Equal(12, profile["analytics"]!["monthly_spending"]!.AsArray().Count);
        Assert.Empty(profile["analytics"]!["favorite_products"]!.AsArray());
        var history = await client.ReadAsync($"{Orders}/{id}/history").IsAsync(200).JsonAsync();
        Assert.Contains(
            history.AsArray(),
            step => (string?)step!["action"] == "order_cancelled" && (string?)step["reason"] == "se arrepintió"
        );
    }

    [Theory]
    [InlineData("page=-1")]
    [InlineData("page=0")]
    [InlineData("limit=0")]
    [InlineData("limit=1000000000")]
    public async Task List_ImpossiblePages_GiveTheNearestPossible(string query)
    {
        await SellAsync(World.Centro);
        var page = await Portal.As(World.Admin).ReadAsync($"{Orders}?{query}").IsAsync(200).JsonAsync();
        Assert.Equal(1, (int)page["page"]!);
        Assert.InRange((int)page["limit"]!, 1, 100);
        Assert.Single(page["items"]!.AsArray());
    }

    [Fact]
    public async Task List_FarBeyondTheEndOrLongQuery_IsEmpty()
    {
        await SellAsync(World.Centro);
        var client = Portal.As(World.Admin);
        var far = await client.ReadAsync($"{Orders}?page=2147483647").IsAsync(200).JsonAsync();
        Assert.Empty(far["items"]!.AsArray());
        Assert.Equal(1, (int)far["total"]!);
        foreach (var query in new[] { new string('9', 2_000), "%", "_", "[a]", "';--", "💥" })
        {
            var found = await client.ReadAsync($"{Orders}?q={Uri.EscapeDataString(query)}").IsAsync(200).JsonAsync();
            Assert.Empty(found["items"]!.AsArray());
        }
    }

    [Fact]
    public async Task Names_ThatAreNoText_AreToldAndNoFault()
    {
        var id = await SellAsync(World.Centro);
        var problem = await SendAsync(Portal.As(World.Admin), "PUT", $"{Orders}/{id}", """{"lines":[{"\ud800":1}]}""")
            .IsProblemAsync(400, "validation_failed");
        Assert.NotEmpty(Fields(problem));
    }
}
