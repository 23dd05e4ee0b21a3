using Optica.Domain.Quotes;

namespace Optica.Portal.Features.Quotes;

/// <summary>Two people changed one quote at once.</summary>
/// <param name="Before">What both began with.</param>
/// <param name="Mine">What this user typed.</param>
/// <param name="Theirs">What is saved now.</param>
/// <param name="Clashes">Fields the user has to choose for.</param>
/// <param name="Taken">Fields that only the other one changed and that were taken over.</param>
/// <param name="By">Who saved meanwhile; null for the system.</param>
public sealed record QuoteConflict(
    QuoteInput Before,
    QuoteInput Mine,
    QuoteInput Theirs,
    IReadOnlyList<string> Clashes,
    IReadOnlyList<string> Taken,
    string? By
);
