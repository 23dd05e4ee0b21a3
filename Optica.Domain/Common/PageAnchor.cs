namespace Optica.Domain.Common;

/// <summary>The row that a page begins beside: the next page begins after the last row of this one, the previous one ends before the first.</summary>
/// <param name="Id">The row.</param>
/// <param name="IsBefore">Whether the page ends before the row instead of beginning after it.</param>
public sealed record PageAnchor(Guid Id, bool IsBefore);
