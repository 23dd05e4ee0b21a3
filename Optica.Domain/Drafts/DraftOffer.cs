namespace Optica.Domain.Drafts;

/// <summary>What its owner typed before and may go on with.</summary>
/// <param name="Id">The draft.</param>
/// <param name="Content">What was typed, as the form wrote it.</param>
/// <param name="SavedAt">When it was last added to, UTC.</param>
public sealed record DraftOffer(Guid Id, string Content, DateTime SavedAt);
