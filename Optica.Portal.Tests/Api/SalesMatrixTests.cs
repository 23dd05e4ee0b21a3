using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>Who gets how far with orders, the catalogue, benefits and reports: every call by every role.</summary>
public sealed class SalesMatrixTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly (string Call, string Permission)[] Calls =
    [
        ("GET /orders", Permissions.OrdersRead),
        ("GET /orders/{order}", Permissions.OrdersRead),
        ("GET /orders/{order}/history", Permissions.OrdersRead),
        ("POST /orders", Permissions.OrdersEdit),
        ("PUT /orders/{order}", Permissions.OrdersEdit),
        ("POST /orders/{order}/payments", Permissions.OrdersEdit),
        ("POST /orders/{order}/status", Permissions.OrdersEdit),
        ("POST /orders/{order}/cancel", Permissions.OrdersReverse),
        ("POST /orders/{order}/refund", Permissions.OrdersReverse),
        ("GET /customers/{customer}/orders", Permissions.OrdersRead),
        ("GET /customers/{customer}/quotes", Permissions.QuotesRead),
        ("POST /customers/{customer}/quotes", Permissions.QuotesEdit),
        ("GET /customers/{customer}/lens-purchases", Permissions.OrdersRead),
        ("GET /quotes", Permissions.QuotesRead),
        ("GET /quotes/conversion", Permissions.QuotesRead),
        ("GET /quotes/{quote}", Permissions.QuotesRead),
        ("GET /quotes/{quote}/history", Permissions.QuotesRead),
        ("GET /quotes/{quote}/prescription", Permissions.QuotesRead),
        ("PUT /quotes/{quote}", Permissions.QuotesEdit),
        ("POST /quotes/{quote}/send", Permissions.QuotesEdit),
        ("POST /quotes/{quote}/mail", Permissions.QuotesEdit),
        ("POST /quotes/{quote}/accept", Permissions.QuotesEdit),
        ("POST /quotes/{quote}/reject", Permissions.QuotesEdit),
        ("POST /quotes/{quote}/convert", Permissions.QuotesEdit),
        ("POST /quotes/{quote}/copy", Permissions.QuotesEdit),
        ("GET /customers/{customer}/analytics", Permissions.CustomersRead),
        ("GET /customers/{customer}/benefits", Permissions.OrdersRead),
        ("PUT /customers/{customer}/agreements/{agreement}", Permissions.OrdersEdit),
        ("DELETE /customers/{customer}/agreements/{agreement}", Permissions.OrdersEdit),
        ("PUT /customers/{customer}/discount", Permissions.DiscountsGrant),
        ("GET /products", Permissions.OrdersRead),
        ("GET /products/{product}", Permissions.OrdersRead),
        ("POST /products", Permissions.CatalogueManage),
        ("PATCH /products/{product}", Permissions.CatalogueManage),
        ("GET /agreements", Permissions.OrdersRead),
        ("GET /agreements/{agreement}", Permissions.OrdersRead),
        ("POST /agreements", Permissions.CatalogueManage),
        ("PATCH /agreements/{agreement}", Permissions.CatalogueManage),
        ("GET /reports/customers.xlsx", Permissions.ReportsExport),
    ];

    private static int people = 700;

    private World World => host.World;

    [Fact]
    public async Task EveryCall_WithoutToken_Is401()
    {
        foreach (var (call, _) in Calls)
        {
            await SendAsync(host.Anybody(), call, Records.None).IsProblemAsync(401, "unauthorized");
        }
    }

    [Theory]
    [InlineData("platform")]
    [InlineData("super")]
    [InlineData("chief")]
    [InlineData("admin")]
    [InlineData("helper")]
    [InlineData("optometrist")]
    [InlineData("sales")]
    public async Task EveryCall_ByRole_IsAllowedOrDenied(string name)
    {
        await host.Database.OpenToPlatformAsync();
        var person = World.People.Single(person => person.Name == name);
        var records = await RecordsAsync(World.Centro);
        foreach (var (call, permission) in Calls)
        {
            var answer = await SendAsync(host.As(person, person.Role == StaffRole.PlatformAdmin ? null : World.Centro), call, records);
            // the values: not to everybody on somebody else's quote
            var tells = call.EndsWith("/prescription", StringComparison.Ordinal) && !person.May(Permissions.Clinical);
            if (!Permissions.ByRole[person.Role].Contains(permission) || tells)
            {
                await Task.FromResult(answer).IsProblemAsync(403, "access_denied");
            }
            else
            {
                // what may be called goes on to the body, which is broken; what takes none goes on to the draft, which is not mailed
                var goesOn = call.EndsWith("/mail", StringComparison.Ordinal)
                    ? answer.StatusCode == System.Net.HttpStatusCode.Conflict
                    : (int)answer.StatusCode is 200 or 204 or 400;
                Assert.True(goesOn, $"{call} {(int)answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task EveryCall_OnAnotherBranchesRecord_Is403_OnForeignOrNone_404()
    {
        var other = await RecordsAsync(World.Mall);
        foreach (var (call, _) in Calls.Where(one => IsAboutABranch(one.Call)))
        {
            await SendAsync(host.As(World.Admin), call, other).IsProblemAsync(403, "access_denied");
            await SendAsync(host.As(World.SouthChief), call, other).IsProblemAsync(404, "not_found");
            await SendAsync(host.As(World.Admin), call, Records.None).IsProblemAsync(404, "not_found");
            await SendAsync(host.As(World.Admin), call, Records.None with { Customer = "x%01", Order = "9;--", Quote = "x" })
                .IsProblemAsync(404, "not_found");
        }

        foreach (
            var (call, _) in Calls.Where(one =>
                one.Call.EndsWith("s/{product}", StringComparison.Ordinal)
                || one.Call.EndsWith(" /agreements/{agreement}", StringComparison.Ordinal)
            )
        )
        {
            await SendAsync(host.As(World.SouthChief), call, other).IsProblemAsync(404, "not_found");
        }
    }

    private static bool IsAboutABranch(string call) =>
        new[] { "{order}", "{quote}", "{customer}" }.Any(name => call.Contains(name, StringComparison.Ordinal));

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string call, Records records)
    {
        var parts = call.Split(' ', 2);
        var url =
            "/api/admin"
            + parts[1]
                .Replace("{order}", records.Order, StringComparison.Ordinal)
                .Replace("{quote}", records.Quote, StringComparison.Ordinal)
                .Replace("{customer}", records.Customer, StringComparison.Ordinal)
                .Replace("{product}", records.Product, StringComparison.Ordinal)
                .Replace("{agreement}", records.Agreement, StringComparison.Ordinal);
        var request = new HttpRequestMessage(new(parts[0]), url);
        request.Content = parts[0] is "GET" or "DELETE" ? null : ApiCalls.Body("{");
        return client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<Records> RecordsAsync(Guid branch)
    {
        var number = Interlocked.Increment(ref people);
        var customer = await host.Database.AddAsync(branch, People.Numbered(number));
        var order = await host.Database.SellAsync(customer, branch);
        var product = await host.Database.MakeAsync(Catalog.Frame($"Armazón {number}"));
        var agreement = await host.Database.MakeAsync(Catalog.Discount($"Caja {number}", 10));
        var eyes = await host.Database.PrescribeAsync(customer, Sight.Input(branch));
        var quote = await host.Database.OfferAsync(Offers.Quote(customer, branch, prescriptionId: eyes));
        return new($"{customer}", $"{order}", $"{product}", $"{agreement}", $"{quote}");
    }

    private sealed record Records(string Customer, string Order, string Product, string Agreement, string Quote)
    {
        public static readonly Records None = new($"{Guid.Empty}", $"{Guid.Empty}", $"{Guid.Empty}", $"{Guid.Empty}", $"{Guid.Empty}");
    }
}
