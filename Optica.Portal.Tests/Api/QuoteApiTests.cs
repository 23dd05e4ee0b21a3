using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;
using Optica.Domain.Quotes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>Quotes over HTTP: the contract of API.md, from the offer to the order and the job.</summary>
public sealed class QuoteApiTests : IAsyncLifetime
{
    private const string Quotes = "/api/admin/quotes";

    private readonly ApiHost host = new();
    private Guid customer;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private World World => host.World;

    public async ValueTask InitializeAsync()
    {
        await host.InitializeAsync();
        customer = await host.Database.AddAsync(World.Centro, People.Numbered(1));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Quote_FromTheOfferToTheJob_IsOneStory()
    {
        var client = host.As(World.Sales, World.Centro);
        var eyes = await host.Database.PrescribeAsync(customer, Sight.Input(World.Centro));
        var made = await client.PostJsonAsync($"/api/admin/customers/{customer}/quotes", Body(eyes)).IsAsync(201);
        var quote = await made.JsonAsync();
        var id = (string?)quote["quote"]!["id"];
        Assert.Equal($"{Quotes}/{id}", made.Headers.Location!.ToString());
        Assert.Equal("draft COT-2026-0001 2026-12-24 100000–170000", Line(quote));
        Assert.Equal(["sent"], quote["next"]!.AsArray().Select(step => (string?)step));
        Assert.Equal(
            """{"kind":"progressive","material":"polycarbonate","index":1.59,"treatments":["anti_reflective"]}""",
            quote["alternatives"]![0]!["lens"]!.ToJsonString()
        );
        Assert.Equal((eyes.ToString(), "active"), ((string?)quote["prescription"]!["id"], (string?)quote["prescription"]!["status"]));
        Assert.DoesNotContain("EYE", quote.ToJsonString(), StringComparison.Ordinal);

        var body = Body(eyes);
        body["version"] = 1;
        body.Remove("branch_id");
        body["alternatives"]![0]!["lines"]![1]!["unit_price"] = 130_000;
        Assert.Equal("draft COT-2026-0001 2026-12-24 100000–180000", Line(await PutAsync(client, id, body).IsAsync(200).JsonAsync()));
        var stale = await PutAsync(client, id, body).IsProblemAsync(409, "version_conflict");
        Assert.Equal(2, (int?)stale["current"]!["quote"]!["version"]);

        var sent = await client.PostJsonAsync($"{Quotes}/{id}/send", new { email = true }).IsAsync(200).JsonAsync();
        Assert.Equal(("no_server", "sent"), ((string?)sent["mail"], (string?)sent["quote"]!["quote"]!["status"]));
        await PutAsync(client, id, Body(eyes, withBranch: false)).IsProblemAsync(409, "quote_not_draft");
        var chosen = (string?)sent["quote"]!["alternatives"]![1]!["id"];
        var accepted = await client.PostJsonAsync($"{Quotes}/{id}/accept", new { alternative_id = chosen }).IsAsync(200).JsonAsync();
        Assert.Equal("accepted COT-2026-0001 2026-12-24 100000–100000", Line(accepted));

        client.DefaultRequestHeaders.Add("Idempotency-Key", "0b9f6f7e-58f5-4b7e-9d5e-0d0f6a4c7a11");
        var converted = await client.PostAsync($"{Quotes}/{id}/convert", null, Cancellation).IsAsync(200).JsonAsync();
        var again = await client.PostAsync($"{Quotes}/{id}/convert", null, Cancellation).IsAsync(200).JsonAsync();
        Assert.Equal(converted.ToJsonString(), again.ToJsonString());
        client.DefaultRequestHeaders.Remove("Idempotency-Key");
        var twice = await client.PostAsync($"{Quotes}/{id}/convert", null, Cancellation).IsProblemAsync(409, "invalid_transition");
        Assert.Empty(twice["allowed"]!.AsArray());
        await AssertSoldAsync(client, converted);
        var history = await client.ReadAsync($"{Quotes}/{id}/history").IsAsync(200).JsonAsync();
        Assert.Equal(
            ["quote_converted", "quote_accepted", "quote_sent", "update", "create"],
            history.AsArray().Select(step => (string?)step!["action"])
        );
    }

    [Fact]
    public async Task Step_NotAllowed_IsAConflictWithTheAllowed()
    {
        var client = host.As(World.Admin, World.Centro);
        var id = await host.Database.OfferAsync(Offers.Quote(customer, World.Centro));

        var early = await client
            .PostJsonAsync($"{Quotes}/{id}/accept", new { alternative_id = await host.Database.AlternativeAsync(id) })
            .IsProblemAsync(409, "invalid_transition");
        Assert.Equal(["sent"], early["allowed"]!.AsArray().Select(step => (string?)step));
        await client.PostAsync($"{Quotes}/{id}/send", null, Cancellation).IsAsync(200);
        Assert.Equal(
            ["alternative_id"],
            Fields(await client.PostJsonAsync($"{Quotes}/{id}/accept", new { }).IsProblemAsync(400, "validation_failed"))
        );
        Assert.Equal(
            ["reason"],
            Fields(await client.PostAsync($"{Quotes}/{id}/reject", null, Cancellation).IsProblemAsync(400, "validation_failed"))
        );
        var stale = await client
            .PostJsonAsync($"{Quotes}/{id}/reject", new { reason = "muy caro", version = 1 })
            .IsProblemAsync(409, "version_conflict");
        Assert.Equal("sent", (string?)stale["current"]!["quote"]!["status"]);
        host.Database.Clock.Now = World.Start.AddDays(31);
        client = host.As(World.Admin, World.Centro);
        var late = await client.PostJsonAsync($"{Quotes}/{id}/reject", new { reason = "x" }).IsProblemAsync(409, "invalid_transition");
        Assert.Empty(late["allowed"]!.AsArray());
        var copied = await client.PostAsync($"{Quotes}/{id}/copy", null, Cancellation).IsAsync(201).JsonAsync();
        Assert.StartsWith("draft COT-2026-0002 2027-01-24", Line(copied), StringComparison.Ordinal);
    }

    /// <summary>Everything wrong at once, at its field; totals, customers and unknown members are refused.</summary>
    [Fact]
    public async Task Create_Broken_TellsEveryFieldAtOnce()
    {
        var client = host.As(World.Super);
        var url = $"/api/admin/customers/{customer}/quotes";

        var problem = await client
            .PostJsonAsync(
                url,
                new
                {
                    valid_until = "2020-01-01",
                    prescription_id = Ids.New(World.Start),
                    total = 1,
                    alternatives = new[] { new { lens = new { index = "x", material = "oro" }, lines = new[] { new { kind = "frame" } } } },
                }
            )
            .IsProblemAsync(400, "branch_not_found");

        Assert.Equal(
            [
                "alternatives[0].lens.index",
                "alternatives[0].lens.material",
                "alternatives[0].lines[0].description",
                "alternatives[0].lines[0].unit_price",
                "branch_id",
                "total",
            ],
            Fields(problem).Order(StringComparer.Ordinal)
        );
        var days = await client
            .PostJsonAsync(
                url,
                new
                {
                    branch_id = World.Centro,
                    valid_until = "2020-01-01",
                    prescription_id = Ids.New(World.Start),
                }
            )
            .IsProblemAsync(400, "validation_failed");
        Assert.Equal(["alternatives", "prescription_id", "valid_until"], Fields(days).Order(StringComparer.Ordinal));
        await client.PostJsonAsync(url, new { branch_id = World.Costa }).IsProblemAsync(404, "not_found");
        await host.As(World.Admin).PostJsonAsync(url, new { branch_id = World.Mall }).IsProblemAsync(403, "access_denied");
    }

    [Fact]
    public async Task Lists_NarrowAndPage()
    {
        var client = host.As(World.Admin, World.Centro);
        foreach (var status in new[] { QuoteStatus.Draft, QuoteStatus.Sent, QuoteStatus.Converted })
        {
            await host.Database.OfferAsync(Offers.Quote(customer, World.Centro), status);
        }

        async Task<int?> CountAsync(string query) => (int?)(await client.ReadAsync(query).IsAsync(200).JsonAsync())["total"];
        Assert.Equal(3, await CountAsync(Quotes));
        Assert.Equal(1, await CountAsync($"{Quotes}?status=converted"));
        Assert.Equal(0, await CountAsync($"{Quotes}?status=expired"));
        Assert.Equal(0, await CountAsync($"{Quotes}?seller_id={World.Sales.Id}"));
        Assert.Equal(3, await CountAsync($"{Quotes}?seller_id={World.Chief.Id}&from=2026-11-24&to=2026-11-24&sort=total&dir=asc"));
        Assert.Equal(0, await CountAsync($"{Quotes}?from=2026-11-25"));
        Assert.Equal(1, await CountAsync($"{Quotes}?q=cot-2026-0002"));
        Assert.Equal(3, await CountAsync($"/api/admin/customers/{customer}/quotes?limit=1"));
        await client.ReadAsync($"{Quotes}?status=nothing").IsProblemAsync(400, "validation_failed");
        await client.ReadAsync($"{Quotes}?branch_id={World.Mall}").IsProblemAsync(403, "access_denied");
        await client.ReadAsync($"{Quotes}?branch_id={World.Costa}").IsProblemAsync(404, "not_found");
        var rates = await client.ReadAsync($"{Quotes}/conversion").IsAsync(200).JsonAsync();
        Assert.Equal((2, 1, 0.5m), ((int?)rates["all"]!["sent"], (int?)rates["all"]!["converted"], (decimal?)rates["all"]!["rate"]));
    }

    private async Task AssertSoldAsync(HttpClient client, JsonNode converted)
    {
        var order = await client.ReadAsync($"/api/admin/orders/{converted["order_id"]}").IsAsync(200).JsonAsync();
        Assert.Equal((100_000, 100_000), ((int?)order["money"]!["total"], (int?)order["money"]!["balance"]));
        var job = await host.Database.ReadAsync(db => db.WorkOrders.SingleAsync(Cancellation));
        Assert.Equal(job.Id.ToString(), (string?)converted["work_order_id"]);
        var profile = await client.ReadAsync($"/api/admin/customers/{customer}").IsAsync(200).JsonAsync();
        Assert.Equal((1, "converted"), ((int?)profile["quotes"]!["total"], (string?)profile["quotes"]!["items"]![0]!["status"]));
        var bought = profile["lens_purchases"]!["items"]![0]!;
        Assert.Equal(
            ("Progresivo", "Metálico azul", true),
            ((string?)bought["lens"], (string?)bought["frame"], (bool?)bought["own_frame"])
        );
        var engagement = profile["analytics"]!["engagement"]!;
        Assert.Equal(
            (1, 1, 1m),
            ((int?)engagement["quotes"], (int?)engagement["quotes_converted"], (decimal?)engagement["quote_conversion"])
        );
        var page = await client.ReadAsync($"/api/admin/customers/{customer}/lens-purchases").IsAsync(200).JsonAsync();
        Assert.Equal(bought.ToJsonString(), page["items"]![0]!.ToJsonString());
        var clinical = await host.As(World.Optometrist).ReadAsync($"/api/admin/customers/{customer}").IsAsync(200).JsonAsync();
        Assert.Equal((null, null), (clinical["quotes"], clinical["lens_purchases"]));
    }

    private static JsonObject Body(Guid eyes, bool withBranch = true)
    {
        var body = new JsonObject
        {
            ["prescription_id"] = eyes.ToString(),
            ["notes"] = "Incluye estuche",
            ["alternatives"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = "Completa",
                    ["lens"] = new JsonObject
                    {
                        ["kind"] = "progressive",
                        ["material"] = "polycarbonate",
                        ["index"] = 1.59,
                        ["treatments"] = new JsonArray("anti_reflective"),
                    },
                    ["lines"] = new JsonArray(LineOf("frame", "Armazón", 50_000), LineOf("lens", "Progresivo", 120_000)),
                },
                new JsonObject
                {
                    ["own_frame"] = true,
                    ["own_frame_description"] = "Metálico azul",
                    ["lines"] = new JsonArray(LineOf("lens", "Progresivo", 100_000)),
                }
            ),
        };
        if (withBranch)
        {
            body["branch_id"] = null;
        }

        return body;
    }

    private static JsonObject LineOf(string kind, string description, long price) =>
        new()
        {
            ["kind"] = kind,
            ["description"] = description,
            ["unit_price"] = price,
        };

    private static Task<HttpResponseMessage> PutAsync(HttpClient client, string? id, JsonObject body) =>
        client.PutAsync($"{Quotes}/{id}", ApiCalls.Body(body.ToJsonString()), Cancellation);

    private static string Line(JsonNode quote)
    {
        var row = quote["quote"]!;
        return $"{row["status"]} {row["number"]} {row["valid_until"]} {row["lowest_total"]}–{row["highest_total"]}";
    }

    private static IEnumerable<string> Fields(JsonNode problem) => problem["errors"]!.AsObject().Select(field => field.Key);
}
