using Microsoft.Playwright;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Browser;

/// <summary>
/// The corpus of bad input, typed into every field there is: a message at the field or a value stored as typed, and the page goes on.
/// By default a drawn sample; all of it with <c>OPTICA_LONG=1</c>.
/// </summary>
[Collection(BrowserRun.Name)]
public sealed class NaughtyInputTests(BrowserRun run)
{
    private const string Account = "optometrist@norte.demo";
    private const int Seed = 20260;

    /// <summary>Queries of the list: numbers that are none, far pages, unknown words, foreign ids.</summary>
    private static readonly string[] Queries =
    [
        "page=-1",
        "page=0",
        "page=99999999999999999999",
        "page=2147483647",
        "page=1e9",
        "page=1&page=2",
        "size=0",
        "size=-5",
        "size=1000000",
        "size=abc",
        "sort=nothing",
        "sort=name&dir=sideways",
        "sort=;DROP TABLE",
        "status=maybe",
        "tag=%00",
        "tag=%25%27",
        "branch=not-a-guid",
        "branch=00000000-0000-0000-0000-000000000000",
        "branch=11111111-1111-1111-1111-111111111111",
        "from=0001-01-01&to=9999-12-31",
        "from=2026-02-30",
        "from=2030-01-01&to=2020-01-01",
        "due=-1",
        "due=2147483647",
        "peek=not-a-guid",
        "peek=11111111-1111-1111-1111-111111111111",
        "q=%ED%A0%80",
        "q=%F0%9F",
        "q=%",
        "q[]=1",
        "unknown=1&%3Cscript%3E=2",
    ];

    private static bool IsLong => Environment.GetEnvironmentVariable("OPTICA_LONG") is { Length: > 0 };

    [BrowserFact]
    public Task Form_EveryField_SaysWhyOrStoresAsTyped() =>
        run.VisitAsync(
            Account,
            async visitor =>
            {
                var form = new NaughtyForm(visitor);
                foreach (var text in Sample(2))
                {
                    await GuardAsync(text, () => form.RegisterAsync(text));
                }
            }
        );

    [BrowserTheory]
    [InlineData("/", "#global-search")]
    [InlineData("/admin/customers", "#list-search")]
    public Task SearchBox_Anything_StaysAlive(string address, string box) =>
        run.VisitAsync(
            Account,
            async visitor =>
            {
                await visitor.GoAsync(address);
                foreach (var text in Sample(6))
                {
                    await GuardAsync(
                        text,
                        async () =>
                        {
                            await TypeAsync(visitor, box, text);
                            await visitor.SettleAsync();
                            await visitor.AssertAliveAsync();
                        }
                    );
                }

                var known = await visitor.Host.ReadAsync<string>(
                    "SELECT c.LastName FROM Customers c JOIN Branches b ON b.Id = c.BranchId WHERE b.Name = 'Centro' AND c.IsActive LIMIT 1"
                );
                await TypeAsync(visitor, box, known);
                await Assertions.Expect(visitor.Page.Locator("main, .search-panel").GetByText(known).First).ToBeVisibleAsync();
            }
        );

    [BrowserFact]
    public Task List_AnyQuery_ShowsAList() =>
        run.VisitAsync(
            Account,
            async visitor =>
            {
                await visitor.GoAsync("/admin/customers");
                foreach (
                    var query in Queries.Concat(Sample(10).Select(Escape).Where(CanBeAddressed).Select(text => $"q={text}&tag={text}"))
                )
                {
                    await GuardAsync(
                        query,
                        async () =>
                        {
                            await visitor.FollowAsync($"/admin/customers?{query}");
                            await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Clientes");
                            await Assertions.Expect(visitor.Page.Locator("#list-search")).ToBeVisibleAsync();
                            Assert.Equal(0, await visitor.Page.Locator(".error-state").CountAsync());
                            await visitor.AssertAliveAsync();
                        }
                    );
                }
            }
        );

    [BrowserFact]
    public async Task Addresses_Anything_NeverAServerError()
    {
        await run.VisitAsync(
            Account,
            async visitor =>
            {
                var texts = NaughtyStrings.All.Select(Escape).Where(CanBeAddressed).ToList();
                string[] addresses =
                [
                    .. Queries.Select(query => $"/admin/customers?{query}"),
                    .. texts.Select(text => $"/admin/customers?q={text}&page={text}&sort={text}&branch={text}"),
                    .. texts.Select(text => $"/admin/customers/{text}"),
                    .. texts.Select(text => $"/login?returnUrl={text}"),
                ];
                var bad = new List<string>();
                foreach (var address in addresses)
                {
                    var answer = await visitor.Context.APIRequest.GetAsync(
                        new Uri(visitor.Host.Address, "/").ToString().TrimEnd('/') + address,
                        new() { MaxRedirects = 0 }
                    );
                    if (answer.Status >= 500)
                    {
                        bad.Add($"{answer.Status}: {address}");
                    }

                    await answer.DisposeAsync();
                }

                Architecture.Findings.None(bad);
            }
        );
    }

    /// <summary>All of the corpus, or so many of it, the same every time; what breaks encoders is always there.</summary>
    private static IEnumerable<string> Sample(int count)
    {
        var all = NaughtyStrings.All.ToArray();
        if (IsLong)
        {
            return all;
        }

        new Random(Seed).Shuffle(all);
        return ["Juan\uD800Pérez", "a\0b", "' OR '1'='1", new string('x', 65_536), .. all.Take(count)];
    }

    /// <summary>The server takes no request line above 8 KB, so no link can be longer.</summary>
    private static bool CanBeAddressed(string text) => text.Length is > 0 and < 3000;

    private static string Escape(string text) =>
        Uri.EscapeDataString(text.Any(char.IsSurrogate) && !IsWhole(text) ? text.Replace('\uD800', '?').Replace('\uDC00', '?') : text);

    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static Task TypeAsync(Visitor visitor, string box, string text) =>
        visitor
            .Page.Locator(box)
            .EvaluateAsync(
                """
                (input, codes) => {
                    const text = codes.map(code => String.fromCharCode(code)).join('');
                    input.focus();
                    input.value = text.slice(0, input.maxLength);
                    input.dispatchEvent(new Event('input', { bubbles: true }));
                }
                """,
                text.Take(1000).Select(letter => (int)letter).ToArray()
            );

    private static async Task GuardAsync(string text, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception problem)
        {
            var shown = text.Length > 80 ? $"{text[..80]}… ({text.Length})" : text;
            throw new InvalidOperationException(
                $"With {System.Text.Json.JsonSerializer.Serialize(shown.Replace('\uD800', '?'))}: {problem.Message}",
                problem
            );
        }
    }
}
