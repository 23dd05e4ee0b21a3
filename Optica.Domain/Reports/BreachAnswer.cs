using Optica.Domain.Audit;

namespace Optica.Domain.Reports;

/// <summary>Who saw whom within a span of time, as far as the caller reaches the customers.</summary>
/// <param name="From">First instant, UTC.</param>
/// <param name="Until">First instant after it, UTC.</param>
/// <param name="Persons">Whose data was seen, each once, by name.</param>
/// <param name="Viewers">Who saw it, each session once, by name and time.</param>
/// <param name="Pairs">Who of them saw whom.</param>
public sealed record BreachAnswer(
    DateTime From,
    DateTime Until,
    IReadOnlyList<BreachPerson> Persons,
    IReadOnlyList<BreachViewer> Viewers,
    IReadOnlyList<BreachPair> Pairs
)
{
    /// <summary>Since when lists and searches leave a trace, UTC; null when none has yet. Before, only what was opened is known.</summary>
    public DateTime? Since { get; init; }
}

/// <summary>How often, when, and how much was seen.</summary>
/// <param name="Times">Pages and records on which it was shown.</param>
/// <param name="First">First time, UTC.</param>
/// <param name="Last">Last time, UTC.</param>
/// <param name="Kinds">What was seen, each once.</param>
public sealed record BreachSeen(int Times, DateTime First, DateTime Last, IReadOnlyList<SightingKind> Kinds);

/// <summary>A person whose data was seen.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Their name.</param>
/// <param name="Document">RUT or other document.</param>
/// <param name="Branch">Their branch.</param>
/// <param name="Seen">How it was seen.</param>
public sealed record BreachPerson(Guid CustomerId, string Name, string? Document, string Branch, BreachSeen Seen);

/// <summary>Somebody who saw data, in one session.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Name">Their name.</param>
/// <param name="Session">The session; null where it is not known or was no session's.</param>
/// <param name="Persons">How many different persons.</param>
/// <param name="Seen">How it was seen.</param>
public sealed record BreachViewer(Guid UserId, string Name, BreachSession? Session, int Persons, BreachSeen Seen);

/// <summary>A session, as far as it is known.</summary>
/// <param name="Id">The session.</param>
/// <param name="Client">What the browser or client calls itself; null once it is forgotten.</param>
/// <param name="Address">Network address it began from.</param>
/// <param name="StartedAt">When it began, UTC.</param>
public sealed record BreachSession(Guid Id, string? Client, string? Address, DateTime? StartedAt);

/// <summary>Who saw whom in which session.</summary>
/// <param name="Person">The person, with how they were seen by this viewer.</param>
/// <param name="Viewer">Name of who saw them.</param>
/// <param name="Session">In which session.</param>
public sealed record BreachPair(BreachPerson Person, string Viewer, BreachSession? Session);
