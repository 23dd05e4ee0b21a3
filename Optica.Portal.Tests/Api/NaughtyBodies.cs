using Optica.Domain.Quotes;
using Optica.Portal.Tests.Support;
using static Optica.Domain.WorkOrders.WorkOrderStatus;

namespace Optica.Portal.Tests.Api;

/// <summary>
/// What a call of the API takes, for every call that has a body: without an entry here a new one fails
/// <see cref="EveryFieldTests"/>. What a call uses up is made anew each time.
/// </summary>
internal sealed partial class NaughtyBodies(ApiHost host)
{
    private const string Admin = "/api/admin";
    private const string Frame = """{"description":"Armazón","kind":"frame","unit_price":1000}""";

    private const string Offer = """
        {"valid_until":"2026-12-31","alternatives":[{"name":"A","own_frame":true,"own_frame_description":"Azul","lens":{"kind":"progressive"},"lines":[{"description":"Progresivo","kind":"lens","unit_price":1000}]}]}
        """;

    private const string Glasses = """
        "kind":"single_vision","prescribed_on":"2026-06-15","issuer_type":"optometrist","issuer_name":"x","issuer_registration":"x","right":{"sphere":-1},"left":{"sphere":-1}}
        """;

    private const string Contacts = """
        "kind":"contact_lens","prescribed_on":"2026-06-15","issuer_type":"optometrist","issuer_name":"x","issuer_registration":"x","right":{"sphere":-1,"base_curve":8.6,"diameter":14.2},"left":{"sphere":-1,"base_curve":8.6,"diameter":14.2}}
        """;

    private const string Corrected = """{"reason":"x",""";

    private static int number = 20_000;

    private World World => host.World;

    /// <summary>The calls, each in one or more ways.</summary>
    public IReadOnlyDictionary<string, Func<Task<NaughtyBody>>[]> All =>
        Customers().Concat(Orders()).Concat(Visits()).Concat(Jobs()).Concat(Catalogue()).ToDictionary(StringComparer.Ordinal);

    private IEnumerable<KeyValuePair<string, Func<Task<NaughtyBody>>[]>> Customers() =>
        [
            new("POST /api/auth/token", [() => Known(World.Sales, "/api/auth/token", """{"email":"x@x.cl","password":"x"}""")]),
            new("POST /api/auth/refresh", [() => Known(World.Sales, "/api/auth/refresh", """{"refresh_token":"x"}""")]),
            new(
                "POST /api/admin/customers",
                [
                    async () => (await Known(World.Optometrist, $"{Admin}/customers", Person())) with { IsCheap = true },
                    () => Known(World.Optometrist, $"{Admin}/customers", Person("AR")),
                ]
            ),
            new(
                "PUT /api/admin/customers/{id}",
                [() => OnCustomerAsync(World.Optometrist, "", Person()), () => OnCustomerAsync(World.Optometrist, "", Person("AR"))]
            ),
            new(
                "PATCH /api/admin/customers/{id}",
                [() => OnCustomerAsync(World.Optometrist, "", Person()), () => OnCustomerAsync(World.Optometrist, "", Person("AR"))]
            ),
            new("POST /api/admin/customers/{id}/transfer", [() => OnCustomerAsync(World.Chief, "/transfer", To(World.Mall))]),
            new(
                "POST /api/admin/customers/{id}/transfer-requests",
                [() => OnCustomerAsync(World.Sales, "/transfer-requests", To(World.Mall))]
            ),
            new(
                "PUT /api/admin/customers/{id}/discount",
                [() => OnCustomerAsync(World.Chief, "/discount", """{"discount_percent":5,"discount_reason":"x"}""")]
            ),
            new(
                "POST /api/admin/customers/{id}/prescriptions",
                [
                    () => OnCustomerAsync(World.Optometrist, "/prescriptions", "{" + Glasses),
                    () => OnCustomerAsync(World.Optometrist, "/prescriptions", "{" + Contacts),
                ]
            ),
            new(
                "POST /api/admin/prescriptions/{id}/amend",
                [() => EyesAsync("amend", Corrected + Glasses), () => EyesAsync("amend", Corrected + Contacts)]
            ),
            new("POST /api/admin/prescriptions/{id}/cancel", [() => EyesAsync("cancel", """{"reason":"x"}""")]),
            new("POST /api/admin/customers/{id}/quotes", [() => OnCustomerAsync(World.Sales, "/quotes", Offer)]),
            new("PUT /api/admin/quotes/{id}", [() => QuoteAsync("", Offer, QuoteStatus.Draft)]),
            new("POST /api/admin/quotes/{id}/send", [() => QuoteAsync("/send", "{}", QuoteStatus.Draft)]),
            new("POST /api/admin/quotes/{id}/accept", [() => QuoteAsync("/accept", "{}", QuoteStatus.Sent)]),
            new("POST /api/admin/quotes/{id}/reject", [() => QuoteAsync("/reject", """{"reason":"x"}""", QuoteStatus.Sent)]),
            new("POST /api/admin/quotes/{id}/convert", [() => QuoteAsync("/convert", "{}", QuoteStatus.Sent)]),
        ];

    /// <summary>Comunas are chosen in Chile and written elsewhere.</summary>
    private static string Person(string country = "CL") =>
        $$"""{"first_name":"Ana","last_name":"Rojas","document_kind":"passport","document_number":"P{{Next()}}","emergency_contact_name":"Eva","country":"{{country}}"}""";

    private static string To(Guid branch) => $$"""{"branch_id":"{{branch}}","reason":"x","shares_contact":false}""";

    private static int Next() => Interlocked.Increment(ref number);

    private static Task<NaughtyBody> Known(Person by, string url, string json) => Task.FromResult(NaughtyBody.Of(by, url, json));

    private IEnumerable<KeyValuePair<string, Func<Task<NaughtyBody>>[]>> Orders() =>
        [
            new("POST /api/admin/orders", [async () => Sale(await CustomerAsync(), $"{Admin}/orders")]),
            new("PUT /api/admin/orders/{id}", [async () => await EditedAsync()]),
            new(
                "POST /api/admin/orders/{id}/payments",
                [() => OrderAsync("payments", """{"method":"debit","amount":1,"reference":"x"}""")]
            ),
            new("POST /api/admin/orders/{id}/status", [() => OrderAsync("status", """{"to":"processing","override_reason":"x"}""")]),
            new("POST /api/admin/orders/{id}/cancel", [() => OrderAsync("cancel", """{"reason":"x"}""")]),
            new(
                "POST /api/admin/orders/{id}/refund",
                [() => OrderAsync("refund", """{"method":"debit","amount":1,"reason":"x"}""", 1_000)]
            ),
        ];

    private IEnumerable<KeyValuePair<string, Func<Task<NaughtyBody>>[]>> Visits()
    {
        yield return new("POST /api/admin/appointments", [BookedAsync]);
        yield return new("POST /api/admin/customers/{id}/appointments", [BookedForAsync]);
        foreach (var step in new[] { "confirm", "no-show", "cancel", "reschedule", "identify", "complete" })
        {
            yield return new($"POST {Admin}/appointments/{{id}}/{step}", [() => VisitAsync(step)]);
        }
    }

    private IEnumerable<KeyValuePair<string, Func<Task<NaughtyBody>>[]>> Jobs() =>
        [
            new("POST /api/admin/work-orders", [async () => Job(await CustomerAsync(), $"{Admin}/work-orders")]),
            new("PATCH /api/admin/work-orders/{id}", [() => JobAsync("", """{"frame_description":"x"}""", Ordered)]),
            new("POST /api/admin/work-orders/{id}/remake", [() => JobAsync("/remake", """{"cause":"x"}""", Delivered)]),
            new("POST /api/admin/work-orders/{id}/prescription", [() => JobAsync("/prescription", "{}", Ordered)]),
            new(
                "POST /api/admin/work-orders/{id}/check",
                [() => JobAsync("/check", """{"right":{"sphere":-1},"left":{"sphere":-1}}""", ReceivedFromLab)]
            ),
            new("POST /api/admin/work-orders/{id}/status", [() => JobAsync("/status", """{"to":"sent_to_lab"}""", Ordered)]),
            new("POST /api/admin/work-orders/{id}/advance", [() => JobAsync("/advance", """{"to":"on_hold_payment"}""", Ordered)]),
            new("POST /api/admin/work-orders/{id}/return", [() => JobAsync("/return", """{"cause":"x"}""", ReceivedFromLab)]),
            new("POST /api/admin/work-orders/{id}/cancel", [() => JobAsync("/cancel", """{"reason":"x"}""", Ordered)]),
        ];

    private IEnumerable<KeyValuePair<string, Func<Task<NaughtyBody>>[]>> Catalogue() =>
        [
            new("POST /api/admin/labs", [() => Known(World.Super, $"{Admin}/labs", $$"""{"name":"L{{Next()}}"}""")]),
            new("PATCH /api/admin/labs/{labId}", [LabAsync]),
            new("POST /api/admin/products", [() => Known(World.Chief, $"{Admin}/products", Goods())]),
            new("PATCH /api/admin/products/{productId}", [ProductAsync]),
            new("POST /api/admin/agreements", [() => Known(World.Chief, $"{Admin}/agreements", Terms())]),
            new("PATCH /api/admin/agreements/{agreementId}", [AgreementAsync]),
        ];

    private static string Goods() => $$"""{"code":"C{{Next()}}","name":"N{{Next()}}","kind":"frame","unit_price":1000}""";

    private static string Terms() => $$"""{"institution":"I{{Next()}}","valid_from":"2026-01-01","discount_percent":10}""";

    private NaughtyBody Sale(Guid customer, string url) =>
        NaughtyBody.Of(World.Chief, url, $$"""{"customer_id":"{{customer}}","branch_id":"{{World.Centro}}","lines":[{{Frame}}]}""");

    private NaughtyBody Job(Guid customer, string url) =>
        NaughtyBody.Of(World.Chief, url, $$"""{"customer_id":"{{customer}}","branch_id":"{{World.Centro}}","lens_kind":"single_vision"}""");
}
