using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Optica.Benchmarks.Circuits;

/// <summary>What a circuit and its browser say to each other: the hub's calls by name, with the types of what they carry.</summary>
internal sealed partial class CircuitMessages : IInvocationBinder
{
    public const string RenderBatch = "JS.RenderBatch";
    public const string BeginInvokeJS = "JS.BeginInvokeJS";
    public const string Error = "JS.Error";
    public const string EndInvokeDotNet = "JS.EndInvokeDotNet";

    /// <summary>Kind of an answer that is a script's object.</summary>
    private const int ObjectReference = 1;

    private static readonly Dictionary<string, Type[]> Parameters = new(StringComparer.Ordinal)
    {
        [RenderBatch] = [typeof(int), typeof(byte[])],
        [BeginInvokeJS] = [typeof(long), typeof(string), typeof(string), typeof(int), typeof(long), typeof(int)],
        [Error] = [typeof(string)],
        ["JS.AttachComponent"] = [typeof(int), typeof(string)],
        [EndInvokeDotNet] = [typeof(string), typeof(bool), typeof(string)],
        ["JS.EndUpdateRootComponents"] = [typeof(long)],
        ["JS.ReceiveByteArray"] = [typeof(int), typeof(byte[])],
        ["JS.EndLocationChanging"] = [typeof(int), typeof(bool)],
        ["JS.BeginTransmitStream"] = [typeof(long)],
    };

    /// <summary>The framework's own protocol of circuits, which it does not show: found by its name.</summary>
    public static IHubProtocol Protocol() =>
        (IHubProtocol)
            Activator.CreateInstance(
                typeof(CircuitOptions).Assembly.GetTypes().Single(type => type.Name == "BlazorPackHubProtocol"),
                nonPublic: true
            )!;

    public Type GetReturnType(string invocationId) => typeof(string);

    public IReadOnlyList<Type> GetParameterTypes(string methodName) =>
        Parameters.GetValueOrDefault(methodName)
        ?? throw new InvalidOperationException($"The circuit calls {methodName}, which this client does not know.");

    public Type GetStreamItemType(string streamId) => typeof(object);

    /// <summary>The state and the components of a page, as its script sends them back to begin the circuit.</summary>
    public static (string State, string Components) Begin(string page)
    {
        var operations = new JsonArray();
        foreach (Match marker in Marker().Matches(page))
        {
            var id = operations.Count + 1;
            var content = JsonNode.Parse(marker.Groups["json"].Value)!.AsObject();
            content["uniqueId"] = id;
            operations.Add(
                new JsonObject
                {
                    ["type"] = "add",
                    ["ssrComponentId"] = id,
                    ["marker"] = content,
                }
            );
        }

        if (operations.Count == 0)
        {
            throw new InvalidOperationException("The page has no interactive component: was it the login page?");
        }

        return (State().Match(page).Groups["state"].Value, new JsonObject { ["batchId"] = 0, ["operations"] = operations }.ToJsonString());
    }

    /// <summary>What a browser answers to a script call: nothing, or an object to call later.</summary>
    public static object?[] Answer(object?[] call)
    {
        var id = (long)call[0]!;
        object? result = (int)call[3]! == ObjectReference ? new { __jsObjectId = id } : null;
        return [id, true, JsonSerializer.Serialize<object?[]>([id, true, result])];
    }

    /// <summary>What a browser calls when something happens to an element.</summary>
    /// <param name="renderer">The object that takes events.</param>
    /// <param name="what">The handler's number and the name of the event.</param>
    /// <param name="value">What stands in the element; null where there is no such thing.</param>
    public static object?[] Event(long renderer, (ulong Handler, string Name) what, string? value)
    {
        var descriptor = new
        {
            eventHandlerId = what.Handler,
            eventName = what.Name,
            eventFieldInfo = (object?)null,
        };
        object args = value is null ? new { type = what.Name } : new { value };
        return
        [
            what.Handler.ToString(CultureInfo.InvariantCulture),
            null,
            "DispatchEventAsync",
            renderer,
            JsonSerializer.Serialize<object[]>([descriptor, args]),
        ];
    }

    /// <summary>The object that takes events, when a call hands it over.</summary>
    public static long? RendererOf(object?[] call)
    {
        if (call[1] is not string name || !name.EndsWith("attachWebRendererInterop", StringComparison.Ordinal))
        {
            return null;
        }

        return JsonNode.Parse((string)call[2]!)![1]!["__dotNetObject"]!.GetValue<long>();
    }

    /// <summary>Where the circuit wants to go, when a call says so.</summary>
    public static string? GoalOf(object?[] call) =>
        call[1] is string name && name.EndsWith("navigationManager.navigateTo", StringComparison.OrdinalIgnoreCase)
            ? JsonNode.Parse((string)call[2]!)![0]!.GetValue<string>()
            : null;

    [GeneratedRegex("<!--Blazor:(?<json>\\{\"type\":\"server\".*?\\})-->", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>.*?)-->", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex State();
}
