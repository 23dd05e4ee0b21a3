using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
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
