using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Optica.Portal.Components.Shared;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Inputs;

/// <summary>A page in a circuit of its own, and what hands could do there.</summary>
internal sealed class InputScreen : IAsyncDisposable
{
    /// <summary>What takes typing.</summary>
    private const string Typed = "input:not([type=checkbox], [type=radio], [type=hidden], [type=file], [type=button]), textarea";

    private const string Openers = "button[type=button], a[href*='?']";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CircuitContext circuit;
    private readonly PortalPage page;
    private IRenderedComponent<IComponent> shown = null!;
    private Task asked = Task.CompletedTask;

    private InputScreen(ApiHost host, PortalPage page)
    {
        this.page = page;
        circuit = new CircuitContext(host, page.Visitor ?? host.World.Chief);
        circuit.Services.AddSingleton<TimeProvider>(new HastyClock(host.Database.Clock));
    }

    /// <summary>The address it shows now.</summary>
    public string Address => new Uri(Navigation.Uri).PathAndQuery;

    private IReadOnlyList<Toast> Messages => circuit.Services.GetRequiredService<Toasts>().Shown;

    private NavigationManager Navigation => circuit.Services.GetRequiredService<NavigationManager>();

    /// <summary>Opens a page and waits until it has loaded.</summary>
    public static async Task<InputScreen> OpenAsync(ApiHost host, PortalPage page)
    {
        var screen = new InputScreen(host, page);
        await screen.circuit.Access.RefreshAsync(Xunit.TestContext.Current.CancellationToken);
        screen.shown = page.Draw(screen.circuit);
        await screen.SettleAsync();
        return screen;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => circuit.DisposeAsync();

    /// <summary>Words that the addresses of its links ask with.</summary>
    public IEnumerable<string> Keys() =>
        All("a[href*='?']").SelectMany(link => link.GetAttribute("href")!.Split('?')[1].Split('&')).Select(part => part.Split('=')[0]);

    /// <summary>Buttons and links that may open something on this page, each kind once.</summary>
    public IReadOnlyList<string> OpenersOf() => [.. All(Openers).Where(IsOpener).Select(Name).Distinct(StringComparer.Ordinal)];

    /// <summary>Presses one of them.</summary>
    /// <param name="opener">Which, as <see cref="OpenersOf"/> tells; null for none.</param>
    /// <returns>Whether it is there.</returns>
    public async Task<bool> PressAsync(string? opener)
    {
        if (opener is null)
        {
            return true;
        }

        if (All(Openers).Where(IsOpener).FirstOrDefault(found => Name(found) == opener) is not { } found)
        {
            return false;
        }

        if (found is IHtmlAnchorElement link)
        {
            Navigation.NavigateTo(link.GetAttribute("href")!);
        }
        else if (found.HasAttribute("blazor:onclick"))
        {
            asked = shown.InvokeAsync(() => All(Openers).Where(IsOpener).First(again => Name(again) == opener).ClickAsync());
            await Patiently.UntilAsync(() => Task.FromResult(asked.IsCompleted || All("dialog button").Any()), Patience, $"{opener} hangs");
        }

        await SettleAsync();
        return true;
    }

    /// <summary>What takes typing now, by name.</summary>
    public IReadOnlyList<InputField> Fields() =>
        [.. Elements().Select(named => new InputField(named.Name, FormOf(named.Element), named.Element))];

    /// <summary>Types into a field, as far as its browser would let anybody.</summary>
    /// <returns>What stands there then; null if it is gone.</returns>
    public async Task<string?> TypeAsync(string name, string text)
    {
        if (Elements().FirstOrDefault(named => named.Name == name).Element is not { } element || element.HasAttribute("disabled"))
        {
            return null;
        }

        var typed = InputField.Allowed(element, text);
        foreach (var happening in new[] { "oninput", "onchange" })
        {
            // what stands in the browser after the first need not be there for the second any more
            await PatientlyAsync(() =>
                Elements().FirstOrDefault(named => named.Name == name).Element is { } target && target.HasAttribute($"blazor:{happening}")
                    ? target.TriggerEventAsync(happening, new ChangeEventArgs { Value = typed })
                    : Task.CompletedTask
            );
        }

        return typed;
    }

    /// <summary>Sends a form off, or says yes to a question.</summary>
    /// <returns>Whether something was done: another page, or a message of success.</returns>
    public async Task<bool> SubmitAsync(string form)
    {
        var (before, said) = (Address, Said());
        await PatientlyAsync(() => Named(form) is { } sent ? SendAsync(sent) : Task.CompletedTask);
        if (Named(form)?.LocalName == "dialog" && Named(form)?.QuerySelector("button") is null)
        {
            // the question is answered: what was asked for is done now
            await asked.WaitAsync(Patience);
        }

        await SettleAsync();
        return Address != before || !ReferenceEquals(Said(), said) || (Named(form)?.QuerySelector("button") is null && Alert().Length == 0);
    }

    /// <summary>Fields that say they are wrong, and what they say.</summary>
    public Task<Dictionary<string, string>> WrongAsync() =>
        circuit.Renderer.Dispatcher.InvokeAsync(() =>
            Elements()
                .Where(named => named.Element.GetAttribute("aria-invalid") == "true")
                .ToDictionary(named => named.Name, named => Reason(named.Element), StringComparer.Ordinal)
        );

    /// <summary>What the page says is wrong besides.</summary>
    public string Alert() =>
        string.Join(
            ' ',
            All("[role=alert]:not([hidden]), .field-error")
                .Select(found => found.TextContent.Trim())
                .Concat(Messages.Where(toast => toast.Kind == ToastKind.Error).Select(toast => toast.Text))
        );

    /// <summary>Components of the portal on the page.</summary>
    public Task<List<Type>> PartsAsync() =>
        circuit.Renderer.Dispatcher.InvokeAsync(() =>
            shown
                .FindComponents<IComponent>()
                .Select(part => part.Instance.GetType())
                .Where(type => type.Assembly == typeof(Program).Assembly)
                .ToList()
        );

    /// <summary>What went wrong in the circuit; null if nothing did.</summary>
    public string? Trouble() =>
        circuit.Renderer.UnhandledException is { IsCompletedSuccessfully: true } failure ? $"{failure.Result}"
        : All(".error-state").FirstOrDefault() is { } state ? state.TextContent
        : null;

    /// <summary>On the circuit's own thread: nothing is drawn between finding an element and touching it.</summary>
    private Task PatientlyAsync(Func<Task> act) => shown.InvokeAsync(act).WaitAsync(Patience);

    private Toast? Said() => Messages.LastOrDefault(toast => toast.Kind == ToastKind.Success);

    private IElement? Named(string form) => All("form, dialog").FirstOrDefault(found => InputField.NameOf(found) == form);

    /// <summary>Some forms have a button of their own to save with; the last one of a question says yes.</summary>
    private static Task SendAsync(IElement asked) =>
        asked.QuerySelector("button[type=button][data-shortcut=save]") is { } save ? save.ClickAsync()
        : asked.LocalName == "form" ? asked.SubmitAsync()
        : asked.QuerySelectorAll("button").LastOrDefault()?.ClickAsync() ?? Task.CompletedTask;

    /// <summary>Waits until nothing is being loaded any more.</summary>
    private Task SettleAsync() =>
        Patiently.UntilAsync(
            () => Task.FromResult(!All(".skeleton, [aria-busy=true]").Any()),
            TimeSpan.FromSeconds(20),
            $"{page} never loads"
        );

    private IEnumerable<IElement> All(string selector) => shown.FindAll(selector);

    private IEnumerable<(string Name, IElement Element)> Elements()
    {
        var met = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var element in All(Typed))
        {
            var name = InputField.NameOf(element);
            met[name] = met.GetValueOrDefault(name) + 1;
            yield return (met[name] == 1 ? name : $"{name} ({met[name]})", element);
        }
    }

    private static string? FormOf(IElement element) => element.Closest("form, dialog") is { } form ? InputField.NameOf(form) : null;

    private bool IsOpener(IElement element) =>
        !element.HasAttribute("disabled")
        && element.Closest("form") is null
        && (
            element is not IHtmlAnchorElement link
            || link.GetAttribute("href")!.StartsWith($"{page.Address.Split('?')[0]}?", StringComparison.Ordinal)
        );

    /// <summary>Buttons of every row are one kind.</summary>
    private static string Name(IElement element) =>
        element is IHtmlAnchorElement link
            ? $"link {string.Join('&', link.GetAttribute("href")!.Split('?')[1].Split('&').Select(part => part.Split('=')[0]))} {link.ClassName}"
            : $"button {element.ClassName} {(element.Closest("tr, li") is null ? element.TextContent.Trim() : "of a row")} {element.GetAttribute("title")}";

    private string Reason(IElement element)
    {
        var about = element.GetAttribute("aria-describedby")?.Split(' ') ?? [];
        var said = about.SelectMany(id => All($"[id='{id}']")).Select(found => found.TextContent);
        var near = element.Closest(".field")?.QuerySelectorAll(".field-error").Select(found => found.TextContent) ?? [];
        return string.Join(' ', said.Concat(near)).Trim();
    }
}
