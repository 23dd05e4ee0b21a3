using System.Text.Json.Nodes;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>The corpus on every field of orders, products and agreements: stored as said, or refused with words; never a 500.</summary>
public sealed class SalesNaughtyTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Admin = "/api/admin";

    private static int people = 800;

    private World World => host.World;

    [Theory]
    [InlineData("notes")]
    [InlineData("customer_id")]
    [InlineData("branch_id")]
    [InlineData("lines")]
    [InlineData("description")]
    [InlineData("kind")]
    [InlineData("product_id")]
    [InlineData("quantity")]
    [InlineData("unit_price")]
    [InlineData("discount_percent")]
    [InlineData("includes_tax")]
    public async Task OrderField_EveryString_IsStoredOrRefused(string field)
    {
        var customer = await CustomerAsync();
        await EveryAsync(
            text =>
            {
                var (line, order) = (Line(), new JsonObject { ["customer_id"] = customer.ToString() });
                var isOfOrder = field is "notes" or "customer_id" or "branch_id" or "lines";
                order["lines"] = new JsonArray(line);
                (isOfOrder ? order : line)[field] = NaughtyCalls.Marked;
                return new(HttpMethod.Post, $"{Admin}/orders", order.With(text));
            },
            (text, made) =>
            {
                if (field == "notes")
                {
                    Assert.Equal(TextRules.CleanText(text), (string?)made["notes"]);
                }
                else if (field == "description")
                {
                    Assert.Equal(TextRules.CleanLine(text), (string?)made["lines"]![0]!["description"]);
                }
            }
        );
    }

    [Theory]
    [InlineData("payments", "method")]
    [InlineData("payments", "amount")]
    [InlineData("payments", "reference")]
    [InlineData("status", "to")]
    [InlineData("status", "override_reason")]
    [InlineData("status", "version")]
    [InlineData("cancel", "reason")]
    [InlineData("refund", "reason")]
    [InlineData("refund", "amount")]
    [InlineData("refund", "method")]
    public async Task StepField_EveryString_IsTakenOrRefused(string step, string field)
    {
        var order = await host.Database.SellAsync(await CustomerAsync(), World.Centro);
        await EveryAsync(
            text => new(HttpMethod.Post, $"{Admin}/orders/{order}/{step}", $$"""{"{{field}}":{{ApiNaughtyTests.Quote(text)}}}"""),
            (_, _) => { },
            409
        );
    }

    [Theory]
    [InlineData("products", "name")]
    [InlineData("products", "code")]
    [InlineData("products", "kind")]
    [InlineData("products", "unit_price")]
    [InlineData("agreements", "institution")]
    [InlineData("agreements", "valid_from")]
    [InlineData("agreements", "valid_until")]
    [InlineData("agreements", "copay_percent")]
    public async Task CatalogueField_EveryString_IsStoredOrRefused(string records, string field)
    {
        var id =
            records == "products"
                ? await host.Database.MakeAsync(Catalog.Frame($"Armazón {field}"))
                : await host.Database.MakeAsync(Catalog.Discount($"Caja {field}", 10));
        await EveryAsync(
            text => new(HttpMethod.Patch, $"{Admin}/{records}/{id}", $$"""{"{{field}}":{{ApiNaughtyTests.Quote(text)}}}"""),
            (text, changed) =>
            {
                if (field is "name" or "institution")
                {
                    Assert.Equal(TextRules.CleanLine(text), (string?)changed[field]);
                }
            },
            409
        );
    }

    [Theory]
    [InlineData("q")]
    [InlineData("status")]
    [InlineData("due")]
    [InlineData("branch_id")]
    [InlineData("from")]
    [InlineData("to")]
    [InlineData("sort")]
    [InlineData("dir")]
    [InlineData("page")]
    [InlineData("limit")]
    public async Task Parameter_EveryString_IsTakenOrRefused(string parameter)
    {
        var client = host.As(World.Admin);
        foreach (var text in ApiNaughtyTests.Sendable)
        {
            var answer = await client.ReadAsync($"{Admin}/orders?{parameter}={text}");
            Assert.True((int)answer.StatusCode is 200 or 400 or 404, $"{(int)answer.StatusCode} {text}");
        }
    }

    private static JsonObject Line() =>
        new()
        {
            ["description"] = "Armazón",
            ["kind"] = "frame",
            ["unit_price"] = 1_000,
        };

    private Task EveryAsync(Func<string, NaughtyCall> ask, Action<string, JsonNode> check, params int[] alsoRight) =>
        host.As(World.Chief).EveryAsync(text => Task.FromResult(ask(text)), check, alsoRight);

    private Task<Guid> CustomerAsync() => host.Database.AddAsync(World.Centro, People.Numbered(Interlocked.Increment(ref people)));
}
