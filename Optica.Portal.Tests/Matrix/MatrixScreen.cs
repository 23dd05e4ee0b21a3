using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Optica.Portal.Components.Shared;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Components.Inputs;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Matrix;

/// <summary>What somebody gets to see of a page.</summary>
/// <param name="State">Open, refused, or how it answers otherwise.</param>
/// <param name="Parts">Everything on it that can be pressed, typed into or followed, and its headings.</param>
/// <param name="Drawn">Names of the portal's components on it.</param>
internal sealed partial record MatrixScreen(string State, IReadOnlySet<string> Parts, IReadOnlyList<string> Drawn)
{
    private const string Acting = "button, a[href], input:not([type=hidden]), select, textarea, h2";

    /// <summary>Draws a page in a circuit of somebody.</summary>
    /// <param name="host">The portal.</param>
    /// <param name="page">The page.</param>
    /// <param name="person">Who.</param>
    /// <param name="rights">What they may; null for what their role may.</param>
    public static async Task<MatrixScreen> DrawAsync(ApiHost host, PortalPage page, Person person, FrozenSet<string>? rights = null)
    {
        await using var circuit = new CircuitContext(host, person);
        circuit.Get<MatrixAccess>().Rights = rights;
        await circuit.Access.RefreshAsync(Xunit.TestContext.Current.CancellationToken);
        var shown = page.Draw(circuit);
        await Patiently.UntilAsync(
            // a menu that nobody opened loads nothing
            () => Task.FromResult(shown.FindAll(".skeleton, [aria-busy=true]").All(part => part.Closest("[popover], dialog") is not null)),
            TimeSpan.FromSeconds(20),
            $"{page} never loads"
        );
        return await circuit.Renderer.Dispatcher.InvokeAsync(() => Read(circuit, shown));
    }

    private static MatrixScreen Read(CircuitContext circuit, IRenderedComponent<IComponent> shown)
    {
        var drawn = shown
            .FindComponents<IComponent>()
            .Select(part => part.Instance.GetType())
            .Where(type => type.Assembly == typeof(Program).Assembly)
            .Select(type => type.Name.Split('`')[0])
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var parts = shown.FindAll(Acting).Select(NameOf).ToHashSet(StringComparer.Ordinal);
        return new(StateOf(circuit, shown, drawn), parts, drawn);
    }

    /// <summary>A refusal beside anything but the page's heading is a page that is open in part.</summary>
    private static string StateOf(CircuitContext circuit, IRenderedComponent<IComponent> shown, List<string> drawn)
    {
        if (circuit.Renderer.UnhandledException.IsCompletedSuccessfully)
        {
            return "failed";
        }

        if (drawn.Contains(nameof(AccessDeniedState)))
        {
            // what waits to be opened shows nothing
            var rest = shown.FindAll($"{Acting}, table").Where(element => element.Closest(".state, .page-header, dialog") is null);
            return rest.Any() ? "part" : MatrixFile.No;
        }

        return drawn.Contains(nameof(NotFoundState)) ? "404"
            : drawn.Contains(nameof(ErrorState)) ? "error"
            : MatrixFile.Yes;
    }

    /// <summary>The same for everybody: no ids, no numbers, one name for all rows of a list.</summary>
    private static string NameOf(IElement element)
    {
        var row = element.Closest("tbody tr, li, article") is null ? "" : " of a row";
        return element.LocalName switch
        {
            "a" => $"link {Address(element.GetAttribute("href")!)}{row}",
            "button" => $"button {Label(element)}{row}",
            "input" or "select" or "textarea" => $"field {Text(InputField.NameOf(element))}{row}",
            _ => $"section {Text(element.TextContent)}{row}",
        };
    }

    private static string Address(string href)
    {
        if (!href.StartsWith('/'))
        {
            // to write or to call somebody
            return href.Split(':')[0];
        }

        var parts = Id().Replace(href, "{id}").Split('?');
        // a tab is told by its name, whatever else is asked only that it is
        var keys = parts
            .Skip(1)
            .SelectMany(query => query.Split('&'))
            .Select(part => part.StartsWith("tab=", StringComparison.Ordinal) ? part : part.Split('=')[0]);
        return string.Join('?', keys.Any() ? [parts[0], string.Join('&', keys)] : [parts[0]]);
    }

    /// <summary>What it says first; whom or what it is about comes after, and branches to choose from are one like the other.</summary>
    private static string Label(IElement element) =>
        element.Closest("#branches") is not null
            ? "(a branch)"
            : Text((element.GetAttribute("aria-label") ?? element.GetAttribute("title") ?? element.TextContent).Split(':', ',')[0]);

    private static string Text(string text) => Blank().Replace(Number().Replace(Id().Replace(text, "{id}"), "#"), " ").Trim();

    [GeneratedRegex("[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", RegexOptions.NonBacktracking)]
    private static partial Regex Id();

    [GeneratedRegex("[0-9]+([.,:-][0-9]+)*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex("\\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blank();
}
