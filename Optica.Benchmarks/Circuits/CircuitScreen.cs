namespace Optica.Benchmarks.Circuits;

/// <summary>What a circuit shows, as far as somebody needs it who types and clicks: the handlers, and when something was drawn.</summary>
internal sealed class CircuitScreen
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Element, string Event), (int Component, ulong Number)> handlers = [];
    private Func<RenderBatch, ReadOnlyMemory<byte>, bool>? awaited;
    private TaskCompletionSource<long> shown = new();

    /// <summary>A batch arrived.</summary>
    public void Draw(ReadOnlyMemory<byte> batch, long at)
    {
        var drawn = new RenderBatch(batch);
        lock (gate)
        {
            foreach (var (component, came) in drawn.Components())
            {
                foreach (var handler in came)
                {
                    Note(component, handler);
                }
            }

            if (awaited?.Invoke(drawn, batch) == true)
            {
                awaited = null;
                shown.TrySetResult(at);
            }
        }
    }

    /// <summary>The number of an element's handler.</summary>
    public ulong Handler(string element, string name) => Find(element, name).Number;

    /// <summary>Waits for a text that is drawn from now on; ask before what draws it is done.</summary>
    /// <returns>When the batch arrived.</returns>
    public Task<long> Text(string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return Await((_, batch) => batch.Span.IndexOf(bytes) >= 0);
    }

    /// <summary>Waits until the component of an element is drawn so many times from now on.</summary>
    /// <returns>When the last batch arrived.</returns>
    public Task<long> Times(string element, string name, int times)
    {
        var component = Find(element, name).Component;
        return Await((batch, _) => batch.Components().Any(one => one.Component == component) && --times == 0);
    }

    private (int Component, ulong Number) Find(string element, string name)
    {
        lock (gate)
        {
            return handlers.TryGetValue((element, name), out var found)
                ? found
                : throw new InvalidOperationException($"There is no {name} of {element} on the screen.");
        }
    }

    private Task<long> Await(Func<RenderBatch, ReadOnlyMemory<byte>, bool> what)
    {
        lock (gate)
        {
            shown = new(TaskCreationOptions.RunContinuationsAsynchronously);
            awaited = what;
            return shown.Task;
        }
    }

    private void Note(int component, ElementHandler handler)
    {
        if (handler.Element is { } element)
        {
            handlers[(element, handler.Event)] = (component, handler.Number);
            return;
        }

        // only the handler changed: its component has one of the kind in all that is asked for here
        foreach (
            var key in handlers
                .Where(one => one.Value.Component == component && one.Key.Event == handler.Event)
                .Select(one => one.Key)
                .ToList()
        )
        {
            handlers[key] = (component, handler.Number);
        }
    }
}
