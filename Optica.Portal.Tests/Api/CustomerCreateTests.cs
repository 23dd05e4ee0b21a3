using System.Text.Json.Nodes;
using Optica.Portal.Tests.Support;
using static Optica.Portal.Tests.Api.ApiHost;

namespace Optica.Portal.Tests.Api;

/// <summary>POST /api/admin/customers.</summary>
public sealed class CustomerCreateTests(ApiHost host) : IClassFixture<ApiHost>
{
    private World World => host.World;

    [Fact]
    public async Task Create_EveryField_IsStoredAndAnswered()
    {
        var client = host.As(World.Optometrist);
        var body = JsonNode.Parse(
            """
            {"first_name":" Ana  María ","last_name":"Soto","email":"ANA@x.cl","phone":"912345678","rut":"123456785","date_of_birth":"1980-05-17",
             "gender":"prefer_not_to_say","address_line_1":"Los Aromos 123","address_line_2":"Depto 4","city":"nunoa","postal_code":"7750000",
             "medical_conditions":["glaucoma"],"allergies":["polen"],"medications":[],"medical_notes":"presión alta",
             "last_eye_exam_date":"2026-01-15","next_eye_exam_due":"2027-01-15","preferred_contact_method":"whatsapp",
             "emergency_contact_name":"Luis Soto","emergency_contact_phone":"+56 2 2345 6789","insurance_provider":"fonasa_b",
             "insurance_policy_number":"A-1","notes":"línea 1\nlínea 2","tags":["vip","Lentes"]}
            """
        )!;

        var response = await client.PostJsonAsync(Customers, body).IsAsync(201);

        var made = await response.JsonAsync();
        Assert.Equal($"{Customers}/{made["id"]}", response.Headers.Location!.ToString());
        Assert.Equal("Ana María Soto", (string?)made["full_name"]);
        Assert.Equal("12.345.678-5", (string?)made["rut"]);
        Assert.Equal("+56912345678", (string?)made["phone"]);
        Assert.Equal("Ñuñoa", (string?)made["city"]);
        Assert.Equal("whatsapp", (string?)made["preferred_contact_method"]);
        Assert.Equal("""["vip","Lentes"]""", made["tags"]!.ToJsonString());
        Assert.Equal("presión alta", (string?)made["medical_notes"]);
        Assert.Equal("new", (string?)made["analytics"]!["segment"]);
        var read = await client.ReadAsync(response.Headers.Location!.ToString()).JsonAsync();
        Assert.Equal(made.ToJsonString(), read.ToJsonString());
    }

    [Fact]
    public async Task Create_AllBranchesView_WantsABranchBesideAllOtherErrors()
    {
        var problem = await host.As(World.Super)
            .PostJsonAsync(
                Customers,
                new
                {
                    rut = "12.345.678-9",
                    email = "a b@x.cl",
                    date_of_birth = "2990-01-01",
                    tags = "vip",
                    color = "red",
                }
            )
            .IsProblemAsync(400, "branch_not_found");

        var fields = problem["errors"]!.AsObject().Select(pair => pair.Key);
        Assert.Equivalent(new[] { "branch_id", "first_name", "rut", "email", "date_of_birth", "tags", "color" }, fields, strict: true);
    }

    [Fact]
    public async Task Create_BranchOfOthers_ComesBeforeTheFields()
    {
        await host.As(World.Super).PostJsonAsync(Customers, new { branch_id = World.Costa }).IsProblemAsync(404, "not_found");
        await host.As(World.Admin).PostJsonAsync(Customers, new { branch_id = World.Mall }).IsProblemAsync(403, "access_denied");
        await host.As(World.Admin).PostJsonAsync(Customers, new { branch_id = Guid.Empty, x = 1 }).IsProblemAsync(400, "branch_not_found");
        await host.As(World.Reader, World.Centro).PostJsonAsync(Customers, new { first_name = "A" }).IsProblemAsync(403, "access_denied");
    }

    [Fact]
    public async Task Create_SelectedBranch_TakesIt()
    {
        var made = await host.As(World.Super, World.Playa).PostJsonAsync(Customers, new { first_name = "Sola" }).JsonAsync();

        Assert.Equal("Playa", (string?)made["branch"]!["name"]);
    }

    [Fact]
    public async Task Create_MedicalFieldsWithoutTheRight_IsDenied() =>
        await host.As(World.Sales)
            .PostJsonAsync(Customers, new { first_name = "A", allergies = new[] { "polen" } })
            .IsProblemAsync(403, "access_denied");

    [Fact]
    public async Task Create_SameRut_TellsWho()
    {
        var id = await host.RegisterAsync(1, World.Admin, World.Centro);

        var same = await host.As(World.Admin)
            .PostJsonAsync(Customers, new { first_name = "B", rut = People.RutOf(1) })
            .IsProblemAsync(409, "customer_exists");
        var elsewhere = await host.As(World.MallAdmin)
            .PostJsonAsync(Customers, new { first_name = "B", rut = People.RutOf(1) })
            .IsAsync(201);

        var hit = Assert.Single(same["duplicates"]!.AsArray())!;
        Assert.Equal(id.ToString(), (string?)hit["id"]);
        Assert.Equal("Centro", (string?)hit["branch"]!["name"]);
        Assert.Equal("rut", (string?)Assert.Single(hit["fields"]!.AsArray()));
        Assert.NotNull(elsewhere.Headers.Location);
    }

    [Fact]
    public async Task Create_SharedContact_NeedsTheConfirmation()
    {
        await host.RegisterAsync(2, World.Admin, World.Centro);
        var client = host.As(World.Admin);

        await client.PostJsonAsync(Customers, new { first_name = "Hija", email = "ana2@x.cl" }).IsProblemAsync(409, "customer_exists");
        var made = await client
            .PostJsonAsync(
                Customers,
                new
                {
                    first_name = "Hija",
                    email = "ana2@x.cl",
                    shares_contact = true,
                }
            )
            .IsAsync(201);

        Assert.True((bool?)(await made.JsonAsync())["email_shared"]);
    }

    [Fact]
    public async Task Create_SameKeyTwice_MakesOne()
    {
        var client = host.As(World.Admin);
        client.DefaultRequestHeaders.Add("Idempotency-Key", Guid.Parse("11111111-2222-3333-4444-555555555555").ToString());

        var first = await client.PostJsonAsync(Customers, new { first_name = "Una" }).IsAsync(201);
        var again = await client.PostJsonAsync(Customers, new { first_name = "Una" }).IsAsync(201);

        Assert.Equal(first.Headers.Location, again.Headers.Location);
        await client.PostJsonAsync(Customers, new { first_name = "Otra" }).IsProblemAsync(409, "operation_reused");
    }

    [Fact]
    public async Task Create_KeyThatIsNoUuid_IsRefused()
    {
        var client = host.As(World.Admin);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Idempotency-Key", "mine");

        var problem = await client.PostJsonAsync(Customers, new { first_name = "Una" }).IsProblemAsync(400, "validation_failed");

        Assert.NotNull(problem["errors"]!["idempotency_key"]);
    }

    [Fact]
    public async Task Create_SameKeyAtOnce_MakesOne()
    {
        var client = host.As(World.Admin);
        client.DefaultRequestHeaders.Add("Idempotency-Key", Guid.Parse("11111111-2222-3333-4444-666666666666").ToString());
        var body = new { first_name = "Una", rut = People.RutOf(3) };

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.PostJsonAsync(Customers, body).IsAsync(201)));

        Assert.Single(answers.Select(answer => answer.Headers.Location).Distinct());
    }

    [Fact]
    public async Task Create_HundredAtOnce_MakesOne()
    {
        var client = host.As(World.Admin);
        var body = new { first_name = "Una", rut = People.RutOf(4) };

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => client.PostJsonAsync(Customers, body)));

        Assert.Single(answers, answer => (int)answer.StatusCode == 201);
        foreach (var lost in answers.Where(answer => (int)answer.StatusCode != 201))
        {
            var problem = await Task.FromResult(lost).IsProblemAsync(409, "customer_exists");
            Assert.Single(problem["duplicates"]!.AsArray());
        }
    }
}
