using System.Text.Json.Nodes;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;
using static Optica.Portal.Tests.Api.ApiHost;

namespace Optica.Portal.Tests.Api;

/// <summary>Jobs over HTTP: taken, changed, checked, delivered, remade.</summary>
public sealed class WorkOrderApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Jobs = "/api/admin/work-orders";

    private static int people = 960;

    private World World => host.World;

    [Fact]
    public async Task Job_FromOrderToRemake_GoesItsWay()
    {
        var (customer, order) = await SoldAsync();
        var eyes = await host.Database.PrescribeAsync(customer, "od -2.25 -0.75x180 os +1.00 add 2.00", Sight.Examined);
        var lab = await host.Database.AddLabAsync($"Laboratorio {people}");
        var client = host.As(World.Sales, World.Centro);
        var made = await client
            .PostJsonAsync(
                Jobs,
                new
                {
                    customer_id = customer,
                    order_id = order,
                    prescription_id = eyes,
                    lens_kind = "progressive",
                    own_frame = true,
                    lab_id = lab,
                    promised_on = "2026-12-04",
                    priority = "high",
                }
            )
            .IsAsync(201)
            .JsonAsync();
        var url = $"{Jobs}/{(string?)made["work_order"]!["id"]}";
        Assert.Equal(("high", "2026-12-04"), ((string?)made["work_order"]!["priority"], (string?)made["work_order"]!["promised_on"]));
        // one's own job: the seller sees what it is made by
        Assert.Equal(-2.25m, (decimal?)made["prescribed"]!["values"]!["right"]!["sphere"]);

        var changed = await client
            .PatchJsonAsync(
                url,
                new
                {
                    notes = "ojo",
                    own_frame = false,
                    version = 1,
                }
            )
            .IsAsync(200)
            .JsonAsync();
        Assert.Equal(
            ("ojo", false, "progressive"),
            ((string?)changed["notes"], (bool?)changed["own_frame"], (string?)changed["work_order"]!["lens_kind"])
        );
        var conflict = await client.PatchJsonAsync(url, new { notes = "x", version = 1 }).IsProblemAsync(409, "version_conflict");
        Assert.Equal("ojo", (string?)conflict["current"]!["notes"]);

        await AdvanceAsync(client, url, "sent_to_lab", "received_from_lab");
        var check = await client
            .PostJsonAsync(
                $"{url}/check",
                new
                {
                    right = new
                    {
                        sphere = "-3,00",
                        cylinder = 0.75,
                        axis = 90,
                        add = 2.0,
                    },
                    left = new { sphere = 1.5, add = 2 },
                }
            )
            .IsAsync(200)
            .JsonAsync();
        Assert.Equal((false, "returned"), ((bool?)check["passed"], (string?)check["status"]));
        Assert.Equal(
            ["left:power:False", "right:add:True", "right:axis:True", "right:cylinder:True", "right:power:True"],
            Results(check)
                .Where(one => one.StartsWith("right", StringComparison.Ordinal) || one.Contains("power", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
        await AdvanceAsync(client, url, "sent_to_lab", "received_from_lab", "mounted", "quality_check", "ready_for_pickup");

        var due = await client.PostJsonAsync($"{url}/advance", new { to = "delivered" }).IsProblemAsync(409, "balance_due");
        Assert.Equal(100_000, (long?)due["balance"]);
        (await host.Database.PayAsync(order, null)).Expect();
        await AdvanceAsync(client, url, "delivered");
        var again = await client.PostJsonAsync($"{url}/remake", new { cause = "se rayó" }).IsAsync(201).JsonAsync();
        Assert.Equal("se rayó", (string?)again["remake_cause"]);

        var history = await client.ReadAsync($"{url}/history").IsAsync(200).JsonAsync();
        Assert.Equal("create", (string?)history.AsArray()[^1]!["action"]);
        var profile = await client.ReadAsync($"{Customers}/{customer}").IsAsync(200).JsonAsync();
        Assert.Equal(2, (int?)profile["work_orders"]!["total"]);
        var ofOrder = await client.ReadAsync($"{Jobs}?order_id={order}").IsAsync(200).JsonAsync();
        Assert.Equal(2, (int?)ofOrder["total"]);
        Assert.Equal(0, (int?)(await client.ReadAsync($"{Jobs}?order_id={customer}").IsAsync(200).JsonAsync())["total"]);
        Assert.Equal(2, (int?)(await client.ReadAsync($"{Customers}/{customer}/work-orders").IsAsync(200).JsonAsync())["total"]);
        Assert.Null((await host.As(World.Optometrist).ReadAsync($"{Customers}/{customer}").IsAsync(200).JsonAsync())["work_orders"]);
    }

    [Fact]
    public async Task Idempotency_SameKeyTwice_IsOneJob()
    {
        var (customer, _) = await SoldAsync();
        var key = Ids.New(World.Start).ToString();
        var client = host.As(World.Sales, World.Centro);
        client.DefaultRequestHeaders.Add("Idempotency-Key", key);
        var body = new { customer_id = customer, lens_kind = "single_vision" };

        var first = await client.PostJsonAsync(Jobs, body).IsAsync(201).JsonAsync();
        var second = await client.PostJsonAsync(Jobs, body).IsAsync(201).JsonAsync();
        await client.PostJsonAsync(Jobs, new { customer_id = customer, lens_kind = "bifocal" }).IsProblemAsync(409, "operation_reused");

        Assert.Equal((string?)first["work_order"]!["id"], (string?)second["work_order"]!["id"]);
    }

    [Fact]
    public async Task Errors_AreAllAtOnceUnderTheirNames()
    {
        var (customer, _) = await SoldAsync();
        var client = host.As(World.Sales, World.Centro);
        var job = $"{Jobs}/{await host.Database.TakeJobAsync(customer, World.Centro)}";

        var made = await client
            .PostJsonAsync(
                Jobs,
                new
                {
                    customer_id = customer,
                    lens_kind = "x",
                    lab_id = "y",
                    promised_on = "2020-01-01",
                    total = 1,
                }
            )
            .IsProblemAsync(400, "validation_failed");
        Assert.Equal("lab_id lens_kind promised_on total", Fields(made));
        await host.As(World.Super)
            .PostJsonAsync(Jobs, new { customer_id = customer, lens_kind = "sports" })
            .IsProblemAsync(400, "branch_not_found");
        Assert.Equal("cause", Fields(await client.PostJsonAsync($"{job}/return", new { }).IsProblemAsync(400, "validation_failed")));
        Assert.Equal("reason", Fields(await client.PostJsonAsync($"{job}/cancel", new { }).IsProblemAsync(400, "validation_failed")));
        Assert.Equal(
            "reason",
            Fields(await client.PostJsonAsync($"{job}/status", new { to = "cancelled" }).IsProblemAsync(400, "validation_failed"))
        );
        Assert.Equal(
            "to",
            Fields(await client.PostJsonAsync($"{job}/advance", new { to = "nowhere" }).IsProblemAsync(400, "validation_failed"))
        );
        Assert.Equal("to", Fields(await client.PostJsonAsync($"{job}/advance", new { }).IsProblemAsync(400, "validation_failed")));
        Assert.Equal(
            "customer_id",
            Fields(await client.PatchJsonAsync(job, new { customer_id = customer }).IsProblemAsync(400, "validation_failed"))
        );
        Assert.Equal(
            "dir limit order_id overdue status",
            Fields(await client.ReadAsync($"{Jobs}?status=x&overdue=y&dir=z&limit=q&order_id=v").IsProblemAsync(400, "validation_failed"))
        );
    }

    [Fact]
    public async Task List_ByStatusPersonAndLateness_IsFiltered()
    {
        var (customer, _) = await SoldAsync();
        var job = await host.Database.TakeJobAsync(customer, World.Playa, input => input.LensDescription = "Solo aquí");
        var client = host.As(World.Super, World.Playa);

        var found = await client.ReadAsync($"{Jobs}?status=ordered&overdue=false").IsAsync(200).JsonAsync();
        Assert.Equal([$"{job}"], found["items"]!.AsArray().Select(one => (string?)one!["id"]));
        Assert.Equal(0, (int?)(await client.ReadAsync($"{Jobs}?status=mounted").JsonAsync())["total"]);
        Assert.Equal(0, (int?)(await client.ReadAsync($"{Jobs}?assigned_to={World.Super.Id}").JsonAsync())["total"]);
        Assert.Equal(0, (int?)(await client.ReadAsync($"{Jobs}?overdue=true").JsonAsync())["total"]);
    }

    [Fact]
    public async Task Labs_AreKept()
    {
        var client = host.As(World.Super);
        var made = await client.PostJsonAsync("/api/admin/labs", new { name = "Zeta", contact = "zeta@x.cl" }).IsAsync(201).JsonAsync();
        await client.PostJsonAsync("/api/admin/labs", new { name = "ZETA" }).IsProblemAsync(409, "lab_name_taken");
        var url = $"/api/admin/labs/{(string?)made["id"]}";
        var off = await client.PatchJsonAsync(url, new { is_active = false, version = 1 }).IsAsync(200).JsonAsync();
        Assert.Equal(("Zeta", false), ((string?)off["name"], (bool?)off["is_active"]));
        await client.PatchJsonAsync(url, new { name = "Otro", version = 1 }).IsProblemAsync(409, "version_conflict");
    }

    private static IEnumerable<string> Results(JsonNode check) =>
        check["results"]!.AsArray().Select(one => $"{one!["eye"]}:{one["parameter"]}:{(bool)one["passes"]!}");

    private static string Fields(JsonNode problem) =>
        string.Join(' ', problem["errors"]!.AsObject().Select(pair => pair.Key).Order(StringComparer.Ordinal));

    private static async Task AdvanceAsync(HttpClient client, string url, params string[] steps)
    {
        foreach (var to in steps)
        {
            await client.PostJsonAsync($"{url}/advance", new { to, note = "nota" }).IsAsync(200);
        }
    }

    private async Task<(Guid Customer, Guid Order)> SoldAsync()
    {
        var customer = await host.Database.AddAsync(World.Centro, People.Numbered(Interlocked.Increment(ref people)));
        return (customer, await host.Database.SellAsync(customer, World.Centro, 100_000));
    }
}
