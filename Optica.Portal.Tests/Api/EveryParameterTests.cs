using System.Text.Json;
using System.Text.Json.Nodes;
using Optica.Domain.Common;
using Optica.Portal.Tests.Architecture;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>
/// The corpus in every query and route parameter of every call, found in the portal's own description of its API: taken, or refused with
/// words at the parameter; never a 500 (SECURITY §3, 12).
/// </summary>
public sealed class EveryParameterTests(ApiHost host) : IClassFixture<ApiHost>
{
    /// <summary>What stands where a list cannot do without: days of a calendar.</summary>
    private static readonly Dictionary<string, string> Needed = new(StringComparer.Ordinal)
    {
        ["from"] = "2026-11-30",
        ["to"] = "2026-11-30",
        ["date"] = "2026-11-30",
    };

    /// <summary>Servers take no request line above 8 KB, and half surrogate pairs cannot be sent in one.</summary>
    private static readonly string[] Sendable =
    [
        .. NaughtyStrings
            .All.Where(text => text.Length is > 0 and <= 4001)
            .Except(NaughtyStrings.Broken, StringComparer.Ordinal)
            // by default a third of the corpus
            .Where((_, at) => Environment.GetEnvironmentVariable("OPTICA_LONG") is { Length: > 0 } || at % 3 == 0),
    ];

    private World World => host.World;

    [Fact]
    public async Task EveryQuery_IsTakenOrRefusedAtItsParameter()
    {
        var wrong = new List<string>();
        var client = host.As(World.Chief, World.Centro);
        var customer = await host.RegisterAsync(590, World.Admin, World.Centro);
        var calls = (await ApiOperation.AllAsync(host.Anybody())).Where(call => call.Query.Count > 0).ToList();
        Assert.True(calls.Count > 12, $"{calls.Count} calls");
        foreach (var call in calls)
        {
            var address = call.Template.Replace("{id}", $"{customer}", StringComparison.Ordinal);
            foreach (var text in Sendable)
            {
                wrong.AddRange(await TryAsync(client, (call, address), text));
            }
        }

        Findings.None(wrong.Take(20));
    }

    [Fact]
    public async Task EveryRoute_WithAnythingForAnId_IsNotFound()
    {
        var wrong = new List<string>();
        var client = host.As(World.Chief);
        var calls = (await ApiOperation.AllAsync(host.Anybody())).Where(call => call.Template.Contains('{', StringComparison.Ordinal));
        // servers refuse NUL in an address themselves; dots and blanks are taken out on the way
        var texts = Sendable.Where(text => !text.Contains('\0', StringComparison.Ordinal) && text.Trim(' ', '.').Length > 0).ToList();
        foreach (var call in calls)
        {
            foreach (var text in texts)
            {
                using var request = new HttpRequestMessage(call.Method, Filled(call.Template, Uri.EscapeDataString(text)));
                request.Content = call.Fields.Count > 0 ? ApiCalls.Body("{}") : null;
                using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
                if ((int)answer.StatusCode != 404 || (string?)(await answer.JsonAsync())["code"] != "not_found")
                {
                    wrong.Add($"{call}: {(int)answer.StatusCode} for {Shown(text)}");
                }
            }
        }

        Findings.None(wrong.Take(20));
    }

    [Fact]
    public async Task BranchHeader_WithAnything_IsNotFoundOrRefused()
    {
        foreach (
            var text in NaughtyStrings.All.Where(text => text.Length is > 0 and < 5000 && text.All(letter => letter is >= ' ' and <= '~'))
        )
        {
            var branch = await host.As(World.Admin, text).ReadAsync(ApiHost.Customers);
            Assert.True((int)branch.StatusCode is 404 or 403, $"{(int)branch.StatusCode} {text}");
            var client = host.As(World.Admin);
            client.DefaultRequestHeaders.TryAddWithoutValidation("Idempotency-Key", text);
            Assert.Equal(400, (int)(await client.PostJsonAsync(ApiHost.Customers, new { first_name = "A" })).StatusCode);
        }
    }

    /// <summary>All parameters at once; those that are refused say so and are left out of the next try, until the call is answered.</summary>
    private static async Task<IEnumerable<string>> TryAsync(HttpClient client, (ApiOperation Call, string Address) what, string text)
    {
        var tried = what.Call.Query.ToHashSet(StringComparer.Ordinal);
        for (var attempt = 0; attempt < 4; attempt++)
        {
            var values = what
                .Call.Query.Select(name => (name, Value: tried.Contains(name) ? text : Needed.GetValueOrDefault(name)))
                .Where(parameter => parameter.Value is not null)
                .Select(parameter => $"{parameter.name}={Uri.EscapeDataString(parameter.Value!)}");
            using var answer = await client.ReadAsync($"{what.Address}?{string.Join('&', values)}");
            var status = (int)answer.StatusCode;
            if (status is 200 or 404)
            {
                return [];
            }

            var told = await answer.JsonAsync();
            var errors = told["errors"]?.AsObject().ToDictionary(StringComparer.Ordinal) ?? new Dictionary<string, JsonNode?>();
            var named = tried.RemoveWhere(errors.ContainsKey);
            if (status != 400 || named == 0 || errors.Values.Any(words => string.IsNullOrWhiteSpace((string?)words![0])))
            {
                return [$"{what.Call}: {status} for {Shown(text)} {told.ToJsonString()}"];
            }
        }

        return [$"{what.Call}: never answered for {Shown(text)}"];
    }

    /// <summary>A text in the first place of an id; others are ids of nothing.</summary>
    private static string Filled(string template, string text)
    {
        var parts = template.Split('/');
        var first = Array.FindIndex(parts, part => part.StartsWith('{'));
        return string.Join(
            '/',
            parts.Select(
                (part, at) =>
                    at == first ? text
                    : part.StartsWith('{') ? $"{Ids.New(TimeProvider.System)}"
                    : part
            )
        );
    }

    private static string Shown(string text) => JsonSerializer.Serialize(text.Length > 60 ? text[..60] : text);
}
