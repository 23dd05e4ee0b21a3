using Optica.Domain.Saving;

namespace Optica.Data.Saving;

/// <summary>
/// Is told of every change on the thread that committed or read it, while the feed is locked: it only takes note, waits for nothing and
/// asks the feed nothing.
/// </summary>
internal interface IChangeFollower
{
    /// <summary>These were committed.</summary>
    void Note(IReadOnlyList<Change> changes);

    /// <summary>Anything may have been committed.</summary>
    void NoteGap();
}
