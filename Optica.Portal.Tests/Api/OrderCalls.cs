using System.Text.Json.Nodes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>A portal of its own for tests of orders over HTTP, and calls in few words.</summary>
public abstract class OrderCalls : IAsyncLifetime
{
    protected const string Orders = "/api/admin/orders";

    private readonly ApiHost host = new();
    private int people;

    protected World World => host.World;

    protected ApiHost Portal => host;

    public ValueTask InitializeAsync() => host.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<Guid> CustomerAsync(Guid branch) => host.Database.AddAsync(branch, People.Numbered(++people));

    protected static IEnumerable<string> Fields(JsonNode problem) => problem["errors"]!.AsObject().Select(field => field.Key);

    protected static Guid Id(JsonNode order) => Guid.Parse((string)order["order"]!["id"]!);

    protected static object Line(long price) =>
        new
        {
            description = "Armazón",
            kind = "frame",
            unit_price = price,
        };

    protected HttpClient WithKey(Person person, string key)
    {
        var client = host.As(person);
        client.DefaultRequestHeaders.Add("Idempotency-Key", key);
        return client;
    }

    protected static Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string url, string body) =>
        client.SendAsync(new(new(method), url) { Content = ApiCalls.Body(body) }, TestContext.Current.CancellationToken);

    protected async Task<Guid> SellAsync(Guid branch) => await host.Database.SellAsync(await CustomerAsync(branch), branch, 10_000);

    protected async Task<long> BalanceAsync(Guid id) =>
        (long)(await host.As(World.Admin).ReadAsync($"{Orders}/{id}").IsAsync(200).JsonAsync())["money"]!["balance"]!;
}
