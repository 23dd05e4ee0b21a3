using Microsoft.JSInterop;

namespace Optica.Benchmarks.Board;

/// <summary>There is no browser where a view is only written as text: whoever calls one is told so.</summary>
internal sealed class NoBrowser : IJSRuntime
{
    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) =>
        throw new InvalidOperationException($"{identifier} was called without a browser.");

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
        InvokeAsync<TValue>(identifier, args);
}
