using System.Text.Json.Nodes;
using Optica.Domain.Common;
using Optica.Portal.Tests.Exports;
using Optica.Portal.Tests.Reports;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>Orders over HTTP: the same figures everywhere, to the peso.</summary>
public sealed class SalesApiTests : IAsyncLifetime
{
    private readonly ApiHost host = new();

    private const string Orders = "/api/admin/orders";

    public ValueTask InitializeAsync() => host.InitializeAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Order_TakenPaidDelivered_GivesTheSameFiguresEverywhere()
    {
        var client = host.As(host.World.Admin);
        var customer = await host.Database.AddAsync(host.World.Centro, People.Numbered(1));

        // OR-M1: a frame without tax, lenses and labour with it
        var made = await client
            .PostJsonAsync(Orders, Order(customer, ("frame", 50_000L, false), ("lens", 30_000L, true), ("service", 15_000L, true)))
            .IsAsync(201)
            .JsonAsync();
        var id = made["order"]!["id"]!.GetValue<string>();
        Assert.Equal("87815 16685 104500 104500", Line(made["money"]!, "net", "tax", "total", "balance"));

        var refused = await client.PostJsonAsync($"{Orders}/{id}/status", new { to = "delivered" }).IsProblemAsync(409, "balance_due");
        Assert.Equal(104_500, refused["balance"]!.GetValue<long>());
        await client.PostJsonAsync($"{Orders}/{id}/payments", new { method = "debit" }).IsAsync(201);
        var done = await client.PostJsonAsync($"{Orders}/{id}/status", new { to = "delivered" }).IsAsync(200).JsonAsync();
        Assert.Equal("delivered", done["order"]!["status"]!.GetValue<string>());
        var back = await client.PostJsonAsync($"{Orders}/{id}/status", new { to = "pending" }).IsProblemAsync(409, "invalid_transition");
        Assert.Empty(back["allowed"]!.AsArray());

        var analytics = await client.ReadAsync($"/api/admin/customers/{customer}/analytics").IsAsync(200).JsonAsync();
        var profile = await client.ReadAsync($"/api/admin/customers/{customer}").IsAsync(200).JsonAsync();
        var list = await client
            .ReadAsync("/api/admin/customers?segment=first_time&spent_from=104500&spent_to=104500")
            .IsAsync(200)
            .JsonAsync();
        var stats = await client.ReadAsync("/api/admin/customers/stats").IsAsync(200).JsonAsync();
        string[] figures = ["total_spent", "order_count", "average_order_value", "segment"];
        const string expected = "104500 1 104500 first_time";
        Assert.Equal(expected, Line(analytics["figures"]!, figures));
        Assert.Equal(expected, Line(profile["analytics"]!, figures));
        Assert.Equal(expected, Line(list["items"]![0]!["analytics"]!, figures));
        Assert.Equal(104_500, analytics["monthly_spending"]![11]!["amount"]!.GetValue<long>());
        Assert.Equal(104_500, stats["revenue_by_month"]![11]!["amount"]!.GetValue<long>());
        Assert.Equal(1, stats["by_segment"]!["first_time"]!.GetValue<int>());
        Assert.Equal(1, profile["orders"]!["total"]!.GetValue<int>());

        var answer = await client.ReadAsync("/api/admin/reports/customers.xlsx").IsAsync(200);
        using var workbook = new ReadWorkbook(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var row = Assert.Single(workbook.Rows());
        Assert.Equal((104_500, 1, 104_500), (row["Total spent"].ToNumber(), row["Orders"].ToNumber(), row["Average order"].ToNumber()));
        Assert.Equal("First-time", row["Segment"].Text);
    }

    [Fact]
    public async Task Order_BadBodies_AreToldAtTheirPaths()
    {
        var client = host.As(host.World.Admin);
        var customer = await host.Database.AddAsync(host.World.Centro, People.Numbered(1));
        var wrong = new
        {
            customer_id = customer,
            total = 1,
            lines = new object[]
            {
                new
                {
                    description = "x",
                    kind = "frame",
                    unit_price = -1,
                    quantity = 0,
                },
                new { kind = "nope", total = 5 },
            },
        };
        var problem = await client.PostJsonAsync(Orders, wrong).IsProblemAsync(400, "validation_failed");
        var fields = problem["errors"]!.AsObject().Select(field => field.Key).ToList();
        foreach (var field in new[] { "total", "lines[1].total", "lines[1].kind", "lines[0].unit_price", "lines[0].quantity" })
        {
            Assert.Contains(field, fields);
        }

        await client.PostJsonAsync(Orders, new { customer_id = customer }).IsProblemAsync(400, "validation_failed");
        await client
            .PostJsonAsync(Orders, new { customer_id = Ids.New(World.Start), lines = Array.Empty<object>() })
            .IsProblemAsync(404, "not_found");
        await client.ReadAsync($"{Orders}/nonsense").IsProblemAsync(404, "not_found");
        await client.ReadAsync($"{Orders}?status=nope").IsProblemAsync(400, "validation_failed");
    }

    [Fact]
    public async Task Orders_OfOthers_AreOutOfReach()
    {
        var world = host.World;
        var customer = await host.Database.AddAsync(world.Mall, People.Numbered(1));
        var id = await host.Database.SellAsync(customer, world.Mall);
        await host.As(world.Sales).ReadAsync($"{Orders}/{id}").IsProblemAsync(403, "access_denied");
        await host.As(world.SouthSales).ReadAsync($"{Orders}/{id}").IsProblemAsync(404, "not_found");
        await host.As(world.Optometrist).ReadAsync(Orders).IsProblemAsync(403, "access_denied");
        var seller = host.As(world.Sales);
        var own = await host.Database.SellAsync(await host.Database.AddAsync(world.Centro, People.Numbered(2)), world.Centro);
        await seller.PostJsonAsync($"{Orders}/{own}/refund", new { reason = "x" }).IsProblemAsync(403, "access_denied");
    }

    private static object Order(Guid customer, params (string Kind, long Price, bool Tax)[] lines) =>
        new
        {
            customer_id = customer,
            lines = lines.Select(line => new
            {
                description = line.Kind,
                kind = line.Kind,
                unit_price = line.Price,
                includes_tax = line.Tax,
            }),
        };

    private static string Line(JsonNode node, params string[] names) => string.Join(' ', names.Select(name => node[name]!.ToString()));
}
