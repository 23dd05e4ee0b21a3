using Optica.Portal.Tests.Support;
using static Optica.Portal.Tests.Api.ApiHost;

namespace Optica.Portal.Tests.Api;

/// <summary>Deactivation, reactivation, transfer.</summary>
public sealed class CustomerLifeTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private World World => host.World;

    [Fact]
    public async Task Delete_Deactivates_RestoreBringsBack()
    {
        var id = await host.RegisterAsync(201, World.Admin, World.Centro);
        var client = host.As(World.Admin);

        await client.DeleteAsync($"{Customers}/{id}", Cancellation).IsAsync(204);
        Assert.False((bool?)(await client.ReadAsync($"{Customers}/{id}").JsonAsync())["is_active"]);
        await client.DeleteAsync($"{Customers}/{id}", Cancellation).IsProblemAsync(409, "customer_already_inactive");
        await client.PostAsync($"{Customers}/{id}/restore", null, Cancellation).IsAsync(204);
        await client.PostAsync($"{Customers}/{id}/restore", null, Cancellation).IsProblemAsync(409, "customer_already_active");
    }

    [Fact]
    public async Task Transfer_WithRightsInBoth_Moves()
    {
        var id = await host.RegisterAsync(202, World.Admin, World.Centro);
        var client = host.As(World.Super);

        await client.PostJsonAsync($"{Customers}/{id}/transfer", new { branch_id = World.Mall, reason = "Se mudó" }).IsAsync(204);

        Assert.Equal("Mall", (string?)(await client.ReadAsync($"{Customers}/{id}").JsonAsync())["branch"]!["name"]);
        await host.As(World.Admin).ReadAsync($"{Customers}/{id}").IsProblemAsync(403, "access_denied");
        await client
            .PostJsonAsync($"{Customers}/{id}/transfer", new { branch_id = World.Mall, reason = "Se mudó" })
            .IsProblemAsync(409, "customer_already_in_branch");
    }

    [Fact]
    public async Task Transfer_WithRightsInOne_NeedsARequest()
    {
        var id = await host.RegisterAsync(203, World.Admin, World.Centro);
        var client = host.As(World.Admin);
        var body = new { branch_id = World.Mall, reason = "Se mudó" };

        await client.PostJsonAsync($"{Customers}/{id}/transfer", body).IsProblemAsync(403, "transfer_needs_request");
        var filed = await client.PostJsonAsync($"{Customers}/{id}/transfer-requests", body).IsAsync(201).JsonAsync();
        await client.PostJsonAsync($"{Customers}/{id}/transfer-requests", body).IsProblemAsync(409, "transfer_already_requested");

        Assert.NotEqual(Guid.Empty, (Guid)filed["id"]!);
    }

    [Fact]
    public async Task Transfer_BrokenInput_SaysEverythingAtOnce()
    {
        var id = await host.RegisterAsync(204, World.Admin, World.Centro);
        var client = host.As(World.Super);

        var missing = await client.PostJsonAsync($"{Customers}/{id}/transfer", new { }).IsProblemAsync(400, "branch_not_found");
        var wrong = await client
            .PostJsonAsync($"{Customers}/{id}/transfer", new { branch_id = "mall", reason = 1 })
            .IsProblemAsync(400, "branch_not_found");

        Assert.Equivalent(new[] { "branch_id", "reason" }, missing["errors"]!.AsObject().Select(pair => pair.Key), strict: true);
        Assert.Equivalent(new[] { "branch_id", "reason" }, wrong["errors"]!.AsObject().Select(pair => pair.Key), strict: true);
        await client
            .PostJsonAsync($"{Customers}/{id}/transfer", new { branch_id = World.Costa, reason = "x" })
            .IsProblemAsync(404, "not_found");
    }

    [Fact]
    public async Task Transfer_WhereTheRutIs_TellsTheDuplicate()
    {
        var id = await host.RegisterAsync(205, World.Admin, World.Centro);
        await host.RegisterAsync(205, World.MallAdmin, World.Mall);

        var problem = await host.As(World.Super)
            .PostJsonAsync(
                $"{Customers}/{id}/transfer",
                new
                {
                    branch_id = World.Mall,
                    reason = "Se mudó",
                    shares_contact = true,
                }
            )
            .IsProblemAsync(409, "customer_exists");

        Assert.NotEmpty(problem["duplicates"]!.AsArray());
    }
}
