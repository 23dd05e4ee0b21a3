using System.Globalization;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Inputs;

/// <summary>Types the corpus into every field of every page and tells what came of it.</summary>
/// <param name="host">The portal.</param>
/// <param name="log">What it logs.</param>
internal sealed class InputRun(ApiHost host, LineCatcher log)
{
    private const int Seed = 20261127;

    private static readonly string[] Texts = Shuffled();

    private readonly List<string> findings = [];
    private readonly HashSet<(Type, string)> opened = [];
    private readonly HashSet<Type> parts = [];
    private readonly SortedSet<string> keys = new(StringComparer.Ordinal);
    private readonly SortedSet<string> tried = new(StringComparer.Ordinal);
    private int drawn;

    /// <summary>What should not be.</summary>
    public IReadOnlyList<string> Findings => findings;

    /// <summary>Every field that was typed into: page, opener, name.</summary>
    public IReadOnlyCollection<string> Tried => tried;

    /// <summary>Components of the portal that were on screen.</summary>
    public IReadOnlyCollection<Type> Parts => parts;

    /// <summary>Words that addresses of pages ask with.</summary>
    public IReadOnlyCollection<string> Keys => keys;

    /// <summary>How often a form was refused with a message, saved, and how many fields were compared with what is stored.</summary>
    public (int Refused, int Saved, int Compared) Count { get; private set; }

    /// <summary>How many times each form is filled in; all of the corpus in the long run, or one in so many texts of it.</summary>
    private static int Rounds =>
        Environment.GetEnvironmentVariable("OPTICA_LONG") is not { Length: > 0 } asked ? 2
        : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var part) && part > 1 ? Texts.Length / part
        : Texts.Length;

    /// <summary>Tries every page.</summary>
    public async Task RunAsync()
    {
        var pages = await PortalPages.AllAsync(host);
        foreach (var page in pages)
        {
            await GuardAsync(page, "", "", () => PageAsync(page));
        }

        foreach (var page in pages)
        {
            for (var round = 0; round < Rounds; round++)
            {
                var asked = page.At($"{page.Address.Split('?')[0]}?{string.Join('&', Keys.Select(key => $"{key}={Addressed(Next())}"))}");
                await GuardAsync(asked, "", "", () => AskAsync(asked));
            }
        }
    }

    private static string[] Shuffled()
    {
        // U+FFFF is what the tests' own reader of HTML takes for the end of a page; the browser's tests type it
        var all = NaughtyStrings
            .All.Where(text => text.Length <= 20_000 && !text.Contains('\uFFFF', StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        new Random(Seed).Shuffle(all);
        return all;
    }

    private async Task PageAsync(PortalPage page)
    {
        string[] openers;
        HashSet<string> known;
        await using (var screen = await InputScreen.OpenAsync(host, page))
        {
            // the same button on another tab opens the same
            keys.UnionWith(screen.Keys());
            openers = [.. screen.OpenersOf().Where(opener => opened.Add((page.Component, opener)))];
            known = [.. screen.Fields().Select(field => field.Name)];
        }

        await FieldsAsync(page, null, []);
        foreach (var opener in openers)
        {
            await GuardAsync(page, opener, "", () => FieldsAsync(page, opener, known));
        }
    }

    /// <summary>A page by an address that nobody made for it.</summary>
    private async Task AskAsync(PortalPage page)
    {
        await using var screen = await InputScreen.OpenAsync(host, page);
        Trouble(screen, page, "", "");
    }

    /// <summary>As a link can have it: whole letters, not for ever.</summary>
    private static string Addressed(string text) =>
        Uri.EscapeDataString(string.Concat((text.Length > 80 ? text[..80] : text).Where(letter => !char.IsSurrogate(letter))));

    /// <summary>What an opener brings in sight, beside what is there anyway.</summary>
    private async Task FieldsAsync(PortalPage page, string? opener, HashSet<string> known)
    {
        IReadOnlyList<InputField> fields;
        await using (var screen = await InputScreen.OpenAsync(host, page))
        {
            await screen.PressAsync(opener);
            Trouble(screen, page, opener, "");
            parts.UnionWith(await screen.PartsAsync());
            fields = [.. screen.Fields().Where(field => !field.IsOff && !known.Contains(field.Name))];
        }

        tried.UnionWith(fields.Select(field => $"{page.Address} {opener} {field.Name}"));
        foreach (var form in fields.GroupBy(field => field.Form))
        {
            for (var round = 0; round < Rounds; round++)
            {
                var typed = form.ToDictionary(field => field.Name, _ => Next(), StringComparer.Ordinal);
                await GuardAsync(
                    page,
                    opener,
                    string.Join(", ", typed.Select(one => $"{one.Key}: {Shown(one.Value)}")),
                    () => form.Key is null ? LooseAsync(page, opener, typed) : FormAsync(page, opener, form.Key, form.ToList(), typed)
                );
            }
        }
    }

    /// <summary>Fields that act at once: the page goes on.</summary>
    private async Task LooseAsync(PortalPage page, string? opener, Dictionary<string, string> typed)
    {
        await using var screen = await InputScreen.OpenAsync(host, page);
        await screen.PressAsync(opener);
        foreach (var (name, text) in typed)
        {
            await screen.TypeAsync(name, text);
            Trouble(screen, page, opener, $"{name}: {Shown(text)}");
        }
    }

    /// <summary>A form: it says why, or it stores what was typed.</summary>
    private async Task FormAsync(PortalPage page, string? opener, string form, List<InputField> fields, Dictionary<string, string> texts)
    {
        await using var screen = await InputScreen.OpenAsync(host, page);
        var before = screen.Address;
        await screen.PressAsync(opener);
        // a record that was renamed stands elsewhere in its list: where its link leads is where it is found again
        var (again, presses) = screen.Address == before ? (page, opener) : (page.At(screen.Address), null);
        var typed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in texts)
        {
            if (await screen.TypeAsync(name, text) is { } stands)
            {
                typed[name] = stands;
            }
        }

        for (var attempt = 0; attempt < 4; attempt++)
        {
            var done = await screen.SubmitAsync(form);
            Trouble(screen, page, opener, string.Join(", ", typed.Select(one => $"{one.Key}: {Shown(one.Value)}")));
            var wrong = await screen.WrongAsync();
            findings.AddRange(
                wrong.Where(one => one.Value.Length == 0).Select(one => $"{page} {opener}: {one.Key} does not say what is wrong")
            );
            if (done)
            {
                Count = Count with { Saved = Count.Saved + 1 };
                await CompareAsync(again, presses, fields, typed);
                return;
            }

            if (wrong.Count == 0)
            {
                if (screen.Alert().Length == 0)
                {
                    findings.Add(
                        $"{page} {opener}: neither saved nor said why with {string.Join(", ", typed.Select(one => $"{one.Key}: {Shown(one.Value)}"))}"
                    );
                }

                return;
            }

            Count = Count with { Refused = Count.Refused + 1 };
            foreach (var name in wrong.Keys.Where(typed.Remove))
            {
                await screen.TypeAsync(name, fields.First(field => field.Name == name).Value);
            }
        }
    }

    /// <summary>Opened again, it shows what was typed; only what stood in a field before is sure to be shown there again.</summary>
    private async Task CompareAsync(PortalPage page, string? opener, List<InputField> fields, Dictionary<string, string> typed)
    {
        await using var screen = await InputScreen.OpenAsync(host, page);
        if (!await screen.PressAsync(opener))
        {
            return;
        }

        var shown = screen.Fields().ToDictionary(field => field.Name, StringComparer.Ordinal);
        if (!fields.Any(field => shown.GetValueOrDefault(field.Name) is { Value.Length: > 0 }))
        {
            return;
        }

        foreach (var (name, text) in typed.Where(one => shown.ContainsKey(one.Key)))
        {
            Count = Count with { Compared = Count.Compared + 1 };
            if (!shown[name].Holds(text))
            {
                findings.Add($"{page} {opener}: {name} shows {Shown(shown[name].Value)} where {Shown(text)} was saved");
            }
        }
    }

    private void Trouble(InputScreen screen, PortalPage page, string? opener, string typed)
    {
        if (screen.Trouble() is { } trouble)
        {
            throw new InvalidOperationException($"{page} {opener} ended with {typed}: {trouble}");
        }
    }

    private async Task GuardAsync(PortalPage page, string? opener, string typed, Func<Task> act)
    {
        var logged = log.Errors.Count;
        try
        {
            await act();
        }
        catch (Exception problem)
        {
            findings.Add($"{page} {opener} with {typed}: {problem}");
        }

        findings.AddRange(log.Errors.Skip(logged).Select(line => $"{page} {opener} logged with {typed}: {line}"));
    }

    private string Next() => Texts[drawn++ % Texts.Length];

    private static string Shown(string text) =>
        System.Text.Json.JsonSerializer.Serialize((text.Length > 60 ? $"{text[..60]}… ({text.Length})" : text).Replace('\uD800', '?'));
}
