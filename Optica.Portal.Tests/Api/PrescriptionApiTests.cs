using System.Text.Json.Nodes;
using Optica.Portal.Tests.Support;
using static Optica.Portal.Tests.Api.ApiHost;

namespace Optica.Portal.Tests.Api;

/// <summary>Prescriptions over HTTP: values as in the forms, the clinical border, amended and never changed.</summary>
public sealed class PrescriptionApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Prescriptions = "/api/admin/prescriptions";

    private static int number = 700;

    private World World => host.World;

    [Theory]
    [InlineData("-2.25", "en")]
    [InlineData("\"-2.25\"", "es")]
    [InlineData("\"-2,25\"", "es")]
    [InlineData("\"−2,25\"", "en")]
    public async Task Post_EverySpellingInEveryLanguage_IsTheSameValue(string sphere, string language)
    {
        var id = await RegisterAsync();
        var body = Body();
        body["right"]!["sphere"] = JsonNode.Parse(sphere);

        var made = await (await Optometrist(language).PostJsonAsync(Of(id), body).IsAsync(201)).JsonAsync();

        Assert.Equal(-2.25m, (decimal?)made["right"]!["sphere"]);
    }

    [Fact]
    public async Task Post_ZerosAndAxisZero_ComeBackAsValues()
    {
        var id = await RegisterAsync();
        var body = Body();
        body["kind"] = "single_vision";
        body["right"] = JsonNode.Parse("""{"sphere": 0.00, "cylinder": "0,00"}""");
        body["left"] = JsonNode.Parse("""{"sphere": "plano", "cylinder": -0.50, "axis": 0}""");

        var answer = await Optometrist().PostJsonAsync(Of(id), body).IsAsync(201);
        var made = await Optometrist().ReadAsync(answer.Headers.Location!.ToString()).JsonAsync();

        Assert.Equal((0m, 0m), ((decimal?)made["right"]!["sphere"], (decimal?)made["right"]!["cylinder"]));
        Assert.Null(made["right"]!["axis"]);
        Assert.Equal((0m, 180), ((decimal?)made["left"]!["sphere"], (int?)made["left"]!["axis"]));
        Assert.Equal("active", (string?)made["prescription"]!["status"]);
        Assert.Equal("2028-06-15", (string?)made["prescription"]!["expires_on"]);
    }

    [Fact]
    public async Task Post_EverythingWrong_IsToldAtOnceAtItsField()
    {
        var id = await RegisterAsync();
        var body = Body();
        body["kind"] = "monocle";
        body["issuer_name"] = null;
        body["right"] = JsonNode.Parse("""{"sphere": "-225", "cylinder": true, "axis": 190, "colour": "azul", "lens": 1}""");
        body["left"] = 7;
        body["pd_distance"] = 62.3;
        body["status"] = "active";

        var problem = await Optometrist().PostJsonAsync(Of(id), body).IsProblemAsync(400, "validation_failed");

        Assert.Equal(
            "issuer_name kind left pd_distance right.axis right.colour right.cylinder right.lens right.sphere status",
            string.Join(' ', problem["errors"]!.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal))
        );
        // the likely value is named
        Assert.Contains("-2.25", problem["errors"]!["right.sphere"]![0]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, (int?)(await Optometrist().ReadAsync(Of(id)).JsonAsync())["total"]);
    }

    [Theory, InlineData("sales"), InlineData("admin"), InlineData("super")]
    public async Task Get_WithoutTheClinicalPermission_TellsThePlainSideOnly(string name)
    {
        var person = World.People.Single(person => person.Name == name);
        var (id, prescription) = await PrescribedAsync("BORDERCANARY");

        foreach (var url in new[] { $"{Prescriptions}/{prescription}", Of(id), $"{Customers}/{id}" })
        {
            var text = (await host.As(person).ReadAsync(url).JsonAsync()).ToJsonString();
            Assert.Contains("\"kind\":\"progressive\"", text, StringComparison.Ordinal);
            Assert.DoesNotContain("CANARY", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("sphere", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("issuer", text, StringComparison.OrdinalIgnoreCase);
        }

        await host.As(person).PostJsonAsync(Of(id), Body()).IsProblemAsync(403, "access_denied");
        await host.As(person).PostJsonAsync($"{Prescriptions}/{prescription}/amend", Body()).IsProblemAsync(403, "access_denied");
        await host.As(person)
            .PostJsonAsync($"{Prescriptions}/{prescription}/cancel", new { reason = "x" })
            .IsProblemAsync(403, "access_denied");
        var clinical = (await Optometrist().ReadAsync($"{Prescriptions}/{prescription}").JsonAsync()).ToJsonString();
        Assert.Contains("NOTES-BORDERCANARY", clinical, StringComparison.Ordinal);
        await host.As(World.Platform).ReadAsync(Of(id)).IsProblemAsync(403, "access_denied");
    }

    [Fact]
    public async Task Amend_WithAReason_AnswersWithTheNewOne()
    {
        var (id, wrong) = await PrescribedAsync("amended");
        var body = Body();
        body["right"]!["axis"] = 90;
        var url = $"{Prescriptions}/{wrong}/amend";
        var missing = await Optometrist().PostJsonAsync(url, body).IsProblemAsync(400, "validation_failed");
        Assert.Equal(["reason"], missing["errors"]!.AsObject().Select(field => field.Key));
        body["reason"] = "eje";
        body["version"] = 9;
        var stale = await Optometrist().PostJsonAsync(url, body).IsProblemAsync(409, "version_conflict");
        Assert.Equal(wrong, (Guid?)stale["current"]!["prescription"]!["id"]);
        body["version"] = 1;

        var answer = await Optometrist().PostJsonAsync(url, body).IsAsync(201);

        var made = await answer.JsonAsync();
        Assert.Equal(
            (wrong, 90, "eje"),
            ((Guid?)made["prescription"]!["amends_id"], (int?)made["right"]!["axis"], (string?)made["amend_reason"])
        );
        Assert.Equal($"{Prescriptions}/{made["prescription"]!["id"]}", answer.Headers.Location!.ToString());
        body["version"] = null;
        var again = await Optometrist().PostJsonAsync(url, body).IsProblemAsync(409, "invalid_transition");
        Assert.Empty(again["allowed"]!.AsArray());
        var list = await Optometrist().ReadAsync($"{Of(id)}?limit=1").JsonAsync();
        Assert.Equal((2, 1), ((int?)list["total"], list["items"]!.AsArray().Count));
    }

    [Fact]
    public async Task Cancel_Once_AnswersWithTheReason()
    {
        var (_, id) = await PrescribedAsync("cancelled");
        var url = $"{Prescriptions}/{id}/cancel";
        await Optometrist().PostJsonAsync(url, new { }).IsProblemAsync(400, "validation_failed");
        await Optometrist().PostJsonAsync(url, new { reason = "x", version = 8 }).IsProblemAsync(409, "version_conflict");

        var cancelled = await (await Optometrist().PostJsonAsync(url, new { reason = "la pidió" }).IsAsync(200)).JsonAsync();

        Assert.Equal(("cancelled", "la pidió"), ((string?)cancelled["prescription"]!["status"], (string?)cancelled["closing_reason"]));
        await Optometrist().PostJsonAsync(url, new { reason = "x" }).IsProblemAsync(409, "invalid_transition");
    }

    [Fact]
    public async Task Post_TheSameKeyTwice_MakesOne()
    {
        var id = await RegisterAsync();
        var client = Optometrist();
        client.DefaultRequestHeaders.Add("Idempotency-Key", Guid.Parse("0b000000-0000-7000-8000-0000000000aa").ToString());

        var first = await (await client.PostJsonAsync(Of(id), Body()).IsAsync(201)).JsonAsync();
        var second = await (await client.PostJsonAsync(Of(id), Body()).IsAsync(201)).JsonAsync();

        Assert.Equal((string?)first["prescription"]!["id"], (string?)second["prescription"]!["id"]);
        Assert.Equal(1, (int?)(await client.ReadAsync(Of(id)).JsonAsync())["total"]);
        var other = Body();
        other["notes"] = "otra";
        await client.PostJsonAsync(Of(id), other).IsProblemAsync(409, "operation_reused");
    }

    [Fact]
    public async Task EveryCall_OfForeignAndUnreachable_AnswersInTheOrderOfChecks()
    {
        var south = await host.RegisterAsync(Interlocked.Increment(ref number), World.SouthChief, World.Costa);
        var foreign = await host.Database.PrescribeAsync(south, Sight.Input(World.Costa));
        var mall = await host.RegisterAsync(Interlocked.Increment(ref number), World.Chief, World.Mall);
        var unreachable = await host.Database.PrescribeAsync(mall, Sight.Input(World.Mall));
        foreach (
            var (customer, prescription, status, code) in new[]
            {
                (south, foreign, 404, "not_found"),
                (mall, unreachable, 403, "access_denied"),
            }
        )
        {
            // a broken body and an unknown branch are told after the record
            var client = host.As(World.Optometrist, World.Cerro);
            await client.ReadAsync(Of(customer)).IsProblemAsync(status, code);
            await client.PostJsonAsync(Of(customer), new { x = 1 }).IsProblemAsync(status, code);
            await client.ReadAsync($"{Prescriptions}/{prescription}").IsProblemAsync(status, code);
            await client.PostJsonAsync($"{Prescriptions}/{prescription}/amend", new { x = 1 }).IsProblemAsync(status, code);
            await Optometrist().PostJsonAsync($"{Prescriptions}/{prescription}/cancel", new { x = 1 }).IsProblemAsync(status, code);
            await Optometrist().ReadAsync($"{Of(customer)}?page=x").IsProblemAsync(status, code);
        }

        await Optometrist().ReadAsync($"{Prescriptions}/x").IsProblemAsync(404, "not_found");
        var id = await RegisterAsync();
        await host.As(World.Chief, "global").PostJsonAsync(Of(id), Body()).IsProblemAsync(400, "branch_not_found");
    }

    [Theory, InlineData("PUT"), InlineData("PATCH"), InlineData("DELETE")]
    public async Task Change_InPlace_HasNoAddress(string method)
    {
        var (_, id) = await PrescribedAsync("kept");
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{Prescriptions}/{id}");
        request.Content = ApiCalls.Body(Body().ToJsonString());

        await Optometrist().SendAsync(request, TestContext.Current.CancellationToken).IsProblemAsync(404, "not_found");

        Assert.Equal("NOTES-kept", (string?)(await Optometrist().ReadAsync($"{Prescriptions}/{id}").JsonAsync())["notes"]);
    }

    [Fact]
    public async Task Customer_WithManyPrescriptions_ComesWithTheNewestTwentyAndTheTotal()
    {
        var id = await RegisterAsync();
        for (var year = 2000; year <= 2020; year++)
        {
            await host.Database.PrescribeAsync(id, Sight.Input(World.Centro, on: new DateOnly(year, 3, 1)));
        }

        var newest = (await Optometrist().ReadAsync($"{Customers}/{id}").JsonAsync())["prescriptions"]!;

        Assert.Equal((21, 20), ((int?)newest["total"], newest["items"]!.AsArray().Count));
        Assert.Equal("2020-03-01", (string?)newest["items"]![0]!["prescribed_on"]);
        await host.Database.OpenToPlatformAsync();
        Assert.Null((await host.As(World.Platform).ReadAsync($"{Customers}/{id}").JsonAsync())["prescriptions"]);
    }

    private static string Of(Guid customer) => $"{Customers}/{customer}/prescriptions";

    private static JsonObject Body() =>
        JsonNode
            .Parse(
                """
                {
                  "kind": "progressive", "prescribed_on": "2026-06-15", "issuer_name": "Dra. Rojas", "issuer_type": "ophthalmologist",
                  "issuer_registration": "123456", "pd_distance": 62, "coatings": ["antirreflejo"], "notes": "primera",
                  "right": {"sphere": -2.25, "cylinder": -0.75, "axis": 180, "add": 2},
                  "left": {"sphere": -2, "cylinder": -0.5, "axis": 5, "add": 2}
                }
                """
            )!
            .AsObject();

    private HttpClient Optometrist(string language = "en") => host.As(World.Optometrist, language: language);

    private Task<Guid> RegisterAsync() => host.RegisterAsync(Interlocked.Increment(ref number), World.Chief, World.Centro);

    private async Task<(Guid Customer, Guid Prescription)> PrescribedAsync(string mark)
    {
        var id = await RegisterAsync();
        return (id, await host.Database.PrescribeAsync(id, Sight.Input(World.Centro, mark)));
    }
}
