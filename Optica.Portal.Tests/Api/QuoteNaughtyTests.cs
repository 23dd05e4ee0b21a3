using System.Text.Json.Nodes;
using Optica.Domain.Customers;
using Optica.Domain.Quotes;
using Optica.Portal.Tests.Support;
using static Optica.Portal.Tests.Api.ApiHost;

namespace Optica.Portal.Tests.Api;

/// <summary>The corpus on every field of quotes over HTTP: stored as said, or refused with words; never a 500.</summary>
public sealed class QuoteNaughtyTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Quotes = "/api/admin/quotes";

    private static readonly Dictionary<string, Func<JsonNode, JsonNode?>> Texts = new(StringComparer.Ordinal)
    {
        ["quote.notes"] = made => made["notes"],
        ["alternative.name"] = made => made["alternatives"]![0]!["name"],
        ["alternative.own_frame_description"] = made => made["alternatives"]![0]!["own_frame_description"],
        ["line.description"] = made => made["alternatives"]![0]!["lines"]![0]!["description"],
    };

    private static int people = 1100;

    private World World => host.World;

    public static TheoryData<string> TextNames => [.. Texts.Keys];

    [Theory, MemberData(nameof(TextNames))]
    public async Task Text_EveryString_IsStoredOrRefused(string field)
    {
        var customer = await CustomerAsync();
        var (taken, refused) = await Seller()
            .EveryAsync(
                text => Task.FromResult(new NaughtyCall(HttpMethod.Post, $"{Customers}/{customer}/quotes", Body(field).With(text))),
                (text, made) =>
                {
                    var wanted = field == "quote.notes" ? TextRules.CleanText(text) : TextRules.CleanLine(text);
                    // an alternative without a name is named by its place
                    wanted ??= field == "alternative.name" ? "A" : null;
                    Assert.Equal(wanted, (string?)Texts[field](made));
                }
            );
        Assert.True(taken > 40 && refused > 10, $"{taken} taken, {refused} refused");
    }

    /// <summary>What is no text takes none of them for anything but what it says.</summary>
    [Theory]
    [InlineData("quote.branch_id")]
    [InlineData("quote.prescription_id")]
    [InlineData("quote.valid_until")]
    [InlineData("quote.alternatives")]
    [InlineData("alternative.own_frame")]
    [InlineData("alternative.lens")]
    [InlineData("alternative.lines")]
    [InlineData("lens.kind")]
    [InlineData("lens.material")]
    [InlineData("lens.index")]
    [InlineData("lens.treatments")]
    public async Task Value_EveryString_IsTakenOrRefused(string field)
    {
        var customer = await CustomerAsync();
        var (_, refused) = await Seller()
            .EveryAsync(
                text => Task.FromResult(new NaughtyCall(HttpMethod.Post, $"{Customers}/{customer}/quotes", Body(field).With(text))),
                (_, _) => { }
            );
        Assert.True(refused > 100, $"{refused} refused");
    }

    [Fact]
    public async Task Reason_EveryString_IsStoredOrRefused()
    {
        var customer = await CustomerAsync();
        var (taken, refused) = await host.As(World.Chief)
            .EveryAsync(
                async text =>
                {
                    var quote = await host.Database.OfferAsync(Offers.Quote(customer, World.Centro), QuoteStatus.Sent);
                    return new(HttpMethod.Post, $"{Quotes}/{quote}/reject", new JsonObject { ["reason"] = NaughtyCalls.Marked }.With(text));
                },
                (text, told) => Assert.Equal(TextRules.CleanLine(text), (string?)told["rejection_reason"])
            );
        Assert.True(taken > 40 && refused > 10, $"{taken} taken, {refused} refused");
    }

    [Theory]
    [InlineData("send", "email")]
    [InlineData("send", "version")]
    [InlineData("accept", "alternative_id")]
    [InlineData("accept", "version")]
    [InlineData("convert", "version")]
    public async Task StepField_EveryString_IsTakenOrRefused(string step, string field)
    {
        var quote = await host.Database.OfferAsync(Offers.Quote(await CustomerAsync(), World.Centro));
        var (_, refused) = await host.As(World.Chief)
            .EveryAsync(
                text =>
                    Task.FromResult(
                        new NaughtyCall(
                            HttpMethod.Post,
                            $"{Quotes}/{quote}/{step}",
                            new JsonObject { [field] = NaughtyCalls.Marked }.With(text)
                        )
                    ),
                (_, _) => { },
                409
            );
        Assert.True(refused > 100, $"{refused} refused");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/conversion")]
    public async Task Parameter_EveryString_IsTakenOrRefused(string list)
    {
        string[] parameters =
            list.Length > 0
                ? ["branch_id", "from", "to"]
                : ["q", "status", "branch_id", "seller_id", "from", "to", "sort", "dir", "page", "limit"];
        foreach (var parameter in parameters)
        {
            foreach (var text in ApiNaughtyTests.Sendable)
            {
                var answer = await Seller().ReadAsync($"{Quotes}{list}?{parameter}={text}");
                Assert.True((int)answer.StatusCode is 200 or 400 or 404, $"{(int)answer.StatusCode} {parameter}={text}");
            }
        }
    }

    /// <summary>A quote with the mark in one of its fields.</summary>
    private static JsonObject Body(string field)
    {
        var lens = new JsonObject { ["kind"] = "progressive" };
        var line = new JsonObject
        {
            ["description"] = "Progresivo",
            ["kind"] = "lens",
            ["unit_price"] = 1_000,
        };
        var one = new JsonObject
        {
            ["own_frame"] = true,
            ["own_frame_description"] = "Metálico azul",
            ["lens"] = lens,
            ["lines"] = new JsonArray(line),
        };
        var quote = new JsonObject { ["alternatives"] = new JsonArray(one) };
        var (part, name) = (field.Split('.')[0], field.Split('.')[1]);
        var whole = part switch
        {
            "quote" => quote,
            "alternative" => one,
            "lens" => lens,
            _ => line,
        };
        whole[name] = NaughtyCalls.Marked;
        return quote;
    }

    private HttpClient Seller() => host.As(World.Sales, World.Centro);

    private Task<Guid> CustomerAsync() => host.Database.AddAsync(World.Centro, People.Numbered(Interlocked.Increment(ref people)));
}
