using System.Collections.Concurrent;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>The open forms of all circuits that keep what is typed: before the portal stops they are asked for it once more.</summary>
public sealed class OpenForms
{
    private readonly ConcurrentDictionary<object, Func<Task>> open = new(ReferenceEqualityComparer.Instance);

    /// <summary>A form is on a screen.</summary>
    /// <param name="form">Which.</param>
    /// <param name="keep">Keeps what it holds by now, the word that is being typed included.</param>
    public void Add(object form, Func<Task> keep) => open[form] = keep;

    /// <summary>It is there no longer.</summary>
    public void Remove(object form) => open.TryRemove(form, out _);

    /// <summary>Has all of them keep what they hold; one that cannot keeps none of the others from it.</summary>
    public Task KeepAllAsync() => Task.WhenAll(open.Values.Select(async keep => await keep()));
}
