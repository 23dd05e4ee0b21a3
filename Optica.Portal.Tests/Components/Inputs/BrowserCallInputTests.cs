using System.Reflection;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;
using Optica.Domain.Common;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Architecture;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Inputs;

/// <summary>
/// The corpus in everything that a browser may call by itself (SECURITY 26, §3): the objects are those that pages hand to their scripts,
/// the methods are found by their mark. No call fails, no page ends, nothing is logged as an error.
/// </summary>
public sealed class BrowserCallInputTests
{
    /// <summary>A message of a circuit is 32 KB at most.</summary>
    private static readonly string?[] Texts =
    [
        null,
        .. NaughtyStrings.All.Where(text => text.Length <= 16_001).Distinct(StringComparer.Ordinal),
    ];

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryCall_WithTheCorpus_IsTakenOrRefused()
    {
        using var log = new LineCatcher();
        await using var host = new ApiHost
        {
            Configure = builder =>
                builder.ConfigureServices(services => services.AddLogging(logging => logging.ClearProviders().AddProvider(log))),
        };
        await host.InitializeAsync();
        var called = new HashSet<MethodInfo>();
        var wrong = new List<string>();
        foreach (var page in (await PortalPages.AllAsync(host)).Append(PortalPages.Around))
        {
            await using var circuit = new CircuitContext(host, page.Visitor ?? host.World.Chief);
            var shown = await OpenAsync(circuit, page);
            foreach (var (target, method) in Calls(circuit).Where(call => called.Add(call.Method)).ToList())
            {
                wrong.AddRange((await CallAsync(shown, target, method)).Select(what => $"{page}: {what}"));
            }

            if (circuit.Renderer.UnhandledException is { IsCompletedSuccessfully: true } failure)
            {
                wrong.Add($"{page} ended: {await failure}");
            }
        }

        Findings.None(wrong.Concat(log.Errors).Take(20));
        Findings.None(
            Marked().Where(method => !called.Contains(method)).Select(method => $"{method.DeclaringType}.{method.Name} was on no page")
        );
    }

    private static async Task<IRenderedComponent<IComponent>> OpenAsync(CircuitContext circuit, PortalPage page)
    {
        await circuit.Access.RefreshAsync(Cancellation);
        circuit.JSInterop.SetupModule(_ => true).Mode = JSRuntimeMode.Loose;
        var shown = page.Draw(circuit);
        await Patiently.UntilAsync(
            () => Task.FromResult(shown.FindAll(".skeleton, [aria-busy=true]").All(part => part.Closest("[popover]") is not null)),
            TimeSpan.FromSeconds(20),
            $"{page} never loads"
        );
        return shown;
    }

    /// <summary>What the page handed to its scripts.</summary>
    private static IEnumerable<(object Target, MethodInfo Method)> Calls(CircuitContext circuit) =>
        from asked in circuit.JSInterop.Invocations
        from argument in asked.Arguments.OfType<object>()
        where argument.GetType().IsGenericType && argument.GetType().GetGenericTypeDefinition() == typeof(DotNetObjectReference<>)
        let target = argument.GetType().GetProperty("Value")!.GetValue(argument)!
        from method in target.GetType().GetMethods()
        where method.IsDefined(typeof(JSInvokableAttribute))
        select (target, method);

    private static async Task<List<string>> CallAsync(IRenderedComponent<IComponent> shown, object target, MethodInfo method)
    {
        var wrong = new List<string>();
        for (var at = 0; at < Texts.Length; at++)
        {
            object?[] given = [.. method.GetParameters().Select((parameter, place) => Make(parameter.ParameterType, at + (place * 7)))];
            try
            {
                await shown
                    .InvokeAsync(async () => await (method.Invoke(target, given) as Task ?? Task.CompletedTask))
                    .WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
            }
            catch (Exception problem)
            {
                wrong.Add(
                    $"{target.GetType().Name}.{method.Name} with {string.Join(", ", given.Select(Shown))}: {problem.GetBaseException()}"
                );
            }
        }

        return wrong;
    }

    /// <summary>What the framework would make of a message: what it cannot read it refuses before anything is called.</summary>
    private static object? Make(Type type, int at) =>
        type == typeof(string) ? Texts[at % Texts.Length]
        : type == typeof(Guid) ? (at % 2 == 0 ? Guid.Empty : Ids.New(TimeProvider.System))
        : type == typeof(bool) ? at % 2 == 0
        : type == typeof(int) ? new[] { 0, -1, int.MinValue, int.MaxValue, 60 }[at % 5]
        : at % 9 == 0 ? null
        : Activator.CreateInstance(
            type,
            [
                .. type.GetConstructors()
                    .Single()
                    .GetParameters()
                    .Select((parameter, place) => Make(parameter.ParameterType, at + (place * 3))),
            ]
        );

    private static IEnumerable<MethodInfo> Marked() =>
        typeof(Program)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.IsDefined(typeof(JSInvokableAttribute)));

    private static string Shown(object? value) =>
        value is string text
            ? System.Text.Json.JsonSerializer.Serialize(text.Length > 60 ? text[..60].Replace('\uD800', '?') : text)
            : $"{value}";
}
