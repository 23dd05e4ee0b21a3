using System.Text.Json.Nodes;
using Optica.Domain.Common;
using Optica.Domain.Quotes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>Quotes over HTTP: what is refused at its field, and lists.</summary>
public sealed class QuoteApiListTests : IAsyncLifetime
{
    private const string Quotes = "/api/admin/quotes";

    private readonly ApiHost host = new();
    private Guid customer;

    private World World => host.World;

    public async ValueTask InitializeAsync()
    {
        await host.InitializeAsync();
        customer = await host.Database.AddAsync(World.Centro, People.Numbered(1));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

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

    private static IEnumerable<string> Fields(JsonNode problem) => problem["errors"]!.AsObject().Select(field => field.Key);
}
