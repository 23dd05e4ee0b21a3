using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Optica.Data.Seed;
using Optica.Domain.Common;

namespace Optica.Portal.Tests.Browser;

/// <summary>
/// What was answered is kept, whenever the process dies (SECURITY 40): customers are registered through the API while it is killed at
/// random, and whatever had no answer is asked for again with its key. A short form by default; 1,000 saves and 10 kills with
/// <c>OPTICA_LONG=1</c>.
/// </summary>
[Collection(BrowserRun.Name)]
public sealed class CrashTests
{
    private const int Writers = 4;
    private const string Customers = "/api/admin/customers";
    private const string Mine = "FROM Customers WHERE Notes LIKE 'crash %'";

    private readonly Random random = new(Environment.TickCount);

    private static (int Rounds, int Saves) Size => Environment.GetEnvironmentVariable("OPTICA_LONG") == "1" ? (10, 100) : (2, 30);

    [BrowserFact]
    public async Task Portal_KilledWhileSaving_KeepsWhatItAnsweredOnceWithItsAudit()
    {
        await using var portal = await PortalHost.StartAsync(("Demo__Share", "0.02"));
        var before = await CountsAsync(portal);
        using var clerk = await SignInAsync(portal);
        var saves = new List<Registration>();
        for (var round = 1; round <= Size.Rounds; round++)
        {
            var batch = Enumerable.Range(saves.Count + 1, Size.Saves).Select(number => new Registration(number)).ToList();
            saves.AddRange(batch);
            await SaveUntilKilledAsync(portal, clerk, batch);
            await portal.RestartAsync();
            await RetryAsync(portal, clerk, batch, round);
        }

        var stored = await ListAsync(portal, $"SELECT group_concat(hex(Id) || ' ' || Notes, ';') {Mine}");
        Assert.Equal(saves.Select(save => $"{save.HexId} {save.Notes}").Order(StringComparer.Ordinal), stored);
        var audited = await ListAsync(
            portal,
            $"SELECT group_concat(hex(RecordId), ';') FROM AuditEntries WHERE RecordKind = 'customer' AND Action = 'create' AND RecordId IN (SELECT Id {Mine})"
        );
        Assert.Equal(saves.Select(save => save.HexId).Order(StringComparer.Ordinal), audited);
        // nothing half done beside them: neither a customer nor an audit row that nobody asked for
        Assert.Equal((before.Customers + saves.Count, before.Audits + saves.Count), await CountsAsync(portal));
        Assert.Equal("ok", await portal.ReadAsync<string>("PRAGMA integrity_check"));
        Assert.Null(await portal.ReadAsync<string?>("PRAGMA foreign_key_check"));
    }

    /// <summary>Several write at once; at a random one of their answers, or shortly afterwards, the process dies.</summary>
    private async Task SaveUntilKilledAsync(PortalHost portal, HttpClient clerk, IReadOnlyList<Registration> batch)
    {
        var (fatal, answered) = (random.Next(1, batch.Count - Writers), 0);
        var delay = TimeSpan.FromMilliseconds(random.Next(0, 15));
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writing = ShareAsync(
            batch,
            async save =>
            {
                if (!await SendAsync(clerk, save))
                {
                    return false;
                }

                if (Interlocked.Increment(ref answered) == fatal)
                {
                    reached.SetResult();
                }

                return true;
            }
        );
        Assert.Same(reached.Task, await Task.WhenAny(reached.Task, writing));
        await Task.Delay(delay, TestContext.Current.CancellationToken);
        await portal.KillAsync();
        await writing;
    }

    /// <summary>Asks for all of them again: those that were answered are answered alike.</summary>
    private static async Task RetryAsync(PortalHost portal, HttpClient clerk, IReadOnlyList<Registration> batch, int round)
    {
        var answered = batch.Where(save => save.Id is not null).ToList();
        var stored = await ListAsync(portal, $"SELECT group_concat(hex(Id) || ' ' || Notes, ';') {Mine}");
        Assert.Subset(
            stored.ToHashSet(StringComparer.Ordinal),
            answered.Select(save => $"{save.HexId} {save.Notes}").ToHashSet(StringComparer.Ordinal)
        );
        var unanswered = batch.Count(save =>
            save.Id is null && stored.Exists(row => row.EndsWith($" {save.Notes}", StringComparison.Ordinal))
        );
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"Round {round}: {answered.Count} of {batch.Count} answered before the kill, {unanswered} more were stored, back after {portal.StartUp.TotalSeconds:0.0} s"
        );
        await ShareAsync(
            batch,
            async save =>
            {
                Assert.True(await SendAsync(clerk, save), $"{save.Notes} was not answered after the restart");
                return true;
            }
        );
    }

    /// <returns>Whether it was answered.</returns>
    private static async Task<bool> SendAsync(HttpClient clerk, Registration save)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Customers, UriKind.Relative))
        {
            Content = JsonContent.Create(new { first_name = "Caída", notes = save.Notes }),
            Headers = { { "Idempotency-Key", save.Key.ToString("D") } },
        };
        try
        {
            using var answer = await clerk.SendAsync(request, TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True((int)answer.StatusCode == 201, $"{(int)answer.StatusCode} {text}");
            var id = Guid.Parse((string)JsonNode.Parse(text)!["id"]!);
            Assert.Equal(save.Id ?? id, id);
            save.Id = id;
            return true;
        }
        catch (HttpRequestException)
        {
            // the process is dead, or died before it had answered
            return false;
        }
    }

    /// <summary>Shares work among some writers; each ends when something could not be done.</summary>
    private static async Task ShareAsync(IReadOnlyList<Registration> batch, Func<Registration, Task<bool>> work)
    {
        var next = -1;
        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(async _ =>
                {
                    int mine;
                    while ((mine = Interlocked.Increment(ref next)) < batch.Count && await work(batch[mine]))
                    {
                        // the next one
                    }
                })
        );
    }

    private static async Task<HttpClient> SignInAsync(PortalHost portal)
    {
        var client = new HttpClient { BaseAddress = portal.Address };
        var cancellation = TestContext.Current.CancellationToken;
        var who = new { email = "sales@norte.demo", password = DemoAccounts.Password };
        using var answer = await client.PostAsJsonAsync(new Uri("/api/auth/token", UriKind.Relative), who, cancellation);
        var tokens = JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellation))!;
        client.DefaultRequestHeaders.Authorization = new("Bearer", (string)tokens["access_token"]!);
        return client;
    }

    private static async Task<(int Customers, int Audits)> CountsAsync(PortalHost portal) =>
        (
            await portal.ReadAsync<int>("SELECT COUNT(*) FROM Customers"),
            await portal.ReadAsync<int>("SELECT COUNT(*) FROM AuditEntries WHERE RecordKind = 'customer' AND Action <> 'opened'")
        );

    private static async Task<List<string>> ListAsync(PortalHost portal, string sql)
    {
        var text = await portal.ReadAsync<string?>(sql) ?? "";
        return [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
    }

    private sealed class Registration(int number)
    {
        public Guid Key { get; } = Ids.New(TimeProvider.System);

        public string Notes { get; } = string.Create(CultureInfo.InvariantCulture, $"crash {number:0000}");

        public Guid? Id { get; set; }

        public string HexId => Id is { } id ? Convert.ToHexString(id.ToByteArray(bigEndian: true)) : "";
    }
}
