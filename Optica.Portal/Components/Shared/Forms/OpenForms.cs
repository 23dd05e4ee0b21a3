using System.Collections.Concurrent;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>
/// The open forms of all circuits that keep what is typed: before the portal stops, or their session is locked or signed out, they are
/// asked for it once more.
/// </summary>
public sealed class OpenForms
{
    /// <summary>A line that is gone does not answer: a screen is locked without it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<object, (Guid? Session, Func<Task> Keep)> open = new(ReferenceEqualityComparer.Instance);

    /// <summary>A form is on a screen.</summary>
    /// <param name="form">Which.</param>
    /// <param name="session">Of which session.</param>
    /// <param name="keep">Keeps what it holds by now, the word that is being typed included.</param>
    public void Add(object form, Guid? session, Func<Task> keep) => open[form] = (session, keep);

    /// <summary>It is there no longer.</summary>
    public void Remove(object form) => open.TryRemove(form, out _);

    /// <summary>Has all of them keep what they hold; one that cannot keeps none of the others from it.</summary>
    public Task KeepAllAsync() => KeepAsync(_ => true);

    /// <summary>
    /// Has the forms of a session keep what they hold while it may still write: what was typed within the last second, in other tabs too.
    /// It ends in any case: a form that could not be kept has said so itself, and nobody waits long for one that does not answer.
    /// </summary>
    public async Task KeepOfAsync(Guid session) =>
        await KeepAsync(of => of == session).WaitAsync(Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private Task KeepAsync(Func<Guid?, bool> wanted) =>
        Task.WhenAll(open.Values.Where(form => wanted(form.Session)).Select(async form => await form.Keep()));
}
