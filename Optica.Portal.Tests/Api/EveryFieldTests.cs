using System.Text.Json;
using System.Text.Json.Nodes;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Architecture;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>
/// The corpus on every field of every call that has a body, found in the portal's own description of its API: stored and told as said,
/// or refused with words at the field; never a 500 (SECURITY §3).
/// </summary>
public sealed class EveryFieldTests(ApiHost host) : IClassFixture<ApiHost>
{
    /// <summary>Texts that stand in another form than they were typed: their own tests say which.</summary>
    private static readonly HashSet<string> Formed = new(StringComparer.Ordinal)
    {
        "email",
        "phone",
        "rut",
        "document_number",
        "guest_rut",
        "guest_phone",
        "emergency_contact_phone",
        "country",
    };

    /// <summary>Texts that nobody tells again, and sign-in, which takes none of them.</summary>
    private static readonly HashSet<string> Untold = new(StringComparer.Ordinal)
    {
        "POST /api/auth/token email",
        "POST /api/auth/token password",
        "POST /api/auth/token two_factor_code",
        "POST /api/auth/refresh refresh_token",
        // a country is its two letters
        "POST /api/admin/customers country",
        "PUT /api/admin/customers/{id} country",
        "PATCH /api/admin/customers/{id} country",
        "POST /api/admin/customers/{id}/transfer reason",
        "POST /api/admin/customers/{id}/transfer-requests reason",
        "POST /api/admin/orders/{id}/status override_reason",
    };

    /// <summary>For what is no text: every tenth string and all that looks like a value.</summary>
    private static readonly string[] Values =
    [
        .. NaughtyStrings.All.Where((_, at) => at % 10 == 0).Concat(NaughtyStrings.Values).Distinct(StringComparer.Ordinal),
    ];

    private readonly Dictionary<Person, HttpClient> clients = [];

    private static bool IsLong => Environment.GetEnvironmentVariable("OPTICA_LONG") is { Length: > 0 };

    [Fact]
    public async Task EveryCall_WithABody_IsTried()
    {
        var described = (await CallsAsync()).Select(call => $"{call}").ToList();
        Assert.Equal(described.Order(StringComparer.Ordinal), new NaughtyBodies(host).All.Keys.Order(StringComparer.Ordinal));
        Assert.True(described.Count > 40, $"{described.Count} calls");
    }

    [Fact]
    public async Task EveryText_IsStoredAsSaid_OrRefusedAtItsField()
    {
        var wrong = new List<string>();
        foreach (var call in (await CallsAsync()).Where(call => call.Fields.Any(field => field.IsText)))
        {
            var fate = new NaughtyFate();
            foreach (var prepare in new NaughtyBodies(host).All[$"{call}"])
            {
                await TryAsync(call, prepare, fate);
            }

            wrong.AddRange(fate.Wrong.Take(5));
            wrong.AddRange(
                call.Fields.Where(field => field.IsText && !Untold.Contains($"{call} {field.Path}") && !fate.IsTold(field))
                    .Select(field => $"{call}: {field.Path} was never taken and told")
            );
        }

        Findings.None(wrong);
    }

    [Fact]
    public async Task EveryValue_IsTakenOrRefusedAtItsField()
    {
        var wrong = new List<string>();
        foreach (var call in await CallsAsync())
        {
            var prepare = new NaughtyBodies(host).All[$"{call}"][0];
            var body = await prepare();
            foreach (var field in call.Fields.Where(field => !field.IsText))
            {
                foreach (var text in Values)
                {
                    var sent = Sent(body, [field]);
                    var (status, told) = await SendAsync(call, body, sent.With(text));
                    if (status is >= 200 and < 300)
                    {
                        body = body.IsKept ? body : await prepare();
                    }
                    else if (status is not (400 or 401 or 403 or 404 or 409) || Words(told).Any(string.IsNullOrWhiteSpace))
                    {
                        wrong.Add($"{call} {field.Path}: {status} for {Shown(text)} {told?.ToJsonString()}");
                    }
                }
            }
        }

        Findings.None(wrong);
    }

    /// <summary>All texts at once; those that are refused say so and stand as they were in the next try.</summary>
    private async Task TryAsync(ApiOperation call, Func<Task<NaughtyBody>> prepare, NaughtyFate fate)
    {
        var body = await prepare();
        foreach (var text in TextsFor(body))
        {
            // what is too large for any body is tried in one field
            var fields = call.Fields.Where(field => field.IsText).Take(text.Length > 20_000 ? 1 : int.MaxValue).ToList();
            for (var attempt = 0; attempt < 12 && fields.Count > 0; attempt++)
            {
                var (status, told) = await SendAsync(call, body, Sent(body, fields).With(text));
                if (status is >= 200 and < 300)
                {
                    Judge((call, text), fields, told, fate);
                    body = body.IsKept ? body : await prepare();
                    break;
                }

                if (!Drop((call, text), fields, (status, told), fate))
                {
                    break;
                }
            }
        }
    }

    /// <summary>By default a part of the corpus: of what is made anew for every text a fourth, else half.</summary>
    private static IEnumerable<string> TextsFor(NaughtyBody body) =>
        NaughtyStrings.All.Where((_, at) => IsLong || body.IsCheap || at % (body.IsKept ? 2 : 4) == 0);

    private static void Judge((ApiOperation Call, string Text) what, List<ApiField> fields, JsonNode? told, NaughtyFate fate)
    {
        var (line, text) = (TextRules.CleanLine(what.Text), TextRules.CleanText(what.Text));
        foreach (var field in fields)
        {
            if (Formed.Contains(field.Name) || Untold.Contains($"{what.Call} {field.Path}") || line is null)
            {
                fate.Told(field);
            }
            else if (Texts(told).Any(said => said.Contains(line, StringComparison.Ordinal) || said == text))
            {
                fate.Told(field);
            }
            else
            {
                fate.Wrong.Add($"{what.Call} {field.Path}: taken but not told: {Shown(what.Text)}");
            }
        }
    }

    /// <summary>Takes out what was refused; false when that cannot be told from the answer, which is wrong, or nothing is to be done.</summary>
    private static bool Drop(
        (ApiOperation Call, string Text) what,
        List<ApiField> fields,
        (int Status, JsonNode? Told) answer,
        NaughtyFate fate
    )
    {
        var errors = answer.Told?["errors"]?.AsObject().Select(error => error.Key).ToList() ?? [];
        if (answer.Status is 401 || TextRules.CleanLine(what.Text) is null || errors.Contains("body"))
        {
            return false;
        }

        var refused = fields.RemoveAll(field => answer.Status == 409 ? IsTaken(field, fate) : errors.Exists(field.IsNamedBy));
        if (refused == 0 || answer.Status is not (400 or 409) || Words(answer.Told).Any(string.IsNullOrWhiteSpace))
        {
            fate.Wrong.Add($"{what.Call}: {answer.Status} for {Shown(what.Text)} {answer.Told?.ToJsonString()}");
            return false;
        }

        return true;
    }

    /// <summary>Somebody else has that name or number, which was read for that.</summary>
    private static bool IsTaken(ApiField field, NaughtyFate fate)
    {
        var isUnique = field.Name is "rut" or "email" or "phone" or "document_number" or "name" or "code" or "institution";
        if (isUnique)
        {
            fate.Told(field);
        }

        return isUnique;
    }

    private static JsonObject Sent(NaughtyBody body, IEnumerable<ApiField> fields)
    {
        var sent = body.Body.DeepClone().AsObject();
        foreach (var field in fields)
        {
            field.Set(sent, NaughtyCalls.Marked);
        }

        return sent;
    }

    private async Task<(int Status, JsonNode? Told)> SendAsync(ApiOperation call, NaughtyBody body, string json)
    {
        using var request = new HttpRequestMessage(call.Method, body.Url) { Content = ApiCalls.Body(json) };
        if (!clients.TryGetValue(body.By, out var client))
        {
            clients.Add(body.By, client = host.As(body.By, host.World.Centro));
        }

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var told = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, told.Length > 0 ? JsonNode.Parse(told) : null);
    }

    private static IEnumerable<string?> Words(JsonNode? told) =>
        told?["errors"]?.AsObject().SelectMany(error => error.Value!.AsArray()).Select(words => (string?)words)
        ?? [(string?)told?["detail"]];

    private static IEnumerable<string> Texts(JsonNode? told) =>
        told switch
        {
            JsonObject whole => whole.SelectMany(part => Texts(part.Value)),
            JsonArray list => list.SelectMany(Texts),
            JsonValue value when value.TryGetValue(out string? said) => [said],
            _ => [],
        };

    private static string Shown(string text) => JsonSerializer.Serialize(text.Length > 60 ? text[..60] : text);

    private async Task<IReadOnlyList<ApiOperation>> CallsAsync() =>
        [
            .. (await ApiOperation.AllAsync(host.Anybody()))
                .Where(call => call.Fields.Count > 0)
                // what is made keeps its name, what is changed gives it back
                .OrderBy(call => call.Method == HttpMethod.Post),
        ];
}
