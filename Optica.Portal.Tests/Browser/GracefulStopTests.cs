using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Audit;
using Optica.Data.Encryption;
using Optica.Data.Seed;
using Optica.Domain.Drafts;
using Optica.Domain.Jobs;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Browser;

/// <summary>
/// A portal that is asked to stop says so before it does, keeps the last word of an open form, answers what is under way, hands its job
/// back, binds the trail to its last line and ends well (SECURITY 50).
/// </summary>
[Collection(BrowserRun.Name)]
public sealed class GracefulStopTests(BrowserRun run)
{
    private const string Words = "prefiere que la llamen después de las siete";

    private const string Boss = "super@norte.demo";

    /// <summary>Each row of a rotation takes its time, so that it is under way for as long as the test wants.</summary>
    private const string Slowness = """
        CREATE TRIGGER slowness BEFORE UPDATE ON CustomerMedical BEGIN
            SELECT MAX(n) FROM (WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 300000) SELECT n FROM c);
        END
        """;

    /// <summary>How long an operator waits (docs/operations.md).</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [BrowserFact]
    public async Task Portal_AskedToStop_PutsEverythingAwayFirst()
    {
        Chromium.Require();
        var key = Convert.ToBase64String([.. Enumerable.Range(1, MasterKey.Length).Select(number => (byte)number)]);
        await using var portal = await PortalHost.StartAsync(("Encryption__MasterKey", key), ("Stop__NoticeSeconds", "2"));
        using var api = await SignInAsync(portal);
        var clerk = await run.SitDownAsync(portal, "sales@norte.demo");
        try
        {
            await clerk.GoAsync(CustomerDesk.New);
            await RotateAsync(portal);
            var saving = await portal.HoldSavingAsync();
            var answer = api.PostAsJsonAsync("/api/admin/customers", new { first_name = "Última", notes = "stop" }, Cancellation);
            await clerk.Page.TypeInAsync("Nombres", "Florencia");
            await clerk.Page.Field("Notas").PressSequentiallyAsync(Words);

            var asked = Stopwatch.GetTimestamp();
            await portal.AskToStopAsync();
            await BecomesUnreadyAsync(portal);
            await saving.DisposeAsync();

            Assert.Equal(HttpStatusCode.Created, (await answer).StatusCode);
            using var patience = new CancellationTokenSource(Limit);
            Assert.Equal(0, await portal.EndAsync(patience.Token));
            Assert.InRange(Stopwatch.GetElapsedTime(asked), TimeSpan.Zero, Limit);
        }
        finally
        {
            await clerk.Context.CloseAsync();
        }

        await using var left = TestDatabase.Attach(portal.DatabaseFile);
        Assert.Equal(1, await portal.ReadAsync<int>("SELECT COUNT(*) FROM Customers WHERE Notes = 'stop'"));
        await HasDraftAsync(left);
        var job = await left.ReadAsync(db => db.Jobs.SingleAsync(row => row.Kind == JobKinds.KeyRotation, Cancellation));
        // put back while it was under way, or already waiting for its next minute: in either case nobody holds it
        Assert.Equal(JobStatus.Waiting, job.Status);
        await IsBoundAsync(portal, left);
        Assert.False(await left.Services.GetRequiredService<SignsOfLife>().AnyAsync(Cancellation));
    }

    /// <summary>Has a job under way that takes long.</summary>
    private static async Task RotateAsync(PortalHost portal)
    {
        await portal.WriteAsync(Slowness);
        await portal.WriteAsync(
            """
            INSERT INTO Jobs (Id, OrganisationId, UserId, Kind, Parameters, Status, Progress, Goal, CancelRequested, Attempts, CreatedAt, Version)
            SELECT randomblob(16), u.OrganisationId, u.Id, 'key_rotation', '{}', 1, 0, 0, 0, 0, '2026-01-01 00:00:00', 1
            FROM AspNetUsers u
            WHERE u.Email = $boss
            """,
            ("$boss", Boss)
        );
        await Patiently.UntilAsync(
            async () => await portal.ReadAsync<int>("SELECT COUNT(*) FROM Jobs WHERE Status = 2 AND Kind = 'key_rotation'") == 1,
            TimeSpan.FromSeconds(20),
            "no job is under way"
        );
    }

    private static async Task BecomesUnreadyAsync(PortalHost portal)
    {
        using var watch = new HttpClient { BaseAddress = portal.Address };
        HttpStatusCode said;
        do
        {
            // while it still serves: refused instead of answered, nobody was told
            said = (await watch.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancellation)).StatusCode;
        } while (said == HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, said);
        Assert.Equal(HttpStatusCode.OK, (await watch.GetAsync(new Uri("/health/live", UriKind.Relative), Cancellation)).StatusCode);
    }

    private static async Task HasDraftAsync(TestDatabase left)
    {
        var draft = await left.ReadAsync(db => db.Drafts.SingleAsync(Cancellation));
        Assert.DoesNotContain("Florencia", Encoding.UTF8.GetString(draft.Content), StringComparison.Ordinal);
        var ring = left.Services.GetRequiredService<DataKeyRing>();
        var plain = await ring.DecryptAsync(draft.OrganisationId, draft.Content, Draft.Place(draft.Id, draft.UserId), Cancellation);
        var kept = JsonNode.Parse(plain)!;
        Assert.Equal(Words, (string?)kept["Text"]);
        Assert.Contains("Florencia", kept.ToJsonString(), StringComparison.Ordinal);
    }

    private static async Task IsBoundAsync(PortalHost portal, TestDatabase left)
    {
        Assert.Equal(
            0,
            await portal.ReadAsync<int>(
                "SELECT COUNT(*) FROM AuditEntries e WHERE NOT EXISTS (SELECT 1 FROM AuditLinks l WHERE l.Sequence = e.Sequence)"
            )
        );
        var file = Path.Combine(Path.GetDirectoryName(portal.DatabaseFile)!, "anchors", "audit.log");
        var anchors = (await new AuditAnchors(file).ReadAsync(Cancellation)).Anchors;
        var ends = await left.ReadAsync(db =>
            db.AuditLinks.GroupBy(link => link.Chain)
                .Select(chain => new { chain.Key, Last = chain.Max(link => link.Number) })
                .ToListAsync(Cancellation)
        );
        Assert.All(ends, end => Assert.Equal(end.Last, anchors.Where(anchor => anchor.Chain == end.Key).Max(anchor => anchor.Number)));
    }

    private static async Task<HttpClient> SignInAsync(PortalHost portal)
    {
        var client = new HttpClient { BaseAddress = portal.Address };
        var who = new { email = "sales@norte.demo", password = DemoAccounts.Password };
        using var answer = await client.PostAsJsonAsync(new Uri("/api/auth/token", UriKind.Relative), who, Cancellation);
        var tokens = JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Cancellation))!;
        client.DefaultRequestHeaders.Authorization = new("Bearer", (string)tokens["access_token"]!);
        return client;
    }
}
