using Optica.Portal.Tests.Support;
using static Optica.Portal.Tests.Api.ApiHost;

namespace Optica.Portal.Tests.Api;

/// <summary>PUT and PATCH: absent = unchanged, null = cleared.</summary>
public sealed class CustomerUpdateTests(ApiHost host) : IClassFixture<ApiHost>
{
    private World World => host.World;

    [Theory]
    [InlineData("PUT", 101)]
    [InlineData("PATCH", 102)]
    public async Task Update_SomeFields_LeavesTheOthers(string method, int number)
    {
        var id = await host.RegisterAsync(number, World.Optometrist, World.Centro, full: true);
        var client = host.As(World.Optometrist);
        var before = await client.ReadAsync($"{Customers}/{id}").JsonAsync();
        using var request = new HttpRequestMessage(new(method), $"{Customers}/{id}")
        {
            Content = ApiCalls.Body("""{"first_name":"Berta","notes":null,"tags":null,"email":null,"allergies":[]}"""),
        };

        var after = await client.SendAsync(request, TestContext.Current.CancellationToken).IsAsync(200).JsonAsync();

        var changed = before
            .AsObject()
            .Where(pair => pair.Value?.ToJsonString() != after[pair.Key]?.ToJsonString())
            .Select(pair => pair.Key)
            .Where(name => name is not ("version" or "updated_at" or "updated_by"));
        string[] meant = ["full_name", "first_name", "notes", "tags", "email", "allergies"];
        Assert.Empty(changed.Except(meant, StringComparer.Ordinal));
        Assert.Equal("Berta", (string?)after["first_name"]);
        Assert.Null(after["email"]);
        Assert.Empty(after["allergies"]!.AsArray());
        Assert.Equal("glaucoma", (string?)after["medical_conditions"]![0]);
        Assert.Equal((long)before["version"]! + 1, (long)after["version"]!);
    }

    [Fact]
    public async Task Update_EveryFieldAlone_ChangesNoOther()
    {
        var id = await host.RegisterAsync(103, World.Optometrist, World.Centro, full: true);
        var client = host.As(World.Optometrist);
        var before = await client.ReadAsync($"{Customers}/{id}").JsonAsync();
        string[] apart =
        [
            "id",
            "version",
            "branch",
            "full_name",
            "is_active",
            "blocked_at",
            "erased_at",
            "email_shared",
            "phone_shared",
            "analytics",
            "orders",
            "prescriptions",
            "appointments",
            "work_orders",
            "quotes",
            "lens_purchases",
        ];
        foreach (var (name, value) in before.AsObject())
        {
            if (
                apart.Contains(name, StringComparer.Ordinal)
                || name.StartsWith("created", StringComparison.Ordinal)
                || name.StartsWith("updated", StringComparison.Ordinal)
            )
            {
                continue;
            }

            var after = await client
                .PatchAsync(
                    $"{Customers}/{id}",
                    ApiCalls.Body($$"""{"{{name}}":{{value?.ToJsonString() ?? "null"}}}"""),
                    TestContext.Current.CancellationToken
                )
                .IsAsync(200)
                .JsonAsync();

            foreach (var (field, old) in before.AsObject().Where(pair => pair.Key is not ("version" or "updated_at" or "updated_by")))
            {
                Assert.True(old?.ToJsonString() == after[field]?.ToJsonString(), $"{name} changed {field}");
            }
        }
    }

    [Fact]
    public async Task Update_StaleVersion_TellsTheCurrentRecord()
    {
        var id = await host.RegisterAsync(104, World.Admin, World.Centro);
        var client = host.As(World.Admin);
        await client.PatchJsonAsync($"{Customers}/{id}", new { first_name = "Uno", version = 1 }).IsAsync(200);

        var problem = await client
            .PatchJsonAsync($"{Customers}/{id}", new { first_name = "Dos", version = 1 })
            .IsProblemAsync(409, "version_conflict");

        Assert.Equal("Uno", (string?)problem["current"]!["first_name"]);
        Assert.Equal(2, (long)problem["current"]!["version"]!);
        // broken rules come before the version
        await client.PatchJsonAsync($"{Customers}/{id}", new { email = "x", version = 1 }).IsProblemAsync(400, "validation_failed");
    }

    [Fact]
    public async Task Update_FiftyAtOnce_LoseNothing()
    {
        var id = await host.RegisterAsync(105, World.Admin, World.Centro);
        var client = host.As(World.Admin);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(at => client.PatchJsonAsync($"{Customers}/{id}", new { notes = $"nota {at}", version = 1 }))
        );

        Assert.Single(answers, answer => (int)answer.StatusCode == 200);
        Assert.Equal(49, answers.Count(answer => (int)answer.StatusCode == 409));
    }

    [Fact]
    public async Task Update_MedicalFieldWithoutTheRight_IsDenied()
    {
        var id = await host.RegisterAsync(106, World.Admin, World.Centro);

        await host.As(World.Sales).PatchJsonAsync($"{Customers}/{id}", new { medical_notes = "x" }).IsProblemAsync(403, "access_denied");
    }

    [Fact]
    public async Task Update_WhatIsNoField_IsRefused()
    {
        var id = await host.RegisterAsync(107, World.Admin, World.Centro);

        var problem = await host.As(World.Admin)
            .PatchJsonAsync(
                $"{Customers}/{id}",
                new
                {
                    organisation_id = World.South,
                    branch_id = World.Mall,
                    is_active = false,
                    first_name = 7,
                }
            )
            .IsProblemAsync(400, "validation_failed");

        Assert.Equivalent(
            new[] { "organisation_id", "branch_id", "is_active", "first_name" },
            problem["errors"]!.AsObject().Select(pair => pair.Key),
            strict: true
        );
    }

    [Fact]
    public async Task Update_ToSomebodyElsesRut_IsRefused()
    {
        await host.RegisterAsync(108, World.Admin, World.Centro);
        var id = await host.RegisterAsync(109, World.Admin, World.Centro);

        await host.As(World.Admin)
            .PatchJsonAsync($"{Customers}/{id}", new { rut = People.RutOf(108) })
            .IsProblemAsync(409, "customer_exists");
    }
}
