using Optica.Portal.Tests.Architecture;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Browser;

/// <summary>
/// The corpus, typed into every field of every page and saved: the circuit lives, nothing answers with an error of the server, every
/// field is bounded (SECURITY 3, 21, 22). The fields are found on the pages themselves. By default each page gets its share of the
/// corpus; all of it with <c>OPTICA_LONG=1</c>.
/// </summary>
[Collection(BrowserRun.Name)]
public sealed class EveryInputTests(BrowserRun run)
{
    /// <summary>What breaks encoders and messages is typed everywhere.</summary>
    private static readonly string Always = "Juan\uD800 <b>x</b> ' OR '1'='1 {{7*7}} \u202E\u200Bñ" + new string('x', 65_536);

    private static bool IsLong => Environment.GetEnvironmentVariable("OPTICA_LONG") is { Length: > 0 };

    [Fact]
    public async Task EveryPage_WhateverIsTyped_StaysAlive()
    {
        Chromium.Require();
        await using var host = await PortalHost.StartAsync();
        var wrong = new List<string>();
        var typed = 0;
        foreach (var pages in RoutablePages.All.Where(page => !page.IsAnonymous).GroupBy(page => page.Account, StringComparer.Ordinal))
        {
            var visitor = await run.SitDownAsync(host, pages.Key);
            // a form that is left behind asks whether it may be
            visitor.Page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
            foreach (var page in pages)
            {
                var address = await RoutablePages.AddressAsync(host, page.Template);
                var problems = new List<string>();
                typed += await TypeAsync(visitor, address, TextsFor(page), problems);
                wrong.AddRange(problems.Distinct(StringComparer.Ordinal).Select(problem => $"{page.Template}: {problem}"));
            }

            wrong.AddRange(visitor.Troubles.Where(IsFault).Distinct(StringComparer.Ordinal));
            await visitor.Context.CloseAsync();
        }

        Findings.None(wrong);
        Assert.True(typed > 150, $"{typed} fields were found.");
    }

    private static async Task<int> TypeAsync(Visitor visitor, string address, IEnumerable<string> texts, List<string> problems)
    {
        await visitor.GoAsync(address);
        var most = 0;
        foreach (var text in texts)
        {
            var fields = await visitor.Page.TypeEverywhereAsync(text);
            most = Math.Max(most, fields.Count);
            problems.AddRange(fields.Where(field => !field.IsBounded).Select(field => $"{field.Name} has no end"));
            await visitor.Page.SaveAnythingAsync();
            await visitor.Page.WaitForTimeoutAsync(120);
            try
            {
                await visitor.SettleAsync();
                await visitor.AssertAliveAsync();
            }
            catch (Exception problem)
            {
                problems.Add(
                    $"died of {System.Text.Json.JsonSerializer.Serialize(text.Length > 60 ? text[..60] : text)}: {problem.Message.Split('\n')[0]}"
                );
                await visitor.GoAsync(address);
            }

            if (new Uri(visitor.Page.Url).AbsolutePath != address.Split('?')[0])
            {
                await visitor.GoAsync(address);
            }
        }

        return most;
    }

    private static IEnumerable<string> TextsFor(RoutablePage page)
    {
        var all = NaughtyStrings.All.ToList();
        var pages = RoutablePages.All.Where(one => !one.IsAnonymous).ToList();
        return IsLong ? all : [Always, all[pages.IndexOf(page) * 5 % all.Count]];
    }

    /// <summary>Answers that refuse are as they should be; an error of the server, of a script or of the content policy is none.</summary>
    private static bool IsFault(string trouble) =>
        !trouble.StartsWith("answer 4", StringComparison.Ordinal) && !trouble.StartsWith("request failed", StringComparison.Ordinal);
}
