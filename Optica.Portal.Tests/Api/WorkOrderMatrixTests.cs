using Optica.Domain.Common;
using Optica.Portal.Tests.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>Who gets how far with jobs, and how far jobs get: every call by every role, every step from every status.</summary>
public sealed class WorkOrderMatrixTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Jobs = "/api/admin/work-orders";

    private static readonly (string Call, string Permission)[] Calls =
    [
        ("GET /work-orders", Permissions.WorkOrdersRead),
        ("GET /work-orders/lead-times", Permissions.WorkOrdersRead),
        ("GET /work-orders/{job}", Permissions.WorkOrdersRead),
        ("GET /work-orders/{job}/history", Permissions.WorkOrdersRead),
        ("GET /customers/{customer}/work-orders", Permissions.WorkOrdersRead),
        ("POST /work-orders", Permissions.WorkOrdersEdit),
        ("PATCH /work-orders/{job}", Permissions.WorkOrdersEdit),
        ("POST /work-orders/{job}/status", Permissions.WorkOrdersEdit),
        ("POST /work-orders/{job}/advance", Permissions.WorkOrdersEdit),
        ("POST /work-orders/{job}/return", Permissions.WorkOrdersEdit),
        ("POST /work-orders/{job}/cancel", Permissions.WorkOrdersEdit),
        ("POST /work-orders/{job}/remake", Permissions.WorkOrdersEdit),
        ("POST /work-orders/{job}/prescription", Permissions.WorkOrdersEdit),
        ("POST /work-orders/{job}/check", Permissions.WorkOrdersEdit),
        ("GET /labs", Permissions.WorkOrdersRead),
        ("POST /labs", Permissions.CatalogueManage),
        ("PATCH /labs/{lab}", Permissions.CatalogueManage),
    ];

    private static int people = 900;

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
        var person = World.People.Single(person => person.Name == name);
        var records = await RecordsAsync(World.Centro);
        foreach (var (call, permission) in Calls)
        {
            var answer = await SendAsync(host.As(person, person.Role == StaffRole.PlatformAdmin ? null : World.Centro), call, records);
            // measuring a lens tells what is prescribed: not to everybody on somebody else's job
            var measures = call.EndsWith("/check", StringComparison.Ordinal) && !person.May(Permissions.Clinical);
            if (!Permissions.ByRole[person.Role].Contains(permission) || measures)
            {
                await Task.FromResult(answer).IsProblemAsync(403, "access_denied");
            }
            else
            {
                // what may be called goes on to the body, which is broken
                Assert.True(
                    (int)answer.StatusCode == (call.StartsWith("GET", StringComparison.Ordinal) ? 200 : 400),
                    $"{call} {(int)answer.StatusCode}"
                );
            }
        }
    }

    [Fact]
    public async Task EveryCall_OnAnotherBranchesRecord_Is403_OnForeignOrNone_404()
    {
        var other = await RecordsAsync(World.Mall);
        foreach (
            var (call, _) in Calls.Where(one =>
                one.Call.Contains("{job}", StringComparison.Ordinal) || one.Call.Contains("{customer}", StringComparison.Ordinal)
            )
        )
        {
            await SendAsync(host.As(World.Admin), call, other).IsProblemAsync(403, "access_denied");
            await SendAsync(host.As(World.SouthChief), call, other).IsProblemAsync(404, "not_found");
            await SendAsync(host.As(World.Admin), call, Records.None).IsProblemAsync(404, "not_found");
            await SendAsync(host.As(World.Admin), call, new("x%01", "9;--", "x")).IsProblemAsync(404, "not_found");
        }

        await SendAsync(host.As(World.SouthChief), "PATCH /labs/{lab}", other).IsProblemAsync(404, "not_found");
    }

    /// <summary>The whole 12 × 12: done, or refused with the next steps, and nothing changed.</summary>
    [Theory, InlineData("status"), InlineData("advance")]
    public async Task EveryStep_FromEveryStatus_IsDoneOrRefusedWithTheNextSteps(string action)
    {
        var client = host.As(World.Super, World.Centro);
        var customer = await host.Database.AddAsync(World.Centro, People.Numbered(Interlocked.Increment(ref people)));
        foreach (var (name, from) in StepMatrix.Names.Select(name => (name, StepMatrix.StatusOf(name))))
        {
            var job = await host.Database.JobAtAsync(from, customer, World.Centro);
            foreach (var to in StepMatrix.Names)
            {
                var call = client.PostJsonAsync($"{Jobs}/{job}/{action}", new { to, reason = NeedsReason(to) ? "prueba" : null });
                if (StepMatrix.From(from).Contains(StepMatrix.StatusOf(to)))
                {
                    var done = await call.IsAsync(200).JsonAsync();
                    Assert.Equal(to, (string?)done["work_order"]!["status"]);
                    // on to the next cell from where this row begins
                    job = await host.Database.JobAtAsync(from, customer, World.Centro);
                    continue;
                }

                var refused = await call.IsProblemAsync(409, "invalid_transition");
                Assert.Equal(
                    StepMatrix.Names.Where(next => StepMatrix.From(from).Contains(StepMatrix.StatusOf(next))).Order(StringComparer.Ordinal),
                    refused["allowed"]!.AsArray().Select(next => (string?)next).Order(StringComparer.Ordinal)
                );
                Assert.Equal(name, (string?)(await client.ReadAsync($"{Jobs}/{job}").JsonAsync())["work_order"]!["status"]);
            }
        }
    }

    private static bool NeedsReason(string to) => to is "returned" or "cancelled";

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string call, Records records)
    {
        var parts = call.Split(' ', 2);
        var url =
            "/api/admin"
            + parts[1]
                .Replace("{customer}", records.Customer, StringComparison.Ordinal)
                .Replace("{job}", records.Job, StringComparison.Ordinal)
                .Replace("{lab}", records.Lab, StringComparison.Ordinal);
        var request = new HttpRequestMessage(new(parts[0]), url);
        request.Content = parts[0] == "GET" ? null : ApiCalls.Body("{");
        return client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<Records> RecordsAsync(Guid branch)
    {
        var number = Interlocked.Increment(ref people);
        var customer = await host.Database.AddAsync(branch, People.Numbered(number));
        return new(
            $"{customer}",
            $"{await host.Database.TakeJobAsync(customer, branch)}",
            $"{await host.Database.AddLabAsync($"Lab {number}")}"
        );
    }

    private sealed record Records(string Customer, string Job, string Lab)
    {
        public static readonly Records None = new($"{Guid.Empty}", $"{Guid.Empty}", $"{Guid.Empty}");
    }
}
