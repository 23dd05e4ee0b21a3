using System.Text.Json.Nodes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>What the API refuses about visits, and in which order it looks.</summary>
public sealed class AppointmentApiRefusalTests : IAsyncLifetime
{
    private const string Visits = "/api/admin/appointments";

    private readonly ApiHost host = new();
    private Guid box;

    private World World => host.World;

    public async ValueTask InitializeAsync()
    {
        await host.InitializeAsync();
        box = await host.Database.AddBoxAsync(World.Centro);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task BadRequests_AreToldAtTheirFields()
    {
        var client = host.As(World.Sales);
        var wrong = await client
            .PostJsonAsync(
                Visits,
                new
                {
                    resource_id = box,
                    type = "nap",
                    starts_at = "2026-11-30T09:00:00",
                    duration = 7,
                    length = 5,
                }
            )
            .IsProblemAsync(400, "validation_failed");
        Assert.Equal(["customer_id", "duration", "length", "starts_at", "type"], Fields(wrong));
        foreach (var far in new[] { "0001-01-01T00:00:00Z", "9999-12-31T23:55:00Z" })
        {
            var beyond = await client.PostJsonAsync(Visits, Guest(far)).IsProblemAsync(400, "validation_failed");
            Assert.Equal(["starts_at"], Fields(beyond));
        }

        var off = await client.PostJsonAsync(Visits, Guest("2026-11-29T12:00:00Z")).IsProblemAsync(400, "validation_failed");
        Assert.Equal(["starts_at"], Fields(off));
        Assert.Equal(["from", "to"], Fields(await client.ReadAsync(Visits).IsProblemAsync(400, "validation_failed")));
        Assert.Equal(
            ["to"],
            Fields(await client.ReadAsync($"{Visits}?from=2026-11-30&to=2026-11-29").IsProblemAsync(400, "validation_failed"))
        );
        Assert.Equal(
            ["status"],
            Fields(await client.ReadAsync($"{Visits}?from=2026-11-30&to=2026-11-30&status=x").IsProblemAsync(400, "validation_failed"))
        );
        Assert.Equal(["date", "type"], Fields(await client.ReadAsync($"{Visits}/slots?type=nap").IsProblemAsync(400, "validation_failed")));
        Assert.Equal(
            ["duration"],
            Fields(await client.ReadAsync($"{Visits}/slots?date=2026-11-30&duration=200").IsProblemAsync(400, "validation_failed"))
        );
        await host.As(World.Super).ReadAsync($"{Visits}/slots?date=2026-11-30").IsProblemAsync(400, "branch_not_found");
        var broken = await client
            .PostJsonAsync($"{Visits}/{await BookGuestAsync(client)}/confirm", new { versoin = 1 })
            .IsProblemAsync(400, "validation_failed");
        Assert.Equal(["versoin"], Fields(broken));
    }

    /// <summary>Permission, record, branch, fields: in this order, whatever the body.</summary>
    [Fact]
    public async Task Others_VisitsAndBranches_AreOutOfReach()
    {
        var id = await BookGuestAsync(host.As(World.Sales));
        foreach (var step in new[] { "confirm", "complete", "cancel", "no-show", "reschedule", "identify" })
        {
            var url = $"{Visits}/{id}/{step}";
            await host.As(World.Platform).PostJsonAsync(url, new { nonsense = 1 }).IsProblemAsync(403, "access_denied");
            await host.As(World.MallAdmin).PostJsonAsync(url, new { nonsense = 1 }).IsProblemAsync(403, "access_denied");
            await host.As(World.SouthChief).PostJsonAsync(url, new { nonsense = 1 }).IsProblemAsync(404, "not_found");
            await host.As(World.Reader).PostJsonAsync(url, new { nonsense = 1 }).IsProblemAsync(403, "access_denied");
            await host.As(World.Sales).PostJsonAsync($"{Visits}/x/{step}", new { }).IsProblemAsync(404, "not_found");
            await host.Anybody().PostJsonAsync(url, new { }).IsProblemAsync(401, "unauthorized");
        }

        await host.As(World.MallAdmin).ReadAsync($"{Visits}/{id}").IsProblemAsync(403, "access_denied");
        await host.As(World.SouthChief).ReadAsync($"{Visits}/{id}").IsProblemAsync(404, "not_found");
        await host.As(World.Reader).ReadAsync($"{Visits}/{id}").IsAsync(200);
        const string week = "from=2026-11-30&to=2026-12-06";
        await host.As(World.MallAdmin).ReadAsync($"{Visits}?{week}&resource_id={box}").IsProblemAsync(403, "access_denied");
        await host.As(World.MallAdmin).ReadAsync($"{Visits}?{week}&branch_id={World.Centro}&status=x").IsProblemAsync(403, "access_denied");
        await host.As(World.SouthChief).ReadAsync($"{Visits}?{week}&resource_id={box}").IsProblemAsync(404, "not_found");
        Assert.Equal(0, (int?)(await host.As(World.MallAdmin).ReadAsync($"{Visits}?{week}").JsonAsync())["total"]);
        Assert.Equal(1, (int?)(await host.As(World.Sales).ReadAsync($"{Visits}?{week}").JsonAsync())["total"]);
    }

    /// <summary>A branch header out of reach: permission and record are told before it.</summary>
    [Fact]
    public async Task BranchHeader_OutOfReach_IsRefusedAfterPermissionAndRecord()
    {
        var id = await BookGuestAsync(host.As(World.Sales));
        var customer = await host.Database.AddAsync(World.Centro, People.Numbered(1));
        await host.As(World.Sales, World.Mall).ReadAsync($"{Visits}/{id}").IsProblemAsync(403, "access_denied");
        await host.As(World.Sales, World.Costa).ReadAsync($"{Visits}/{id}").IsProblemAsync(404, "not_found");
        await host.As(World.MallAdmin, World.Costa).ReadAsync($"{Visits}/{id}").IsProblemAsync(403, "access_denied");
        await host.As(World.MallAdmin, World.Costa)
            .PostJsonAsync($"/api/admin/customers/{customer}/appointments", new { })
            .IsProblemAsync(403, "access_denied");
        await host.As(World.Platform, World.Costa).ReadAsync($"{Visits}/{id}").IsProblemAsync(403, "access_denied");
    }

    private object Guest(string startsAt) =>
        new
        {
            guest_name = "Eva Rojas",
            guest_phone = "+56976543210",
            resource_id = box,
            type = "fitting",
            starts_at = startsAt,
        };

    private async Task<string> BookGuestAsync(HttpClient client) =>
        (string)(await client.PostJsonAsync(Visits, Guest("2026-11-30T12:00:00Z")).IsAsync(201).JsonAsync())["appointment"]!["id"]!;

    private static List<string> Fields(JsonNode problem) =>
        [.. problem["errors"]!.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal)];
}
