using Optica.Data.Access;

namespace Optica.Portal.Identity;

/// <summary>The ticket of a cookie that the framework has refused: it opens nothing, and its holder is told why.</summary>
/// <param name="Ticket">What the cookie said.</param>
internal sealed record RejectedTicket(AccessTicket Ticket);
